using Akka.Actor;

namespace Akka.Pattern;

/// <summary>
/// Stops its child when it fails in a way that the strategy answers with a restart, and starts it again after a growing time.
/// Stops itself when the child stops of its own accord.
/// </summary>
internal sealed class BackoffOnFailureSupervisor(BackoffSettings settings) : BackoffSupervisorBase(settings)
{
    private bool _stoppingFailedChild;

    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(Decide);

    private Directive Decide(Exception cause)
    {
        var directive = Settings.Strategy.Decider.Decide(cause);
        if (directive != Directive.Restart)
            return directive;
        if (MayRestart)
            _stoppingFailedChild = true;
        else
            Context.Stop(Self);
        return Directive.Stop;
    }

    protected override bool Receive(object message)
    {
        if (message is not Terminated terminated || !terminated.ActorRef.Equals(Child))
            return HandleBackoff(message);
        if (_stoppingFailedChild && !FinalStopMessageReceived)
            StartAgainLater();
        else
            Context.Stop(Self);
        _stoppingFailedChild = false;
        return true;
    }
}
