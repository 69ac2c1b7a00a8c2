using System.Runtime.CompilerServices;
using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>An unbounded queue for many producers and one consumer, without locks: a chain of segments with a ticket for each place.</summary>
/// <remarks>
/// A producer draws the next ticket of the last segment and writes its envelope there, the message last: a place is filled once its
/// message is not null. A producer that draws a ticket past the end goes on to the next segment, making it if need be.
/// A ticket whose producer has not written yet stops the consumer for now, but <see cref="HasMessages"/> counts it already: drawing the
/// ticket is a full fence, so a producer may look whether the mailbox is scheduled without another one. Segments are small while the consumer keeps up, and double while it doesn't: an idle actor costs little,
/// and a flooded one allocates rarely. They are not used again, since a slow producer may still look at one.
/// A mutable struct, since it is a part of its mailbox: never copy it.
/// </remarks>
internal struct EnvelopeQueue
{
    private const int Smallest = Segment.Inline;
    private const int Usual = 8;
    private const int Largest = 1024;

    private Segment _first;
    private Segment _last;
    private int _taken;

    private EnvelopeQueue(Segment segment) => _first = _last = segment;

    public static EnvelopeQueue Empty() => new(new Segment(Smallest));

    /// <summary>True when an envelope is there to be taken, or is just being written. Exact on the consumer's thread.</summary>
    public bool HasMessages
    {
        get
        {
            var (segment, taken) = (_first, _taken);
            return Math.Min(Volatile.Read(ref segment.Tickets), segment.Length) > taken || Volatile.Read(ref segment.Next) is { Tickets: > 0 };
        }
    }

    /// <summary>How many envelopes wait: for inspection, exact only while nobody sends or takes.</summary>
    public int Count
    {
        get
        {
            var count = -Math.Min(_taken, _first.Length);
            for (var segment = _first; segment is not null; segment = Volatile.Read(ref segment.Next))
                count += Math.Min(Volatile.Read(ref segment.Tickets), segment.Length);
            return Math.Max(0, count);
        }
    }

    public void Enqueue(in Envelope envelope)
    {
        var segment = Volatile.Read(ref _last);
        while (true)
        {
            var ticket = Interlocked.Increment(ref segment.Tickets) - 1;
            if (ticket < segment.Length)
            {
                ref var place = ref segment.At(ticket);
                place.Sender = envelope.Sender;
                Volatile.Write(ref place.Message, envelope.Message);
                return;
            }
            segment = After(segment);
        }
    }

    public bool TryDequeue(out Envelope envelope)
    {
        var segment = _first;
        if (_taken == segment.Length)
        {
            if (Volatile.Read(ref segment.Next) is not { } next)
            {
                envelope = default;
                return false;
            }
            _first = segment = next;
            _taken = 0;
        }
        ref var place = ref segment.At(_taken);
        var message = Volatile.Read(ref place.Message);
        if (message is null)
        {
            envelope = default;
            return false;
        }
        envelope = new Envelope(message, place.Sender!);
        place = default;
        _taken++;
        return true;
    }

    private Segment After(Segment full)
    {
        var next = Volatile.Read(ref full.Next);
        if (next is null)
        {
            var isBehind = !ReferenceEquals(_first, full);
            var fresh = new Segment(isBehind ? Math.Clamp(full.Length * 2, Usual, Largest) : Usual);
            next = Interlocked.CompareExchange(ref full.Next, fresh, null) ?? fresh;
        }
        // Whoever comes here moves the end on, so that it moves even if the one who made the segment is held up.
        Interlocked.CompareExchange(ref _last, next, full);
        return next;
    }

    private struct Place
    {
        public object? Message;
        public IActorRef? Sender;
    }

    // The first places stand in the segment itself, so that an actor with few messages needs no array.
    private sealed class Segment(int length)
    {
        public const int Inline = 2;

        public readonly int Length = length;
        public int Tickets;
        public Segment? Next;
        private readonly Place[] _more = length > Inline ? new Place[length - Inline] : [];
        private Place _place0;
        private Place _place1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ref Place At(int index)
        {
            if (index >= Inline) return ref _more[index - Inline];
            return ref index == 0 ? ref _place0 : ref _place1;
        }
    }
}
