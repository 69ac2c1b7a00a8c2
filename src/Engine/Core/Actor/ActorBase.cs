using Akka.Event;

namespace Akka.Actor;

/// <summary>The seam between an actor's instance and the engine.</summary>
public interface IInternalActor
{
    /// <summary>The actor's context.</summary>
    IActorContext ActorContext { get; }
}

/// <summary>Base of all actors: state that is touched by one message at a time.</summary>
/// <remarks>Create actors with <c>ActorOf</c>; an instance made with <c>new</c> has no context and throws.</remarks>
public abstract class ActorBase : IInternalActor
{
    private readonly ActorCell _cell;

    /// <summary>Creates the instance; called by the engine only.</summary>
    /// <exception cref="ActorInitializationException">Not called by the engine.</exception>
    protected ActorBase()
    {
        var cell = ActorCell.Current;
        if (cell is not { ConstructsActor: true })
            throw new ActorInitializationException(
                $"Actors can't be created with new {GetType().Name}(): use ActorOf on a context or an actor system.");
        _cell = cell;
        cell.Adopt(this);
    }

    IActorContext IInternalActor.ActorContext => _cell;

    internal ActorCell Cell => _cell;

    /// <summary>The context of the actor that runs on this thread.</summary>
    /// <exception cref="NotSupportedException">No actor runs here: after an await on another thread, or in a task.</exception>
    protected static IActorContext Context => CurrentCell;

    internal static ActorCell CurrentCell => ActorCell.Current ?? throw new NotSupportedException(
        "There is no active actor context: it is there while a message is handled, not in tasks or threads that a handler started.");

    /// <summary>The actor's own reference.</summary>
    protected IActorRef Self => _cell.Self;

    /// <summary>Who sent the message in hand; dead letters if nobody.</summary>
    protected IActorRef Sender => _cell.Sender;

    /// <summary>A behaviour that handles nothing.</summary>
    protected static Receive EmptyReceive { get; } = static _ => false;

    /// <summary>Handles a message.</summary>
    /// <returns>True when handled; otherwise it goes to <see cref="Unhandled"/>.</returns>
    protected abstract bool Receive(object message);

    /// <summary>Called around every message; the place for what concerns all messages.</summary>
    /// <param name="receive">The present behaviour.</param>
    /// <param name="message">The message.</param>
    /// <returns>Whether the message was handled.</returns>
    protected virtual bool AroundReceive(Receive receive, object message)
    {
        var handled = receive(message);
        if (!handled) Unhandled(message);
        return handled;
    }

    /// <summary>Called with a message that no handler took: publishes it as <see cref="UnhandledMessage"/>.</summary>
    /// <exception cref="DeathPactException">The message is a <see cref="Terminated"/>.</exception>
    protected virtual void Unhandled(object message)
    {
        if (message is Terminated terminated) throw new DeathPactException(terminated.ActorRef);
        _cell.System.EventStream.Publish(new UnhandledMessage(message, Sender, Self));
    }

    /// <summary>Replaces the behaviour.</summary>
    protected void Become(Receive receive) => _cell.Become(receive);

    /// <summary>Puts a behaviour on top of the present one.</summary>
    protected void BecomeStacked(Receive receive) => _cell.BecomeStacked(receive);

    /// <summary>Goes back to the behaviour below.</summary>
    protected void UnbecomeStacked() => _cell.UnbecomeStacked();

    /// <summary>Asks for a <see cref="ReceiveTimeout"/> message after a time without messages; null ends it.</summary>
    protected void SetReceiveTimeout(TimeSpan? timeout) => _cell.SetReceiveTimeout(timeout);

    /// <summary>What happens when a child fails; the default restarts it, see <see cref="Actor.SupervisorStrategy.DefaultStrategy"/>.</summary>
    protected virtual SupervisorStrategy SupervisorStrategy() => Actor.SupervisorStrategy.DefaultStrategy;

    /// <summary>Called before the first message, on the actor's own thread.</summary>
    protected virtual void PreStart()
    {
    }

    /// <summary>Called on the failed instance before it is replaced: stops the children and calls <see cref="PostStop"/>.</summary>
    /// <param name="reason">The failure.</param>
    /// <param name="message">The message that failed; null when the failure came from elsewhere.</param>
    protected virtual void PreRestart(Exception reason, object? message)
    {
        foreach (var child in _cell.GetChildren())
        {
            // The next instance knows nothing of them, nor expects to hear of their end.
            _cell.Unwatch(child);
            _cell.Stop(child);
        }
        PostStop();
    }

    /// <summary>Called on the fresh instance after a restart: calls <see cref="PreStart"/>.</summary>
    /// <param name="reason">The failure of the instance before.</param>
    protected virtual void PostRestart(Exception reason) => PreStart();

    /// <summary>Called after the last message.</summary>
    protected virtual void PostStop()
    {
    }

    /// <summary>Called by the engine for <see cref="PreStart"/>.</summary>
    public virtual void AroundPreStart() => PreStart();

    /// <summary>Called by the engine for <see cref="PreRestart"/>: cancels the actor's timers and calls it.</summary>
    public virtual void AroundPreRestart(Exception cause, object? message)
    {
        _cell.CancelTimers();
        PreRestart(cause, message);
    }

    /// <summary>Called by the engine for <see cref="PostRestart"/>.</summary>
    public virtual void AroundPostRestart(Exception cause, object? message) => PostRestart(cause);

    /// <summary>Called by the engine for <see cref="PostStop"/>: cancels the actor's timers and calls it.</summary>
    public virtual void AroundPostStop()
    {
        _cell.CancelTimers();
        PostStop();
    }

    internal Receive InitialBehavior() => Receive;

    internal bool Process(Receive behavior, object message) => AroundReceive(behavior, message);

    /// <summary>The same as <see cref="Process"/> with the initial behaviour, for types with nothing around it.</summary>
    internal void ProcessDirectly(object message)
    {
        if (!Receive(message)) Unhandled(message);
    }

    internal void NotHandled(object message) => Unhandled(message);

    internal SupervisorStrategy StrategyForChildren() => SupervisorStrategy();
}
