using Akka.Actor;

namespace ActorConcurrency.Actors.Tracing;

/// <summary>
/// A <see cref="ReceiveActor"/> that can be traced. Its messages and its life cycle are published as <see cref="TraceEvent"/>s on the
/// event stream while <c>actorconcurrency.tracing.enabled</c> is on; off, each costs one branch.
/// </summary>
public abstract class TracedReceiveActor : ReceiveActor
{
    /// <summary>Null while tracing is off.</summary>
    private protected ActorTrace? Trace { get; } = ActorTrace.Of(Context);

    /// <summary>Whether events are published: look before you build a note's text.</summary>
    protected bool IsTraced => Trace is not null;

    /// <summary>Publishes a note about the actor's state, when tracing is on.</summary>
    protected void TraceNote(string text) => Trace?.Note(text);

    /// <summary>Publishes the state that the actor is in, when tracing is on and it is not the one published last.</summary>
    protected void TraceState(string state) => Trace?.State(state);

    /// <inheritdoc />
    public override void AroundPreStart()
    {
        Trace?.Started();
        base.AroundPreStart();
    }

    /// <inheritdoc />
    public override void AroundPostRestart(Exception cause, object? message)
    {
        Trace?.Restarted(cause, message);
        base.AroundPostRestart(cause, message!);
    }

    /// <inheritdoc />
    public override void AroundPostStop()
    {
        base.AroundPostStop();
        Trace?.Stopped();
    }

    /// <inheritdoc />
    protected override bool AroundReceive(Receive receive, object message) =>
        base.AroundReceive(Trace is null ? receive : Trace.Around(receive, Sender), message);
}
