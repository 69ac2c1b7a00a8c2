using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>Messages leave by priority, the lowest number first. Among equals the order is not promised.</summary>
public class UnboundedPriorityMessageQueue : BlockingMessageQueue, IUnboundedDequeBasedMessageQueueSemantics
{
    private readonly PriorityEnvelopes _envelopes;

    /// <summary>Creates an empty queue.</summary>
    /// <param name="priorityGenerator">Gives a message's priority.</param>
    /// <param name="initialCapacity">How many messages there is memory for from the start.</param>
    public UnboundedPriorityMessageQueue(Func<object, int> priorityGenerator, int initialCapacity) =>
        _envelopes = new PriorityEnvelopes(priorityGenerator, initialCapacity);

    /// <inheritdoc/>
    protected override int LockedCount => _envelopes.Count;

    /// <inheritdoc/>
    public void EnqueueFirst(Envelope envelope) => _envelopes.EnqueueFirst(envelope);

    /// <inheritdoc/>
    protected override void LockedEnqueue(Envelope envelope) => _envelopes.Enqueue(envelope);

    /// <inheritdoc/>
    protected override bool LockedTryDequeue(out Envelope envelope) => _envelopes.TryDequeue(out envelope);
}

/// <summary>Messages leave by priority, the lowest number first, and in the order in which they came among equals.</summary>
public class UnboundedStablePriorityMessageQueue : BlockingMessageQueue, IUnboundedDequeBasedMessageQueueSemantics
{
    private readonly PriorityEnvelopes _envelopes;

    /// <summary>Creates an empty queue.</summary>
    /// <param name="priorityGenerator">Gives a message's priority.</param>
    /// <param name="initialCapacity">How many messages there is memory for from the start.</param>
    public UnboundedStablePriorityMessageQueue(Func<object, int> priorityGenerator, int initialCapacity) =>
        _envelopes = new PriorityEnvelopes(priorityGenerator, initialCapacity);

    /// <inheritdoc/>
    protected override int LockedCount => _envelopes.Count;

    /// <inheritdoc/>
    public void EnqueueFirst(Envelope envelope) => _envelopes.EnqueueFirst(envelope);

    /// <inheritdoc/>
    protected override void LockedEnqueue(Envelope envelope) => _envelopes.Enqueue(envelope);

    /// <inheritdoc/>
    protected override bool LockedTryDequeue(out Envelope envelope) => _envelopes.TryDequeue(out envelope);
}

/// <summary>What both priority queues are inside: what was put in front, then the rest by priority and age.</summary>
internal sealed class PriorityEnvelopes(Func<object, int> priority, int initialCapacity)
{
    private readonly PriorityQueue<Envelope, (int Priority, long Age)> _heap = new(initialCapacity);
    private readonly Stack<Envelope> _front = new();
    private long _age;

    public int Count => _heap.Count + _front.Count;

    public void Enqueue(Envelope envelope) => _heap.Enqueue(envelope, (priority(envelope.Message), _age++));

    // Only the actor's own thread puts in front and takes, so the stack needs no lock of its own.
    public void EnqueueFirst(Envelope envelope) => _front.Push(envelope);

    public bool TryDequeue(out Envelope envelope) => _front.TryPop(out envelope) || _heap.TryDequeue(out envelope, out _);
}
