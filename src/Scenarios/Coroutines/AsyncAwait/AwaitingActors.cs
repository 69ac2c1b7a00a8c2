using ActorConcurrency.Actors.Promises;
using ActorConcurrency.Actors.Tracing;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Coroutines.AsyncAwait;

/// <summary>Waits for the promise inside the handler of a message: until it is over no other message of its own is handled.</summary>
internal sealed class AwaitingActor : TracedReceiveActor
{
    public AwaitingActor(RuleStage stage, ActorPromise<int> promise)
    {
        ReceiveAsync<Begin>(async _ =>
        {
            stage.Note("waits");
            Sender.Tell(Begun.Instance);
            stage.Note("goes-on", await promise.WaitAsync(null, stage.Stopping));
        });
        Receive<Next>(_ =>
        {
            stage.Note("handles-next");
            Sender.Tell(Handled.Instance);
        });
    }
}

/// <summary>Has the promise's outcome sent to itself as a message: between the two it handles all others.</summary>
internal sealed class PipingActor : TracedReceiveActor
{
    private IActorRef _waitsForEnd = ActorRefs.Nobody;

    public PipingActor(RuleStage stage, ActorPromise<int> promise)
    {
        Receive<Begin>(_ =>
        {
            stage.Note("waits");
            promise.WaitAsync(null, stage.Stopping).PipeTo(Self, success: value => new Arrived(value));
            Sender.Tell(Begun.Instance);
        });
        Receive<Next>(_ =>
        {
            stage.Note("handles-next");
            Sender.Tell(Handled.Instance);
        });
        Receive<End>(_ => _waitsForEnd = Sender);
        Receive<Arrived>(m =>
        {
            stage.Note("goes-on", m.Value);
            _waitsForEnd.Tell(Handled.Instance);
        });
    }

    private sealed record Arrived(int Value);
}

/// <summary>Somebody else, with messages of its own.</summary>
internal sealed class HandlingActor : TracedReceiveActor
{
    public HandlingActor(RuleStage stage) => Receive<Next>(_ =>
    {
        stage.Note("another-handles");
        Sender.Tell(Handled.Instance);
    });
}

/// <summary>Begin to wait; answered by <see cref="Begun"/> before the wait.</summary>
internal sealed record Begin
{
    public static readonly Begin Instance = new();
}

/// <summary>The wait has begun.</summary>
internal sealed record Begun
{
    public static readonly Begun Instance = new();
}

/// <summary>Another message; answered by <see cref="Handled"/>.</summary>
internal sealed record Next
{
    public static readonly Next Instance = new();
}

/// <summary>Asks to be told when the wait is over.</summary>
internal sealed record End
{
    public static readonly End Instance = new();
}

/// <summary>The message was handled.</summary>
internal sealed record Handled
{
    public static readonly Handled Instance = new();
}
