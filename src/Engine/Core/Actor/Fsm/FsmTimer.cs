namespace Akka.Actor;

/// <summary>
/// A named timer of a state machine, and the message that it sends. The generation tells a tick of this timer from one of an earlier
/// timer with the same name that was in the mailbox already when it was cancelled.
/// </summary>
internal sealed class FsmTimer(string name, object message, bool repeat, int generation) : INoSerializationVerificationNeeded
{
    private ICancelable? _schedule;

    public string Name { get; } = name;

    public object Message { get; } = message;

    public bool Repeat { get; } = repeat;

    public int Generation { get; } = generation;

    public void Start(IScheduler scheduler, IActorRef fsm, TimeSpan timeout) => _schedule = Repeat
        ? scheduler.ScheduleTellRepeatedlyCancelable(timeout, timeout, fsm, this, fsm)
        : scheduler.ScheduleTellOnceCancelable(timeout, fsm, this, fsm);

    public void Cancel() => _schedule?.Cancel();

    public override string ToString() => $"timer '{Name}'";
}

/// <summary>The end of a state's time-out; stale if the machine has processed anything since.</summary>
internal sealed class FsmStateTimeoutMarker(long generation) : INoSerializationVerificationNeeded
{
    public long Generation { get; } = generation;
}
