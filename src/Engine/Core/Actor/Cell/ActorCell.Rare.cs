using Akka.Dispatch;
using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <remarks>What few actors have is apart from the rest: an actor without it is smaller.</remarks>
public partial class ActorCell
{
    private RareState? _rare;

    private RareState Rare => _rare ??= new RareState();

    private ReceiveTimer? IdleTimer => _rare?.IdleTimer;

    private TimerScheduler? Timers => _rare?.Timers;

    // Who made this actor fail: itself, or a child whose failure was escalated. While set, further failures are not reported.
    private IActorRef? FailedBy
    {
        get => _rare?.FailedBy;
        set
        {
            if (value is not null || _rare is not null) Rare.FailedBy = value;
        }
    }

    private sealed class RareState
    {
        public ReceiveTimer? IdleTimer;
        public ActorTaskScheduler? TaskScheduler;
        public TimerScheduler? Timers;
        public IStash? Stash;
        public Queue<SystemMessage>? Deferred;
        public IActorRef? FailedBy;
    }
}
