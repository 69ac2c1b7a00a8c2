using ActorConcurrency.Engine.Remote.Tests.Support;
using Akka.Actor;
using Akka.Remote;
using Akka.Remote.Transports;
using Xunit;

namespace ActorConcurrency.Engine.Remote.Tests.EmbeddedOnly;

/// <summary>A node falls silent: the network inside the process is cut.</summary>
public sealed class PartitionTests : IAsyncLifetime
{
    private const string Impatient = """
        actorconcurrency.engine.remote.transport = memory
        akka.remote.retry-gate-closed-for = 100ms
        akka.remote.watch-failure-detector { heartbeat-interval = 100ms, acceptable-heartbeat-pause = 1s, unreachable-nodes-reaper-interval = 100ms, expected-response-after = 100ms }
        """;

    private readonly Nodes _nodes = new();
    private ActorSystem _a = null!;
    private ActorSystem _b = null!;

    public Task InitializeAsync()
    {
        _a = _nodes.Start("a", Impatient);
        _b = _nodes.Start("b", Impatient);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        MemoryNetwork.Heal(Nodes.AddressOf(_a), Nodes.AddressOf(_b));
        await _nodes.DisposeAsync();
    }

    [Fact]
    public async Task Silence_OfAWatchedActorsNode_TellsTerminatedAndQuarantines()
    {
        var (remote, terminated) = await Watch();
        var quarantined = _a.Next<QuarantinedEvent>();

        MemoryNetwork.Cut(Nodes.AddressOf(_a), Nodes.AddressOf(_b));

        var message = await terminated.WaitAsync(Nodes.Patience);
        Assert.Equal(remote, message.ActorRef);
        Assert.True(message.AddressTerminated);
        var given = await quarantined;
        Assert.Equal(Nodes.AddressOf(_b), given.Address);
        Assert.Equal(AddressUidExtension.Uid(_b), given.Uid);
    }

    [Fact]
    public async Task Heal_AfterQuarantine_RefusesTheIncarnation()
    {
        var (_, terminated) = await Watch();
        MemoryNetwork.Cut(Nodes.AddressOf(_a), Nodes.AddressOf(_b));
        await terminated.WaitAsync(Nodes.Patience);
        var refused = _b.Next<ThisActorSystemQuarantinedEvent>();
        var echo = _a.ActorOf(Props.Create(() => new Echo()), "echo");

        MemoryNetwork.Heal(Nodes.AddressOf(_a), Nodes.AddressOf(_b));

        // The other side does not know of it until it finds its connection dead; the next one is refused.
        var lost = _b.Next<DisassociatedEvent>();
        Nodes.Resolve(_b, echo, _a).Tell("lost");
        await lost;
        Nodes.Resolve(_b, echo, _a).Tell("refused");
        await refused;
    }

    [Fact]
    public async Task Restart_AtTheSameAddress_IsAnotherIncarnation()
    {
        var (_, terminated) = await Watch();
        MemoryNetwork.Cut(Nodes.AddressOf(_a), Nodes.AddressOf(_b));
        await terminated.WaitAsync(Nodes.Patience);
        var address = Nodes.AddressOf(_b);
        await _b.Terminate().WaitAsync(Nodes.Patience);
        MemoryNetwork.Heal(Nodes.AddressOf(_a), address);

        var successor = _nodes.Start("b", $"akka.remote.dot-netty.tcp.port = {address.Port}\n{Impatient}");
        var echo = successor.ActorOf(Props.Create(() => new Echo()), "subject");
        var asker = await Nodes.Find(successor, _a.ActorOf(Props.Create(() => new Echo()), "other"), _a);

        Assert.Equal("hello", await asker.Ask<string>("hello", Nodes.Patience));
        Assert.Equal("hello", await (await Nodes.Find(_a, echo, successor)).Ask<string>("hello", Nodes.Patience));
        Assert.NotEqual(AddressUidExtension.Uid(_b), AddressUidExtension.Uid(successor));
    }

    [Fact]
    public async Task ShortCut_SystemMessages_ArriveAfterwards()
    {
        var subject = _b.ActorOf(Props.Create(() => new Echo()), "subject");
        var (_, terminated) = await Watch(subject);
        var association = ((RemoteActorRefProvider)((ExtendedActorSystem)_b).Provider).Remoting.With(Nodes.AddressOf(_a));
        var lost = _b.Next<DisassociatedEvent>();

        // The connection breaks, and the death is noticed while there is none.
        association.BreakLinks();
        await lost;
        _b.Stop(subject);

        Assert.False((await terminated.WaitAsync(Nodes.Patience)).AddressTerminated);
    }

    private async Task<(IActorRef Remote, Task<Terminated> Terminated)> Watch(IActorRef? subject = null)
    {
        subject ??= _b.ActorOf(Props.Create(() => new Echo()), "subject");
        var remote = await Nodes.Find(_a, subject, _b);
        var watching = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var terminated = new TaskCompletionSource<Terminated>(TaskCreationOptions.RunContinuationsAsynchronously);
        _a.ActorOf(Props.Create(() => new Watcher(remote, watching, terminated)));
        await watching.Task.WaitAsync(Nodes.Patience);
        return (remote, terminated.Task);
    }
}
