using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>A queue behind one lock; a subclass says in which order messages leave it.</summary>
public abstract class BlockingMessageQueue : IMessageQueue, IBlockingMessageQueueSemantics
{
    private readonly object _lock = new();

    /// <summary>Creates an empty queue.</summary>
    protected BlockingMessageQueue()
    {
    }

    /// <summary>How long taking a message waits while others use the queue, one second unless changed.</summary>
    public TimeSpan BlockTimeOut { get; set; } = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public bool HasMessages => Count > 0;

    /// <inheritdoc/>
    public int Count
    {
        get
        {
            lock (_lock)
                return LockedCount;
        }
    }

    /// <summary>How many messages wait; called under the lock.</summary>
    protected abstract int LockedCount { get; }

    /// <inheritdoc/>
    public void Enqueue(IActorRef receiver, Envelope envelope)
    {
        lock (_lock)
            LockedEnqueue(envelope);
    }

    /// <inheritdoc/>
    public bool TryDequeue(out Envelope envelope)
    {
        envelope = default;
        if (!Monitor.TryEnter(_lock, BlockTimeOut))
            return false;
        try
        {
            return LockedTryDequeue(out envelope);
        }
        finally
        {
            Monitor.Exit(_lock);
        }
    }

    /// <inheritdoc/>
    public void CleanUp(IActorRef owner, IMessageQueue deadletters)
    {
        while (TryDequeue(out var envelope))
            deadletters.Enqueue(owner, envelope);
    }

    /// <summary>Adds a message; called under the lock.</summary>
    /// <param name="envelope">The message.</param>
    protected abstract void LockedEnqueue(Envelope envelope);

    /// <summary>Takes the next message; called under the lock.</summary>
    /// <param name="envelope">The message.</param>
    /// <returns>False when there is none.</returns>
    protected abstract bool LockedTryDequeue(out Envelope envelope);
}
