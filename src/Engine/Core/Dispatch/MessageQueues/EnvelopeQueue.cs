using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>An unbounded queue for many producers and one consumer, without locks: a linked list whose tail is exchanged atomically.</summary>
/// <remarks>
/// The algorithm is Dmitry Vyukov's non-intrusive MPSC queue (1024cores.net). Between a producer's exchange of the tail and
/// its link of the node before, the list has a gap: the consumer sees an end, while <see cref="HasMessages"/> sees a message.
/// The producer schedules the mailbox after the link, so nothing stays behind.
/// </remarks>
internal sealed class EnvelopeQueue
{
    private Node _head;
    private Node _tail;

    public EnvelopeQueue() => _head = _tail = new Node(default);

    public bool HasMessages => !ReferenceEquals(_head, Volatile.Read(ref _tail));

    /// <summary>Walks the list: for inspection, not for the hot path.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            for (var node = Volatile.Read(ref _head.Next); node is not null; node = Volatile.Read(ref node.Next)) count++;
            return count;
        }
    }

    public void Enqueue(Envelope envelope)
    {
        var node = new Node(envelope);
        var previous = Interlocked.Exchange(ref _tail, node);
        Volatile.Write(ref previous.Next, node);
    }

    public bool TryDequeue(out Envelope envelope)
    {
        var next = Volatile.Read(ref _head.Next);
        if (next is null)
        {
            envelope = default;
            return false;
        }
        envelope = next.Value;
        next.Value = default;
        _head = next;
        return true;
    }

    private sealed class Node(Envelope value)
    {
        public Node? Next;
        public Envelope Value = value;
    }
}
