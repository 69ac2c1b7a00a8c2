using Akka.Actor;

namespace Akka.Util;

/// <summary>Envelopes by the priority of their messages, the lowest number first. Among equals the order is not promised. For one thread at a time.</summary>
public sealed class ListPriorityQueue
{
    private readonly Func<object, int> _priority;
    private readonly PriorityQueue<Envelope, int> _heap;

    /// <summary>Creates an empty queue.</summary>
    /// <param name="initialCapacity">How many envelopes there is memory for from the start.</param>
    /// <param name="priorityCalculator">Gives a message's priority.</param>
    public ListPriorityQueue(int initialCapacity, Func<object, int> priorityCalculator)
    {
        ArgumentNullException.ThrowIfNull(priorityCalculator);
        _priority = priorityCalculator;
        _heap = new PriorityQueue<Envelope, int>(initialCapacity);
    }

    /// <summary>Adds an envelope.</summary>
    public void Enqueue(Envelope item) => _heap.Enqueue(item, _priority(item.Message));

    /// <summary>Takes the first envelope.</summary>
    /// <exception cref="InvalidOperationException">The queue is empty.</exception>
    public Envelope Dequeue() => _heap.Dequeue();

    /// <summary>The first envelope, which stays.</summary>
    /// <exception cref="InvalidOperationException">The queue is empty.</exception>
    public Envelope Peek() => _heap.Peek();

    /// <summary>How many envelopes there are.</summary>
    public int Count() => _heap.Count;

    /// <summary>Checks that messages still have the priorities that they were queued with; changing them in the queue changes no order.</summary>
    public bool IsConsistent() => _heap.UnorderedItems.All(item => _priority(item.Element.Message) == item.Priority);

    /// <inheritdoc />
    public override string ToString() => $"{_heap.Count} envelopes";
}

/// <summary>Envelopes by the priority of their messages, the lowest number first, and in the order in which they came among equals. For one thread at a time.</summary>
public sealed class StableListPriorityQueue
{
    private readonly Func<object, int> _priority;
    private readonly PriorityQueue<Envelope, (int Priority, long Age)> _heap;
    private long _age;

    /// <summary>Creates an empty queue.</summary>
    /// <param name="initialCapacity">How many envelopes there is memory for from the start.</param>
    /// <param name="priorityCalculator">Gives a message's priority.</param>
    public StableListPriorityQueue(int initialCapacity, Func<object, int> priorityCalculator)
    {
        ArgumentNullException.ThrowIfNull(priorityCalculator);
        _priority = priorityCalculator;
        _heap = new PriorityQueue<Envelope, (int Priority, long Age)>(initialCapacity);
    }

    /// <summary>Adds an envelope.</summary>
    public void Enqueue(Envelope item) => _heap.Enqueue(item, (_priority(item.Message), _age++));

    /// <summary>Takes the first envelope.</summary>
    /// <exception cref="InvalidOperationException">The queue is empty.</exception>
    public Envelope Dequeue() => _heap.Dequeue();

    /// <summary>The first envelope, which stays.</summary>
    /// <exception cref="InvalidOperationException">The queue is empty.</exception>
    public Envelope Peek() => _heap.Peek();

    /// <summary>How many envelopes there are.</summary>
    public int Count() => _heap.Count;

    /// <summary>Checks that messages still have the priorities that they were queued with; changing them in the queue changes no order.</summary>
    public bool IsConsistent() => _heap.UnorderedItems.All(item => _priority(item.Element.Message) == item.Priority.Priority);

    /// <inheritdoc />
    public override string ToString() => $"{_heap.Count} envelopes";
}
