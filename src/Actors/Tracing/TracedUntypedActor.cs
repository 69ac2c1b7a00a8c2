using Akka.Actor;

namespace ActorConcurrency.Actors.Tracing;

/// <summary>
/// An <see cref="UntypedActor"/> that can be traced. Its messages and its life cycle are published as <see cref="TraceEvent"/>s on the
/// event stream while <c>actorconcurrency.tracing.enabled</c> is on; off, each costs one branch.
/// </summary>
public abstract class TracedUntypedActor : UntypedActor
{
    private readonly ActorTrace? _trace = ActorTrace.Of(Context);

    /// <summary>Whether events are published: look before you build a note's text.</summary>
    protected bool IsTraced => _trace is not null;

    /// <summary>Publishes a note about the actor's state, when tracing is on.</summary>
    protected void TraceNote(string text) => _trace?.Note(text);

    /// <summary>Publishes the state that the actor is in, when tracing is on and it is not the one published last.</summary>
    protected void TraceState(string state) => _trace?.State(state);

    /// <inheritdoc />
    public override void AroundPreStart()
    {
        _trace?.Started();
        base.AroundPreStart();
    }

    /// <inheritdoc />
    public override void AroundPostRestart(Exception cause, object? message)
    {
        _trace?.Restarted(cause, message);
        base.AroundPostRestart(cause, message!);
    }

    /// <inheritdoc />
    public override void AroundPostStop()
    {
        base.AroundPostStop();
        _trace?.Stopped();
    }

    /// <inheritdoc />
    protected override bool AroundReceive(Receive receive, object message) =>
        base.AroundReceive(_trace is null ? receive : _trace.Around(receive, Sender), message);
}
