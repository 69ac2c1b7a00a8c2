using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Akka.Simulation;

namespace Akka.Dispatch.MessageQueues;

/// <summary>
/// First in, first out, with a limit. Whoever sends to a full queue is blocked until there is room, or until the push time-out has passed:
/// then the message goes to dead letters.
/// </summary>
public class BoundedMessageQueue : IMessageQueue, IBoundedMessageQueueSemantics
{
    private readonly object _lock = new();
    private readonly Queue<Envelope> _queue = new();
    private readonly int _capacity;

    /// <summary>Creates an empty queue.</summary>
    /// <param name="config">A section with <c>mailbox-capacity</c> and <c>mailbox-push-timeout-time</c>.</param>
    public BoundedMessageQueue(Config config)
        : this(config.GetInt("mailbox-capacity"), config.GetTimeSpan("mailbox-push-timeout-time"))
    {
    }

    /// <summary>Creates an empty queue.</summary>
    /// <param name="boundedCapacity">How many messages it holds; positive.</param>
    /// <param name="pushTimeOut">How long a sender waits for room; negative for ever.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is not positive.</exception>
    public BoundedMessageQueue(int boundedCapacity, TimeSpan pushTimeOut)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(boundedCapacity);
        _capacity = boundedCapacity;
        PushTimeOut = pushTimeOut;
    }

    /// <inheritdoc/>
    public bool HasMessages => Count > 0;

    /// <inheritdoc/>
    public int Count
    {
        get
        {
            lock (_lock)
                return _queue.Count;
        }
    }

    /// <inheritdoc/>
    public TimeSpan PushTimeOut { get; set; }

    /// <inheritdoc/>
    public void Enqueue(IActorRef receiver, Envelope envelope)
    {
        if (!TryAdd(envelope))
        {
            var deadLetters = ((IInternalActorRef)receiver).Provider.DeadLetters;
            deadLetters.Tell(new DeadLetter(envelope.Message, envelope.Sender ?? deadLetters, receiver), envelope.Sender);
        }
    }

    /// <inheritdoc/>
    public bool TryDequeue(out Envelope envelope)
    {
        lock (_lock)
        {
            if (!_queue.TryDequeue(out envelope))
                return false;
            Monitor.Pulse(_lock);
            return true;
        }
    }

    /// <inheritdoc/>
    public void CleanUp(IActorRef owner, IMessageQueue deadletters)
    {
        while (TryDequeue(out var envelope))
            deadletters.Enqueue(owner, envelope);
    }

    private bool TryAdd(Envelope envelope)
    {
        var waits = PushTimeOut;
        var started = TimeProvider.System.GetTimestamp();
        lock (_lock)
        {
            while (_queue.Count >= _capacity)
            {
                var left = waits < TimeSpan.Zero ? Timeout.InfiniteTimeSpan : waits - TimeProvider.System.GetElapsedTime(started);
                if (waits >= TimeSpan.Zero && left <= TimeSpan.Zero)
                    return false;
                if (Simulator.Current is { } simulator)
                {
                    // The sender's thread is everybody's: the others must go on for room to be made.
                    if (!simulator.WaitUntil(() => _queue.Count < _capacity, waits))
                        return false;
                    continue;
                }

                Monitor.Wait(_lock, left);
            }

            _queue.Enqueue(envelope);
            return true;
        }
    }
}
