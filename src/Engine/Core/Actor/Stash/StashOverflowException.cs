using System.Runtime.Serialization;

namespace Akka.Actor;

/// <summary>A message was to be put into a stash that is full.</summary>
public class StashOverflowException : AkkaException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What overflowed.</param>
    /// <param name="cause">The exception behind it, if any.</param>
    public StashOverflowException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }

    /// <summary>Creates the exception from its serialized form.</summary>
    /// <param name="info">The serialized form.</param>
    /// <param name="context">Where it comes from.</param>
    protected StashOverflowException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }
}
