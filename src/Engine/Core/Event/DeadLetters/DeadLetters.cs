using Akka.Actor;

namespace Akka.Event;

/// <summary>Marks messages whose loss is normal, and which therefore are not reported as <see cref="DeadLetter"/> but as <see cref="SuppressedDeadLetter"/>.</summary>
public interface IDeadLetterSuppression;

/// <summary>A message that nobody handled. Published on the event stream.</summary>
public abstract class AllDeadLetters : IWrappedMessage
{
    /// <summary>Creates the report.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">Who sent it.</param>
    /// <param name="recipient">Whom it was sent to.</param>
    protected AllDeadLetters(object message, IActorRef? sender, IActorRef recipient)
    {
        Message = message;
        Sender = sender!;
        Recipient = recipient;
    }

    /// <summary>The message.</summary>
    public object Message { get; }

    /// <summary>Whom it was sent to.</summary>
    public IActorRef Recipient { get; }

    /// <summary>Who sent it.</summary>
    public IActorRef Sender { get; }

    /// <summary>Names the message, the sender and the recipient.</summary>
    public override string ToString() => $"{GetType().Name} from {Sender} to {Recipient}: <{Message}>";
}

/// <summary>A message to an actor that has stopped or never was.</summary>
public sealed class DeadLetter : AllDeadLetters
{
    /// <summary>Creates the report.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">Who sent it.</param>
    /// <param name="recipient">Whom it was sent to.</param>
    /// <exception cref="ArgumentNullException">Sender or recipient is null.</exception>
    public DeadLetter(object message, IActorRef sender, IActorRef recipient)
        : base(message, sender, recipient)
    {
        ArgumentNullException.ThrowIfNull(sender);
        ArgumentNullException.ThrowIfNull(recipient);
    }
}

/// <summary>A message, marked with <see cref="IDeadLetterSuppression"/>, to an actor that has stopped or never was.</summary>
public sealed class SuppressedDeadLetter : AllDeadLetters
{
    /// <summary>Creates the report.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">Who sent it.</param>
    /// <param name="recipient">Whom it was sent to.</param>
    /// <exception cref="ArgumentNullException">Sender or recipient is null.</exception>
    public SuppressedDeadLetter(IDeadLetterSuppression message, IActorRef sender, IActorRef recipient)
        : base(message, sender, recipient)
    {
        ArgumentNullException.ThrowIfNull(sender);
        ArgumentNullException.ThrowIfNull(recipient);
    }
}

/// <summary>A message that was thrown away on purpose, for example because a queue was full.</summary>
public sealed class Dropped : AllDeadLetters
{
    /// <summary>Creates the report, for a message without sender.</summary>
    /// <param name="message">The message.</param>
    /// <param name="reason">Why it was thrown away.</param>
    /// <param name="recipient">Whom it was sent to.</param>
    public Dropped(object message, string reason, IActorRef recipient)
        : this(message, reason, null, recipient)
    {
    }

    /// <summary>Creates the report.</summary>
    /// <param name="message">The message.</param>
    /// <param name="reason">Why it was thrown away.</param>
    /// <param name="sender">Who sent it, or null.</param>
    /// <param name="recipient">Whom it was sent to.</param>
    public Dropped(object message, string reason, IActorRef? sender, IActorRef recipient)
        : base(message, sender, recipient) => Reason = reason;

    /// <summary>Why it was thrown away.</summary>
    public string Reason { get; }
}

/// <summary>A message that reached its actor and that the actor had no handler for.</summary>
public sealed class UnhandledMessage : AllDeadLetters
{
    /// <summary>Creates the report.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">Who sent it.</param>
    /// <param name="recipient">The actor.</param>
    public UnhandledMessage(object message, IActorRef sender, IActorRef recipient)
        : base(message, sender, recipient)
    {
    }
}
