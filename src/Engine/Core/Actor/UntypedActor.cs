using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>An actor whose one handler takes every message.</summary>
public abstract class UntypedActor : ActorBase
{
    /// <summary>Creates the instance; called by the engine only.</summary>
    protected UntypedActor()
    {
    }

    /// <inheritdoc />
    protected sealed override bool Receive(object message)
    {
        OnReceive(message);
        return true;
    }

    /// <summary>Handles a message.</summary>
    protected abstract void OnReceive(object message);

    /// <summary>Runs an action in the actor's context, its continuations included, with the mailbox suspended until it ends.</summary>
    protected void RunTask(Action action) => ActorTaskScheduler.RunTask(action);

    /// <summary>Runs a task in the actor's context, its continuations included, with the mailbox suspended until it ends.</summary>
    protected void RunTask(Func<Task> action) => ActorTaskScheduler.RunTask(action);

    /// <summary>Replaces the behaviour.</summary>
    protected void Become(UntypedReceive receive) => Context.Become(receive);

    /// <summary>Puts a behaviour on top of the present one.</summary>
    protected void BecomeStacked(UntypedReceive receive) => Context.BecomeStacked(receive);

    /// <summary>The context of the actor that runs on this thread.</summary>
    protected static new IUntypedActorContext Context => CurrentCell;
}
