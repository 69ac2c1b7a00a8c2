using ActorConcurrency.Engine.Remote.Tests.Support;
using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Engine.Remote.Tests;

public sealed class RemoteMessagingTests : IAsyncLifetime
{
    private readonly Nodes _nodes = new();
    private ActorSystem _a = null!;
    private ActorSystem _b = null!;

    public Task InitializeAsync()
    {
        _a = _nodes.Start("a");
        _b = _nodes.Start("b");
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _nodes.DisposeAsync();

    [Fact]
    public async Task Ask_RemoteActor_IsAnswered()
    {
        var echo = _b.ActorOf(Props.Create(() => new Echo()), "echo");
        var remote = await Nodes.Find(_a, echo, _b);

        var answer = await remote.Ask<string>("hello", Nodes.Patience);

        Assert.Equal("hello", answer);
        Assert.Equal(Nodes.AddressOf(_b), remote.Path.Address);
    }

    [Fact]
    public async Task Ask_ForSender_GivesReferenceOfAsker()
    {
        var probe = _b.ActorOf(Props.Create(() => new WhoAsks()), "who");
        var remote = await Nodes.Find(_a, probe, _b);

        var asker = await remote.Ask<IActorRef>("who?", Nodes.Patience);

        Assert.Equal(_a.Name, asker.Path.Address.System);
    }

    [Fact]
    public async Task Tell_ManyMessages_KeepsTheirOrder()
    {
        const int Count = 20_000;
        var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var receiver = _b.ActorOf(Props.Create(() => new InOrder(Count, done)), "in-order");
        var remote = await Nodes.Find(_a, receiver, _b);

        for (var i = 0; i < Count; i++) remote.Tell(i, ActorRefs.NoSender);

        Assert.True(await done.Task.WaitAsync(Nodes.Patience));
    }

    [Fact]
    public async Task Tell_BeforeConnection_ArrivesInOrder()
    {
        const int Count = 1_000;
        var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var receiver = _b.ActorOf(Props.Create(() => new InOrder(Count, done)), "in-order");
        var remote = Nodes.Resolve(_a, receiver, _b);

        for (var i = 0; i < Count; i++) remote.Tell(i, ActorRefs.NoSender);

        Assert.True(await done.Task.WaitAsync(Nodes.Patience));
    }

    [Fact]
    public async Task Watch_RemoteActorStops_TellsTerminated()
    {
        var subject = _b.ActorOf(Props.Create(() => new Echo()), "subject");
        var remote = await Nodes.Find(_a, subject, _b);
        var watching = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var terminated = new TaskCompletionSource<Terminated>(TaskCreationOptions.RunContinuationsAsynchronously);
        _a.ActorOf(Props.Create(() => new Watcher(remote, watching, terminated)));
        await watching.Task.WaitAsync(Nodes.Patience);

        _b.Stop(subject);

        var message = await terminated.Task.WaitAsync(Nodes.Patience);
        Assert.Equal(remote, message.ActorRef);
        Assert.True(message.ExistenceConfirmed);
        Assert.False(message.AddressTerminated);
    }

    [Fact]
    public async Task Watch_ActorThatIsNotThere_TellsTerminatedWithoutExistence()
    {
        var gone = _b.ActorOf(Props.Create(() => new Echo()), "gone");
        var remote = Nodes.Resolve(_a, gone, _b);
        Assert.True(await gone.GracefulStop(Nodes.Patience));
        var watching = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var terminated = new TaskCompletionSource<Terminated>(TaskCreationOptions.RunContinuationsAsynchronously);

        _a.ActorOf(Props.Create(() => new Watcher(remote, watching, terminated)));

        Assert.False((await terminated.Task.WaitAsync(Nodes.Patience)).ExistenceConfirmed);
    }

    [Fact]
    public async Task ResolveOne_NoSuchRemoteActor_FailsAtOnce() =>
        await Assert.ThrowsAsync<ActorNotFoundException>(
            () => _a.ActorSelection(new RootActorPath(Nodes.AddressOf(_b)) / "user" / "nobody").ResolveOne(Nodes.Patience));

    [Fact]
    public async Task Selection_WithWildcard_ReachesAllRemoteActors()
    {
        _b.ActorOf(Props.Create(() => new Echo()), "worker-1");
        _b.ActorOf(Props.Create(() => new Echo()), "worker-2");
        using var inbox = Inbox.Create(_a);

        _a.ActorSelection($"{Nodes.AddressOf(_b)}/user/worker-*").Tell("hello", inbox.Receiver);

        Assert.Equal("hello", await inbox.ReceiveAsync(Nodes.Patience));
        Assert.Equal("hello", await inbox.ReceiveAsync(Nodes.Patience));
    }

    [Fact]
    public async Task Tell_UnregisteredType_IsRefusedAndFailsTheAsk()
    {
        var echo = _b.ActorOf(Props.Create(() => new Echo()), "echo");
        var remote = await Nodes.Find(_a, echo, _b);

        var refused = await Assert.ThrowsAsync<System.Runtime.Serialization.SerializationException>(
            () => remote.Ask<object>(new NotRegistered(1), Nodes.Patience));

        Assert.Contains(typeof(NotRegistered).FullName!, refused.Message);
        Assert.Equal("still there", await remote.Ask<string>("still there", Nodes.Patience));
    }

    private sealed record NotRegistered(int Value);
}
