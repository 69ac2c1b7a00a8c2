using ActorConcurrency.Engine.Remote.Tests.Support;
using Akka.Actor;
using Akka.Remote;
using Xunit;

namespace ActorConcurrency.Engine.Remote.Tests;

public sealed class RemoteEventsTests : IAsyncLifetime
{
    private readonly Nodes _nodes = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _nodes.DisposeAsync();

    [Fact]
    public async Task Connect_FirstMessage_PublishesAssociatedOnBothSides()
    {
        var a = _nodes.Start("a");
        var b = _nodes.Start("b");
        var outgoing = a.Next<AssociatedEvent>();
        var incoming = b.Next<AssociatedEvent>();

        await Nodes.Find(a, b.ActorOf(Props.Create(() => new Echo()), "echo"), b);

        Assert.Equal(Nodes.AddressOf(b), (await outgoing).RemoteAddress);
        Assert.False((await outgoing).IsInbound);
        Assert.Equal(Nodes.AddressOf(a), (await incoming).RemoteAddress);
        Assert.True((await incoming).IsInbound);
    }

    [Fact]
    public async Task Terminate_OtherSystem_PublishesDisassociated()
    {
        var a = _nodes.Start("a");
        var b = _nodes.Start("b");
        await Nodes.Find(a, b.ActorOf(Props.Create(() => new Echo()), "echo"), b);
        var ended = a.Next<DisassociatedEvent>();

        await b.Terminate().WaitAsync(Nodes.Patience);

        Assert.Equal(Nodes.AddressOf(b), (await ended).RemoteAddress);
    }

    [Fact]
    public async Task Tell_NobodyListens_PublishesErrorAndDeadLetter()
    {
        var a = _nodes.Start("a");
        var b = _nodes.Start("b");
        var echo = b.ActorOf(Props.Create(() => new Echo()), "echo");
        var remote = Nodes.Resolve(a, echo, b);
        await b.Terminate().WaitAsync(Nodes.Patience);
        var error = a.Next<AssociationErrorEvent>();
        var letter = a.Next<Akka.Event.DeadLetter>(d => d.Message is "lost");

        remote.Tell("lost");

        Assert.Equal(remote.Path.Address, (await error).RemoteAddress);
        Assert.Equal(remote, (await letter).Recipient);
    }

    [Fact]
    public async Task Terminate_WatchedActorsSystem_TellsTerminated()
    {
        var a = _nodes.Start("a");
        var b = _nodes.Start("b");
        var remote = await Nodes.Find(a, b.ActorOf(Props.Create(() => new Echo()), "subject"), b);
        var watching = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var terminated = new TaskCompletionSource<Terminated>(TaskCreationOptions.RunContinuationsAsynchronously);
        a.ActorOf(Props.Create(() => new Watcher(remote, watching, terminated)));
        await watching.Task.WaitAsync(Nodes.Patience);

        await b.Terminate().WaitAsync(Nodes.Patience);

        Assert.Equal(remote, (await terminated.Task.WaitAsync(Nodes.Patience)).ActorRef);
    }
}
