using Akka.Actor;
using Akka.Annotations;
using Akka.Event;

namespace Akka.Dispatch.SysMsg;

/// <summary>A message from the engine to an actor, processed before all user messages.</summary>
public interface ISystemMessage : INoSerializationVerificationNeeded
{
}

/// <summary>Base of the system messages: a link of the mailbox's list of them.</summary>
public abstract class SystemMessage : ISystemMessage
{
    internal SystemMessage? Next;

    /// <summary>Creates an unlinked message.</summary>
    protected SystemMessage()
    {
    }

    /// <summary>Takes the message out of its list.</summary>
    public void Unlink() => Next = null;

    /// <summary>True while the message is in no list.</summary>
    public bool Unlinked => Next is null;
}

/// <summary>Replace the instance by a fresh one.</summary>
public sealed class Recreate : SystemMessage
{
    /// <summary>Creates the message.</summary>
    /// <param name="cause">The failure.</param>
    public Recreate(Exception cause) => Cause = cause;

    /// <summary>The failure that made it necessary.</summary>
    public Exception Cause { get; }
}

/// <summary>Stop processing user messages.</summary>
public sealed class Suspend : SystemMessage
{
}

/// <summary>Process user messages again.</summary>
public sealed class Resume : SystemMessage
{
    /// <summary>Creates the message.</summary>
    /// <param name="causedByFailure">The failure of this very actor that it was suspended for, if any.</param>
    public Resume(Exception? causedByFailure) => CausedByFailure = causedByFailure;

    /// <summary>The failure that the actor was suspended for, if any.</summary>
    public Exception? CausedByFailure { get; set; }
}

/// <summary>Stop for good.</summary>
public sealed class Terminate : SystemMessage, IPossiblyHarmful, IDeadLetterSuppression
{
}

/// <summary>A child was made: take it under supervision.</summary>
public sealed class Supervise : SystemMessage
{
    /// <summary>Creates the message.</summary>
    public Supervise(IActorRef child, bool async)
    {
        Child = child;
        Async = async;
    }

    /// <summary>True when the child is created on a thread of its own.</summary>
    public bool Async { get; }

    /// <summary>The new child.</summary>
    public IActorRef Child { get; }
}

/// <summary>Tell the watcher when the watched actor stops.</summary>
public class Watch : SystemMessage
{
    /// <summary>Creates the message.</summary>
    public Watch(IInternalActorRef watchee, IInternalActorRef watcher)
    {
        Watchee = watchee;
        Watcher = watcher;
    }

    /// <summary>Who is watched.</summary>
    public IInternalActorRef Watchee { get; }

    /// <summary>Who wants to know.</summary>
    public IInternalActorRef Watcher { get; }

    /// <summary>True for a message of the same two actors.</summary>
    protected bool Equals(Watch other) => Watchee.Equals(other.Watchee) && Watcher.Equals(other.Watcher);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Watch other && obj.GetType() == GetType() && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Watchee, Watcher);
}

/// <summary>Undo a <see cref="Watch"/>.</summary>
public sealed class Unwatch : SystemMessage
{
    /// <summary>Creates the message.</summary>
    public Unwatch(IInternalActorRef watchee, IInternalActorRef watcher)
    {
        Watchee = watchee;
        Watcher = watcher;
    }

    /// <summary>Who was watched.</summary>
    public IInternalActorRef Watchee { get; }

    /// <summary>Who no longer wants to know.</summary>
    public IInternalActorRef Watcher { get; }
}

/// <summary>A watched actor, or a child, has stopped.</summary>
public sealed class DeathWatchNotification : SystemMessage, IDeadLetterSuppression
{
    /// <summary>Creates the message.</summary>
    public DeathWatchNotification(IActorRef actor, bool existenceConfirmed, bool addressTerminated)
    {
        Actor = actor;
        ExistenceConfirmed = existenceConfirmed;
        AddressTerminated = addressTerminated;
    }

    /// <summary>Who has stopped.</summary>
    public IActorRef Actor { get; }

    /// <summary>True when the actor is known to have existed.</summary>
    public bool ExistenceConfirmed { get; }

    /// <summary>True when its whole node was given up.</summary>
    public bool AddressTerminated { get; }
}

/// <summary>A task of the actor's task scheduler that waits to run in the actor's context.</summary>
public sealed class ActorTask : SystemMessage
{
    /// <summary>Creates the message.</summary>
    public ActorTask(Task task) => Task = task;

    /// <summary>The task to run.</summary>
    public Task Task { get; }
}

/// <summary>A child has failed: its supervisor decides what becomes of it.</summary>
[InternalApi]
public sealed class Failed(IActorRef child, Exception cause, long uid) : SystemMessage
{
    /// <summary>The child.</summary>
    public IActorRef Child { get; } = child;

    /// <summary>What it threw.</summary>
    public Exception Cause { get; } = cause;

    /// <summary>Which incarnation of the child it was.</summary>
    public long Uid { get; } = uid;
}
