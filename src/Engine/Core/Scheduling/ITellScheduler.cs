namespace Akka.Actor;

/// <summary>Sends messages later.</summary>
public interface ITellScheduler
{
    /// <summary>Sends a message once, when the delay has passed.</summary>
    /// <param name="delay">How long to wait; not negative.</param>
    /// <param name="receiver">Who gets the message.</param>
    /// <param name="message">The message.</param>
    /// <param name="sender">The message's sender, or null for none.</param>
    void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef? sender);

    /// <summary>Sends a message once, when the delay has passed, unless it was cancelled by then.</summary>
    /// <param name="delay">How long to wait; not negative.</param>
    /// <param name="receiver">Who gets the message.</param>
    /// <param name="message">The message.</param>
    /// <param name="sender">The message's sender, or null for none.</param>
    /// <param name="cancelable">Cancels the message, or null.</param>
    void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable);

    /// <summary>Sends a message again and again.</summary>
    /// <param name="initialDelay">How long to wait for the first one; not negative.</param>
    /// <param name="interval">Time between two messages; positive.</param>
    /// <param name="receiver">Who gets the message.</param>
    /// <param name="message">The message.</param>
    /// <param name="sender">The message's sender, or null for none.</param>
    void ScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender);

    /// <summary>Sends a message again and again, until it is cancelled.</summary>
    /// <param name="initialDelay">How long to wait for the first one; not negative.</param>
    /// <param name="interval">Time between two messages; positive.</param>
    /// <param name="receiver">Who gets the message.</param>
    /// <param name="message">The message.</param>
    /// <param name="sender">The message's sender, or null for none.</param>
    /// <param name="cancelable">Cancels the messages, or null.</param>
    void ScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable);
}
