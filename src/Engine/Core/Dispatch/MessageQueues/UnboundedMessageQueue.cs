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
    public bool HasMessages => _queue.HasMessages;

    /// <inheritdoc />
    public int Count => _queue.Count;

    /// <inheritdoc />
    public void Enqueue(IActorRef receiver, Envelope envelope) => _queue.Enqueue(in envelope);

    /// <inheritdoc />
    public bool TryDequeue(out Envelope envelope) => _queue.TryDequeue(out envelope);

    /// <inheritdoc />
    public void CleanUp(IActorRef owner, IMessageQueue deadletters)
    {
        while (TryDequeue(out var envelope)) deadletters.Enqueue(owner, envelope);
    }
}
