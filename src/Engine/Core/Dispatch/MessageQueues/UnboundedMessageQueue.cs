using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>The default queue: first in, first out, without a limit.</summary>
public class UnboundedMessageQueue : IMessageQueue, IUnboundedMessageQueueSemantics
{
    private EnvelopeWriter _writer;
    private EnvelopeReader _reader;

    /// <inheritdoc />
    public bool HasMessages => Mailbox?.HasMessages ?? _reader.HasMessages(ref _writer);

    /// <inheritdoc />
    public int Count => Mailbox?.NumberOfMessages ?? _reader.Count(ref _writer);

    /// <summary>The mailbox whose built-in queue this shows; null for a queue of its own.</summary>
    private protected virtual Mailbox? Mailbox => null;

    /// <inheritdoc />
    public void Enqueue(IActorRef receiver, Envelope envelope)
    {
        if (Mailbox is { } mailbox) mailbox.Enqueue(envelope);
        else _writer.Enqueue(envelope);
    }

    /// <inheritdoc />
    public bool TryDequeue(out Envelope envelope)
    {
        if (Mailbox is { } mailbox)
        {
            envelope = mailbox.Take();
        }
        else
        {
            envelope = _reader.Take(ref _writer);
            _reader.Forget(ref _writer);
        }
        return !envelope.IsEmpty;
    }

    /// <inheritdoc />
    public void CleanUp(IActorRef owner, IMessageQueue deadletters)
    {
        while (TryDequeue(out var envelope)) deadletters.Enqueue(owner, envelope);
    }
}
