using Akka.Actor;

namespace Akka.TestKit;

/// <summary>A message as a test actor received it: the message and who sent it.</summary>
public abstract class MessageEnvelope
{
    /// <summary>For the envelopes of this kit and for custom ones.</summary>
    protected MessageEnvelope()
    {
    }

    /// <summary>The message.</summary>
    public abstract object Message { get; }

    /// <summary>The message's sender; the system's dead letters when it was sent without one.</summary>
    public abstract IActorRef Sender { get; }
}

/// <summary>The envelope of a message that has arrived.</summary>
public class RealMessageEnvelope : MessageEnvelope
{
    /// <summary>Wraps a message and its sender.</summary>
    public RealMessageEnvelope(object message, IActorRef sender)
    {
        Message = message;
        Sender = sender;
    }

    /// <inheritdoc/>
    public override object Message { get; }

    /// <inheritdoc/>
    public override IActorRef Sender { get; }

    /// <inheritdoc/>
    public override string ToString() => $"<{Message}> from {Sender}";
}

/// <summary>Stands for "the last receive took no message"; it has neither message nor sender.</summary>
public sealed class NullMessageEnvelope : MessageEnvelope
{
    /// <summary>The only instance.</summary>
    public static NullMessageEnvelope Instance = new();

    private NullMessageEnvelope()
    {
    }

    /// <summary>There is no message.</summary>
    /// <exception cref="IllegalActorStateException">Always.</exception>
    public override object Message => throw NothingReceived();

    /// <summary>There is no sender.</summary>
    /// <exception cref="IllegalActorStateException">Always.</exception>
    public override IActorRef Sender => throw NothingReceived();

    /// <inheritdoc/>
    public override string ToString() => "<no message>";

    private static IllegalActorStateException NothingReceived() => new("No message was taken by the last receive.");
}
