using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>Lets messages be put in front of any queue. Putting in front and taking are for the actor's own thread.</summary>
public class DequeWrapperMessageQueue : IMessageQueue, IDequeBasedMessageQueueSemantics
{
    /// <summary>The queue behind.</summary>
    protected readonly IMessageQueue MessageQueue;

    private readonly Stack<Envelope> _front = new();

    /// <summary>Creates the queue.</summary>
    /// <param name="messageQueue">The queue behind.</param>
    public DequeWrapperMessageQueue(IMessageQueue messageQueue) => MessageQueue = messageQueue;

    /// <inheritdoc/>
    public bool HasMessages => _front.Count > 0 || MessageQueue.HasMessages;

    /// <inheritdoc/>
    public int Count => _front.Count + MessageQueue.Count;

    /// <inheritdoc/>
    public void Enqueue(IActorRef receiver, Envelope envelope) => MessageQueue.Enqueue(receiver, envelope);

    /// <inheritdoc/>
    public void EnqueueFirst(Envelope envelope) => PutInFront(envelope);

    /// <inheritdoc/>
    public bool TryDequeue(out Envelope envelope) => _front.TryPop(out envelope) || MessageQueue.TryDequeue(out envelope);

    /// <inheritdoc/>
    public void CleanUp(IActorRef owner, IMessageQueue deadletters)
    {
        while (_front.TryPop(out var envelope))
            deadletters.Enqueue(owner, envelope);
        MessageQueue.CleanUp(owner, deadletters);
    }

    private protected virtual void PutInFront(Envelope envelope) => _front.Push(envelope);
}

/// <summary>A double-ended queue without a limit.</summary>
public class UnboundedDequeMessageQueue : DequeWrapperMessageQueue, IUnboundedDequeBasedMessageQueueSemantics
{
    /// <summary>Creates an empty queue.</summary>
    public UnboundedDequeMessageQueue()
        : base(new UnboundedMessageQueue())
    {
    }

    private protected UnboundedDequeMessageQueue(IMessageQueue messageQueue)
        : base(messageQueue)
    {
    }
}

/// <summary>A double-ended queue with a limit, which does not count for what is put in front.</summary>
public class BoundedDequeMessageQueue : DequeWrapperMessageQueue, IBoundedDequeBasedMessageQueueSemantics
{
    /// <summary>Creates an empty queue.</summary>
    /// <param name="boundedCapacity">How many messages it holds; positive.</param>
    /// <param name="pushTimeOut">How long a sender waits for room; negative for ever.</param>
    public BoundedDequeMessageQueue(int boundedCapacity, TimeSpan pushTimeOut)
        : base(new BoundedMessageQueue(boundedCapacity, pushTimeOut)) => PushTimeOut = pushTimeOut;

    /// <inheritdoc/>
    public TimeSpan PushTimeOut { get; }
}
