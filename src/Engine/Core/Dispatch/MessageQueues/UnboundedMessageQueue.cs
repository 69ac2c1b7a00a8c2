using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>The default queue: first in, first out, without a limit.</summary>
public class UnboundedMessageQueue : IMessageQueue, IUnboundedMessageQueueSemantics
{
    private EnvelopeQueue _queue = EnvelopeQueue.Empty();

    /// <summary>Creates an empty queue.</summary>
    public UnboundedMessageQueue()
    {
    }

    /// <inheritdoc />
    public bool HasMessages => Mailbox?.HasMessages ?? _queue.HasMessages;

    /// <inheritdoc />
    public int Count => Mailbox?.NumberOfMessages ?? _queue.Count;

    /// <summary>The mailbox whose built-in queue this shows; null for a queue of its own.</summary>
    private protected virtual Mailbox? Mailbox => null;

    /// <inheritdoc />
    public void Enqueue(IActorRef receiver, Envelope envelope)
    {
        if (Mailbox is { } mailbox) mailbox.Enqueue(in envelope);
        else _queue.Enqueue(in envelope);
    }

    /// <inheritdoc />
    public bool TryDequeue(out Envelope envelope) => Mailbox?.TryDequeue(out envelope) ?? _queue.TryDequeue(out envelope);

    /// <inheritdoc />
    public void CleanUp(IActorRef owner, IMessageQueue deadletters)
    {
        while (TryDequeue(out var envelope)) deadletters.Enqueue(owner, envelope);
    }
}
