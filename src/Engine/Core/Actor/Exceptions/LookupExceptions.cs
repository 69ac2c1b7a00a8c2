using System.Runtime.Serialization;

namespace Akka.Actor;

/// <summary>No actor answered to a path or a selection.</summary>
public class ActorNotFoundException : AkkaException
{
    /// <summary>A failed look-up without details.</summary>
    public ActorNotFoundException()
    {
    }

    /// <summary>Says what was looked up and why it failed.</summary>
    public ActorNotFoundException(string? message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>An exception rebuilt from its serialized message and cause.</summary>
    protected ActorNotFoundException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }
}

/// <summary>No reply came to an Ask within its time-out.</summary>
public class AskTimeoutException : AkkaException
{
    /// <summary>Says who was asked and how long the wait was.</summary>
    public AskTimeoutException(string? message)
        : base(message)
    {
    }

    /// <summary>An exception rebuilt from its serialized message and cause.</summary>
    protected AskTimeoutException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }
}

/// <summary>A logger did not start.</summary>
public class LoggerInitializationException : AkkaException
{
    /// <summary>A failure without details.</summary>
    public LoggerInitializationException()
    {
    }

    /// <summary>A failure described by a message.</summary>
    public LoggerInitializationException(string? message)
        : base(message)
    {
    }

    /// <summary>A failure with a message and what caused it.</summary>
    public LoggerInitializationException(string? message, Exception? cause = null)
        : base(message, cause)
    {
    }

    /// <summary>An exception rebuilt from its serialized message and cause.</summary>
    protected LoggerInitializationException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }
}
