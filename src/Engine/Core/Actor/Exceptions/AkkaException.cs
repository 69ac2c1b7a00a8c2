using System.Runtime.Serialization;

namespace Akka.Actor;

/// <summary>The base of the engine's exceptions.</summary>
public abstract class AkkaException : Exception
{
    /// <summary>An exception without a message of its own.</summary>
    protected AkkaException()
    {
    }

    /// <summary>An exception with a message and what caused it.</summary>
    protected AkkaException(string? message, Exception? cause = null)
        : base(message, cause)
    {
    }

    /// <summary>An exception rebuilt from its serialized message and cause.</summary>
    /// <param name="info">Holds the entries <c>Message</c> and <c>InnerException</c>.</param>
    /// <param name="context">Where the data comes from; not used.</param>
    protected AkkaException(SerializationInfo info, StreamingContext context)
        : base(info.GetString("Message"), info.GetValue("InnerException", typeof(Exception)) as Exception)
    {
    }

    /// <summary>What caused it; the same as <see cref="Exception.InnerException"/>.</summary>
    protected Exception? Cause => InnerException;
}
