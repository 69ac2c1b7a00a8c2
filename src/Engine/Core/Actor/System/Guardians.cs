using Akka.Dispatch;
using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

/// <summary>The parent of top-level actors.</summary>
public class GuardianActor : ActorBase, IRequiresMessageQueue<IUnboundedMessageQueueSemantics>
{
    /// <summary>Creates the guardian.</summary>
    public GuardianActor()
    {
    }

    /// <inheritdoc />
    protected override bool Receive(object message)
    {
        switch (message)
        {
            case Terminated:
                Context.Stop(Self);
                break;
            case StopChild stop:
                Context.Stop(stop.Child);
                break;
            default:
                Context.System.DeadLetters.Tell(new DeadLetter(message, Sender, Self), Sender);
                break;
        }
        return true;
    }

    /// <inheritdoc />
    protected override void PreStart()
    {
    }
}

/// <summary>The parent of the system's own actors: stops when the user guardian has, after those who asked to be told first.</summary>
public class SystemGuardianActor : ActorBase, IRequiresMessageQueue<IUnboundedMessageQueueSemantics>
{
    private readonly IActorRef _userGuardian;
    private readonly HashSet<IActorRef> _hooks = [];
    private bool _loggersStop;

    /// <summary>Creates the guardian.</summary>
    public SystemGuardianActor(IActorRef userGuardian) => _userGuardian = userGuardian;

    /// <inheritdoc />
    protected override bool Receive(object message)
    {
        switch (message)
        {
            case Terminated { ActorRef: var actor } when actor.Equals(_userGuardian):
                Context.Become(Terminating);
                foreach (var hook in _hooks) hook.Tell(TerminationHook.Instance, Self);
                StopWhenAllHooksAreDone();
                break;
            case Terminated { ActorRef: var actor }:
                _hooks.Remove(actor);
                break;
            case StopChild stop:
                Context.Stop(stop.Child);
                break;
            case RegisterTerminationHook when !Sender.Equals(Context.System.DeadLetters):
                _hooks.Add(Sender);
                Context.Watch(Sender);
                break;
            default:
                Context.System.DeadLetters.Tell(new DeadLetter(message, Sender, Self), Sender);
                break;
        }
        return true;
    }

    /// <summary>Keeps the children: the system's actors outlive a failure of their guardian.</summary>
    protected override void PreRestart(Exception reason, object? message)
    {
    }

    private bool Terminating(object message)
    {
        switch (message)
        {
            case Terminated { ActorRef: var actor }:
                _hooks.Remove(actor);
                break;
            case TerminationHookDone:
                _hooks.Remove(Sender);
                break;
            default:
                Context.System.DeadLetters.Tell(new DeadLetter(message, Sender, Self), Sender);
                return true;
        }
        StopWhenAllHooksAreDone();
        return true;
    }

    private void StopWhenAllHooksAreDone()
    {
        if (_hooks.Count > 0) return;
        if (!_loggersStop)
        {
            _loggersStop = true;
            StopLoggers();
        }
        if (_hooks.Count > 0) return;
        Context.System.EventStream.DefaultLoggersStopped();
        Context.Stop(Self);
    }

    // The loggers are the last to go, when they have written what was logged until now.
    private void StopLoggers()
    {
        foreach (var logger in Context.System.EventStream.StopDefaultLoggers())
        {
            _hooks.Add(logger);
            Context.Watch(logger);
        }
    }
}

/// <summary>The strategies of the guardians.</summary>
internal static class Guardians
{
    /// <summary>A guardian that fails is stopped, and the system with it.</summary>
    public static readonly SupervisorStrategy RootStrategy = new OneForOneStrategy(static _ => Directive.Stop);
}
