using System.Runtime.Serialization;

namespace Akka.Actor;

/// <summary>A scheduler was asked for something that it cannot do, for example to schedule after it was shut down.</summary>
public sealed class SchedulerException : AkkaException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened.</param>
    public SchedulerException(string message)
        : base(message)
    {
    }

    /// <summary>An exception rebuilt from its serialized message and cause.</summary>
    /// <param name="info">Holds the entries <c>Message</c> and <c>InnerException</c>.</param>
    /// <param name="context">Where the data comes from; not used.</param>
    public SchedulerException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }
}
