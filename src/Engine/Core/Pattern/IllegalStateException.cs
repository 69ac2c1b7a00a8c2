using System.Runtime.Serialization;
using Akka.Actor;

namespace Akka.Pattern;

/// <summary>An operation was called at a time when its object's state does not allow it.</summary>
public class IllegalStateException : AkkaException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is not allowed, and why.</param>
    public IllegalStateException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is not allowed, and why.</param>
    /// <param name="innerEx">The exception behind it.</param>
    public IllegalStateException(string message, Exception innerEx)
        : base(message, innerEx)
    {
    }

    /// <summary>Creates the exception from its serialized form.</summary>
    /// <param name="info">The serialized form.</param>
    /// <param name="context">Where it comes from.</param>
    protected IllegalStateException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }
}
