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
}
