using System.Runtime.Serialization;

namespace Akka.Actor;

/// <summary>An actor received <c>Kill</c>. The default supervisor stops it.</summary>
public class ActorKilledException : AkkaException
{
    /// <summary>A kill without details.</summary>
    public ActorKilledException()
    {
    }

    /// <summary>A kill described by a message.</summary>
    public ActorKilledException(string? message)
        : base(message)
    {
    }

    /// <summary>An exception rebuilt from its serialized message and cause.</summary>
    protected ActorKilledException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }
}

/// <summary>A watched actor ended and its watcher did not handle the <c>Terminated</c> message.</summary>
public class DeathPactException : AkkaException
{
    /// <summary>The watcher fails because of <paramref name="deadActor"/>.</summary>
    public DeathPactException(IActorRef deadActor)
        : base($"The watched actor {deadActor} ended and Terminated was not handled") => DeadActor = deadActor;

    /// <summary>The actor that ended.</summary>
    public IActorRef DeadActor { get; }
}

/// <summary>An actor was interrupted in its work.</summary>
public class ActorInterruptedException : AkkaException
{
    /// <summary>An interruption with an optional message and cause.</summary>
    public ActorInterruptedException(string? message = null, Exception? cause = null)
        : base(message, cause)
    {
    }

    /// <summary>An exception rebuilt from its serialized message and cause.</summary>
    protected ActorInterruptedException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }
}

/// <summary>An operation is not possible in the actor's present state.</summary>
public class IllegalActorStateException : AkkaException
{
    /// <summary>Says what is not possible and why.</summary>
    public IllegalActorStateException(string? message)
        : base(message)
    {
    }

    /// <summary>An exception rebuilt from its serialized message and cause.</summary>
    protected IllegalActorStateException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }
}

/// <summary>A message cannot be sent: it is null or unfit for its receiver.</summary>
public class InvalidMessageException : AkkaException
{
    /// <summary>The message was null.</summary>
    public InvalidMessageException()
        : this("Message is null")
    {
    }

    /// <summary>Says what is wrong with the message.</summary>
    public InvalidMessageException(string? message)
        : base(message)
    {
    }

    /// <summary>An exception rebuilt from its serialized message and cause.</summary>
    protected InvalidMessageException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }
}
