using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>A link of the chain that is a mailbox's queue: places for envelopes, each of which belongs to whoever has its ticket.</summary>
/// <remarks>
/// The queue is unbounded, without locks, for many producers and one consumer, who have a half of it each: <see cref="EnvelopeWriter"/>
/// and <see cref="EnvelopeReader"/>. What one half writes with every message lies apart from what the other reads, since a cache line
/// that goes to and fro between two processors costs more than all the rest.
/// Segments are small while the consumer keeps up, and double while it doesn't: a flooded actor allocates rarely. They are not used again,
/// since a slow producer may still look at one. Nor does one that was left lead to those after it: the collector finds it dead only when it
/// looks at its generation, and until then would take all that it leads to for alive.
/// </remarks>
internal sealed class EnvelopeSegment
{
    /// <summary>Comes after a segment that the consumer has left: the end of the chain is elsewhere.</summary>
    public static readonly EnvelopeSegment Left = new(0);

    private const int Smallest = 8;
    private const int Largest = 1024;

    /// <summary>How many tickets have been drawn, those past the end included.</summary>
    public int Tickets;
    public EnvelopeSegment? Next;
    public readonly Place[] Places;

    // The consumer has come as far as this segment.
    private bool _isReached;

    private EnvelopeSegment(int length) => Places = new Place[length];

    /// <summary>Fills the next place, unless there is none left.</summary>
    public bool TryFill(Envelope envelope)
    {
        var ticket = Interlocked.Increment(ref Tickets) - 1;
        if (ticket >= Places.Length) return false;
        Places[ticket].Fill(envelope);
        return true;
    }

    /// <summary>The segment that comes next here; made by the first producer who needs it.</summary>
    public static EnvelopeSegment At(ref EnvelopeSegment? next, int length = Smallest) =>
        Volatile.Read(ref next) ?? Interlocked.CompareExchange(ref next, new EnvelopeSegment(length), null) ?? next;

    /// <summary>The segment after this one, which is full; <see cref="Left"/> if the consumer has gone on.</summary>
    public EnvelopeSegment After() => At(ref Next, _isReached ? Smallest : Math.Min(Places.Length * 2, Largest));

    public void Reach() => _isReached = true;

    internal struct Place
    {
        public object? Message;
        public IActorRef? Sender;

        public void Fill(Envelope envelope)
        {
            Sender = envelope.Sender;
            Volatile.Write(ref Message, envelope.Message);
        }
    }
}
