using Akka.Actor;

namespace ActorConcurrency.Actors.Tracing;

/// <summary>
/// A state machine that can be traced. Its messages, its states and its life cycle are published as <see cref="TraceEvent"/>s on the
/// event stream while <c>actorconcurrency.tracing.enabled</c> is on; off, each costs one branch.
/// </summary>
public abstract class TracedFsm<TState, TData> : FSM<TState, TData>
{
    private readonly ActorTrace? _trace = ActorTrace.Of(Context);

    /// <summary>Publishes the transitions while tracing is on.</summary>
    protected TracedFsm()
    {
        if (_trace is not null)
            OnTransition((_, next) => _trace.State($"{next}"));
    }

    /// <summary>Whether events are published: look before you build a note's text.</summary>
    protected bool IsTraced => _trace is not null;

    /// <summary>Publishes a note about the actor's state, when tracing is on.</summary>
    protected void TraceNote(string text) => _trace?.Note(text);

    /// <inheritdoc />
    public override void AroundPreStart()
    {
        _trace?.Started();
        base.AroundPreStart();
        _trace?.State($"{StateName}");
    }

    /// <inheritdoc />
    public override void AroundPostRestart(Exception cause, object? message)
    {
        _trace?.Restarted(cause, message);
        base.AroundPostRestart(cause, message!);
        _trace?.State($"{StateName}");
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
