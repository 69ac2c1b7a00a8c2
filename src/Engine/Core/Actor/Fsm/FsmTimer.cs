namespace Akka.Actor;

/// <summary>
/// A named timer of a state machine, and the message that it sends: the machine takes it only while it has this very timer, so a tick
/// that was in the mailbox already when its timer was cancelled or the machine restarted is dropped.
/// </summary>
internal sealed class FsmTimer(string name, object message, bool repeat) : INoSerializationVerificationNeeded
{
    private ICancelable? _schedule;

    public string Name { get; } = name;

    public object Message { get; } = message;

    public bool Repeat { get; } = repeat;

    public void Start(IScheduler scheduler, IActorRef fsm, TimeSpan timeout) => _schedule = Repeat
        ? scheduler.ScheduleTellRepeatedlyCancelable(timeout, timeout, fsm, this, fsm)
        : scheduler.ScheduleTellOnceCancelable(timeout, fsm, this, fsm);

    public void Cancel() => _schedule?.Cancel();

    public override string ToString() => $"timer '{Name}'";
}

/// <summary>The end of a state's time-out; stale if the machine has processed anything since it was scheduled.</summary>
internal sealed class FsmStateTimeoutMarker : INoSerializationVerificationNeeded;
