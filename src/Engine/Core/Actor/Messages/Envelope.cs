namespace Akka.Actor;

/// <summary>A message on its way, with its sender.</summary>
public readonly struct Envelope
{
    /// <summary>Wraps a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">Its sender; the system's dead letters if null.</param>
    /// <param name="system">The system of the receiver.</param>
    public Envelope(object message, IActorRef? sender, ActorSystem system)
    {
        Message = message;
        Sender = sender ?? system.DeadLetters;
    }

    /// <summary>Wraps a message with a known sender.</summary>
    public Envelope(object message, IActorRef sender)
    {
        Message = message;
        Sender = sender;
    }

    /// <summary>Who sent it.</summary>
    public IActorRef Sender { get; }

    /// <summary>The message.</summary>
    public object Message { get; }

    /// <summary>True for the default value, which stands for no message at all.</summary>
    internal bool IsEmpty => Message is null;

    /// <inheritdoc />
    public override string ToString() => $"<{Message}> from {Sender}";
}
