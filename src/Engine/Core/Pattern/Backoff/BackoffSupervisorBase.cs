using Akka.Actor;

namespace Akka.Pattern;

/// <summary>What the backoff supervisors share: the child, the count of its restarts, and the passing on of messages.</summary>
public abstract class BackoffSupervisorBase : ActorBase
{
    private readonly BackoffSettings _settings;

    internal BackoffSupervisorBase(BackoffSettings settings) => _settings = settings;

    internal BackoffSettings Settings => _settings;

    /// <summary>The child; null while there is none.</summary>
    protected IActorRef? Child { get; set; }

    /// <summary>The child's name.</summary>
    protected string ChildName => _settings.ChildName;

    /// <summary>The child's props.</summary>
    protected Props ChildProps => _settings.ChildProps;

    /// <summary>Tells whether a message is to end the supervisor too once the child has stopped; null if none is.</summary>
    protected Func<object, bool>? FinalStopMessage => _settings.FinalStopMessage;

    /// <summary>Such a message was passed on to the child.</summary>
    protected bool FinalStopMessageReceived { get; set; }

    /// <summary>The answer to messages that come while there is no child; null makes them dead letters.</summary>
    protected object? ReplyWhileStopped => _settings.ReplyWhileStopped;

    /// <summary>When to begin to count anew.</summary>
    protected IBackoffReset Reset => _settings.Reset;

    /// <summary>How often the child was started again since the count began.</summary>
    protected int RestartCountN { get; set; }

    /// <summary>Starts the child.</summary>
    protected override void PreStart()
    {
        StartChildActor();
        base.PreStart();
    }

    /// <summary>Handles the supervisor's own messages, and passes others on between the child and the rest of the world.</summary>
    /// <param name="message">The message.</param>
    /// <returns>False if the message is for another kind of reset than this supervisor has.</returns>
    protected bool HandleBackoff(object message)
    {
        switch (message)
        {
            case BackoffSupervisor.StartChild:
                StartChildActor();
                if (Reset is AutoReset auto)
                    Context.System.Scheduler.ScheduleTellOnce(auto.ResetBackoff, Self, new BackoffSupervisor.ResetRestartCount(RestartCountN), Self);
                return true;
            case BackoffSupervisor.Reset:
                if (Reset is not ManualReset)
                    return false;
                RestartCountN = 0;
                return true;
            case BackoffSupervisor.ResetRestartCount reset:
                // A restart since then means that the child did not live long enough.
                if (reset.Current == RestartCountN)
                    RestartCountN = 0;
                return true;
            case BackoffSupervisor.GetRestartCount:
                Sender.Tell(new BackoffSupervisor.RestartCount(RestartCountN));
                return true;
            case BackoffSupervisor.GetCurrentChild:
                Sender.Tell(new BackoffSupervisor.CurrentChild(Child));
                return true;
            default:
                PassOn(message);
                return true;
        }
    }

    private void PassOn(object message)
    {
        if (Child is null)
            OnMessageWithoutChild(message);
        else if (Child.Equals(Sender))
            Context.Parent.Tell(message, Self);
        else
        {
            Child.Forward(message);
            FinalStopMessageReceived |= FinalStopMessage?.Invoke(message) == true;
        }
    }

    private void OnMessageWithoutChild(object message)
    {
        if (FinalStopMessage?.Invoke(message) == true)
            Context.Stop(Self);
        else if (ReplyWhileStopped is not null)
            Sender.Tell(ReplyWhileStopped);
        else
            Context.System.DeadLetters.Forward(message);
    }

    /// <summary>Starts the child again after a time, or stops if that was done too often.</summary>
    internal void StartAgainLater()
    {
        Child = null;
        if (MayRestart)
        {
            var delay = BackoffDelay.Calculate(RestartCountN, _settings.MinBackoff, _settings.MaxBackoff, _settings.RandomFactor);
            Context.System.Scheduler.ScheduleTellOnce(delay, Self, BackoffSupervisor.StartChild.Instance, Self);
            RestartCountN++;
        }
        else
            Context.Stop(Self);
    }

    internal bool MayRestart => _settings.MaxNrOfRetries < 0 || RestartCountN < _settings.MaxNrOfRetries;

    private void StartChildActor() => Child ??= Context.Watch(Context.ActorOf(ChildProps, ChildName));
}
