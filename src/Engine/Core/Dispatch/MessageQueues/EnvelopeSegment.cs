using System.Runtime.CompilerServices;
using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>A link of the chain that is a mailbox's queue: places for envelopes, each of which belongs to whoever has its ticket.</summary>
/// <remarks>
/// The queue is unbounded, without locks, for many producers and one consumer, who have a half of it each: <see cref="EnvelopeWriter"/>
/// and <see cref="EnvelopeReader"/>. What one half writes with every message lies apart from what the other reads, since a cache line
/// that goes to and fro between two processors costs more than all the rest.
/// Segments are small while the consumer keeps up, and double while it doesn't: an idle actor costs little, and a flooded one allocates
/// rarely. They are not used again, since a slow producer may still look at one.
/// </remarks>
internal sealed class EnvelopeSegment
{
    // A smallest segment has its places in itself, so that an actor with few messages needs no array.
    private const int Smallest = 2;
    private const int Usual = 8;
    private const int Largest = 1024;

    /// <summary>The places; null in a smallest segment.</summary>
    public readonly Place[]? Places;
    public readonly int Length;

    /// <summary>How many tickets have been drawn, those past the end included.</summary>
    public int Tickets;
    public EnvelopeSegment? Next;

    // The consumer has come as far as this segment.
    private bool _isReached;
    private Place _place0;
    private Place _place1;

    private EnvelopeSegment(int length, bool isReached)
    {
        Length = length;
        Places = length > Smallest ? new Place[length] : null;
        _isReached = isReached;
    }

    public static EnvelopeSegment First() => new(Smallest, isReached: true);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref Place At(int index) => ref Places is { } places ? ref places[index] : ref Inline(index);

    public ref Place Inline(int index) => ref index == 0 ? ref _place0 : ref _place1;

    /// <summary>The segment after this one, which is full; made by the first producer who needs it.</summary>
    public EnvelopeSegment After()
    {
        if (Volatile.Read(ref Next) is { } present) return present;
        var fresh = new EnvelopeSegment(_isReached ? Usual : Math.Clamp(Length * 2, Usual, Largest), isReached: false);
        return Interlocked.CompareExchange(ref Next, fresh, null) ?? fresh;
    }

    public void Reach() => _isReached = true;

    internal struct Place
    {
        public object? Message;
        public IActorRef? Sender;
    }
}
