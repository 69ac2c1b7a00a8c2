using System.Runtime.Serialization;

namespace Akka.Actor;

/// <summary>An actor could not be created or started. The default supervisor stops it.</summary>
public class ActorInitializationException : AkkaException
{
    /// <summary>A failure without details.</summary>
    public ActorInitializationException()
    {
    }

    /// <summary>A failure described by a message.</summary>
    public ActorInitializationException(string? message)
        : base(message)
    {
    }

    /// <summary>A failure with a message and what caused it.</summary>
    public ActorInitializationException(string? message, Exception? cause)
        : base(message, cause)
    {
    }

    /// <summary>A failure of a certain actor; null where it has no reference yet.</summary>
    public ActorInitializationException(IActorRef? actor, string? message, Exception? cause = null)
        : base(message, cause) => Actor = actor;

    /// <summary>An exception rebuilt from its serialized message and cause.</summary>
    protected ActorInitializationException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }

    /// <summary>The actor that failed, where known.</summary>
    public IActorRef? Actor { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Actor is null ? base.ToString() : $"{Actor}: {base.ToString()}";
}

/// <summary>An actor threw from its PreRestart hook. The default supervisor stops it.</summary>
public class PreRestartException : ActorInitializationException
{
    /// <summary>
    /// <paramref name="restartException"/> was thrown by the hook, while the actor was being restarted for
    /// <paramref name="cause"/>, on which it was working at <paramref name="optionalMessage"/>.
    /// </summary>
    public PreRestartException(IActorRef? actor, Exception restartException, Exception? cause, object? optionalMessage)
        : base(actor, $"PreRestart threw {restartException.GetType().FullName} (message being handled: {optionalMessage ?? "none"})", cause)
    {
        RestartException = restartException;
        OptionalMessage = optionalMessage;
    }

    /// <summary>What the hook threw. The inner exception is the one that the restart was for.</summary>
    public Exception RestartException { get; }

    /// <summary>The message at which the actor first failed; null where there was none.</summary>
    public object? OptionalMessage { get; }
}

/// <summary>A new instance of an actor failed in its constructor or PostRestart hook. The default supervisor stops it.</summary>
public class PostRestartException : ActorInitializationException
{
    /// <summary><paramref name="cause"/> came from the new instance, which was created because of <paramref name="originalCause"/>.</summary>
    public PostRestartException(IActorRef? actor, Exception cause, Exception originalCause)
        : base(actor, $"The restart after {originalCause?.GetType()} failed", cause) => OriginalCause = originalCause!;

    /// <summary>Why the actor was being restarted.</summary>
    public Exception OriginalCause { get; }
}

/// <summary>An actor's name has characters that a path cannot have, is empty, or is not allowed here.</summary>
public class InvalidActorNameException : AkkaException
{
    /// <summary>Says what is wrong with the name.</summary>
    public InvalidActorNameException(string? message)
        : base(message)
    {
    }

    /// <summary>Says what is wrong with the name and what caused it.</summary>
    public InvalidActorNameException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An exception rebuilt from its serialized message and cause.</summary>
    protected InvalidActorNameException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }
}

/// <summary>A name cannot be used for an actor.</summary>
public class IllegalActorNameException : AkkaException
{
    /// <summary>Says what is wrong with the name.</summary>
    public IllegalActorNameException(string? message)
        : base(message)
    {
    }

    /// <summary>An exception rebuilt from its serialized message and cause.</summary>
    protected IllegalActorNameException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }
}
