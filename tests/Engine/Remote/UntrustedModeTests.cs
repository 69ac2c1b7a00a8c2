using ActorConcurrency.Engine.Remote.Tests.Support;
using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Engine.Remote.Tests;

/// <summary>A node that lets others talk to its actors, and no more.</summary>
public sealed class UntrustedModeTests : IAsyncLifetime
{
    private readonly Nodes _nodes = new();
    private ActorSystem _client = null!;
    private ActorSystem _server = null!;
    private IActorRef _echo = null!;

    public async Task InitializeAsync()
    {
        _client = _nodes.Start("client");
        _server = _nodes.Start("server", """
            akka.remote { untrusted-mode = on, trusted-selection-paths = ["/user/reception"] }
            """);
        // Actors that the client knows by their references, which one of the server's own tells it.
        var echo = _server.ActorOf(Props.Create(() => new Echo()), "echo");
        _server.ActorOf(Props.Create(() => new Reception(echo)), "reception");
        var reception = _client.ActorSelection(new RootActorPath(Nodes.AddressOf(_server)) / "user" / "reception");
        _echo = await reception.Ask<IActorRef>("who is there?", Nodes.Patience);
    }

    public async Task DisposeAsync() => await _nodes.DisposeAsync();

    [Fact]
    public async Task Tell_AKnownActor_IsDelivered() => Assert.Equal("hello", await _echo.Ask<string>("hello", Nodes.Patience));

    [Fact]
    public async Task Tell_WhatWouldStopTheActor_IsDropped()
    {
        _echo.Tell(PoisonPill.Instance);
        _echo.Tell(Kill.Instance);
        ((IInternalActorRef)_echo).Stop();

        // In order behind them.
        Assert.Equal("still here", await _echo.Ask<string>("still here", Nodes.Patience));
    }

    [Fact]
    public async Task Select_AnotherPathThanTheTrusted_IsDropped()
    {
        var other = _client.ActorSelection(new RootActorPath(Nodes.AddressOf(_server)) / "user" / "echo");
        var answer = other.Ask<ActorIdentity>(new Identify("other"), Nodes.Patience);

        // In order behind it.
        Assert.Equal("hello", await _echo.Ask<string>("hello", Nodes.Patience));
        Assert.False(answer.IsCompleted);
    }

    [Fact]
    public async Task Watch_AKnownActor_TellsItsEnd()
    {
        var watching = new TaskCompletionSource();
        var terminated = new TaskCompletionSource<Terminated>();
        _client.ActorOf(Props.Create(() => new Watcher(_echo, watching, terminated)));
        await watching.Task.WaitAsync(Nodes.Patience);

        _server.ActorSelection("/user/echo").Tell(PoisonPill.Instance);

        Assert.Equal(_echo, (await terminated.Task.WaitAsync(Nodes.Patience)).ActorRef);
    }

    private sealed class Reception : ReceiveActor
    {
        public Reception(IActorRef echo) => ReceiveAny(_ => Sender.Tell(echo));
    }
}
