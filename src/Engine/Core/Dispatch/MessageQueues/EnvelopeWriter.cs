using System.Diagnostics.CodeAnalysis;
using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>The producers' half of a queue, with its first places: an actor with few messages needs no segment.</summary>
/// <remarks>
/// A producer draws the next ticket of the last segment and writes its envelope there, the message last: a place is filled once its
/// message is not null. A producer that draws a ticket past the end goes on to the next segment. A ticket whose producer has not written
/// yet stops the consumer for now, but <see cref="EnvelopeReader.HasMessages"/> counts it already: drawing the ticket is a full fence, so a
/// producer may look whether the mailbox is scheduled without another one.
/// A mutable struct, since it is a part of its mailbox: never copy it.
/// </remarks>
internal struct EnvelopeWriter
{
    public const int FirstPlaces = 2;

    /// <summary>How many tickets of the first places have been drawn, those past the end included.</summary>
    public int FirstTickets;

    /// <summary>What comes after the first places.</summary>
    public EnvelopeSegment? AfterFirst;

    private EnvelopeSegment? _last;
    private EnvelopeSegment.Place _place0;
    private EnvelopeSegment.Place _place1;

    [UnscopedRef]
    public ref EnvelopeSegment.Place First(int index) => ref index == 0 ? ref _place0 : ref _place1;

    public void Enqueue(Envelope envelope)
    {
        var segment = Volatile.Read(ref _last);
        while (!(segment is null ? TryFillFirst(envelope) : segment.TryFill(envelope))) segment = MoveOn(segment);
    }

    /// <summary>The consumer goes on from a segment, or from the first places, to the next: nobody shall come that way any more.</summary>
    public void Leave(EnvelopeSegment? full, EnvelopeSegment next)
    {
        Interlocked.CompareExchange(ref _last, next, full);
        if (full is null) Volatile.Write(ref AfterFirst, EnvelopeSegment.Left);
        else Volatile.Write(ref full.Next, EnvelopeSegment.Left);
    }

    private bool TryFillFirst(Envelope envelope)
    {
        var ticket = Interlocked.Increment(ref FirstTickets) - 1;
        if (ticket >= FirstPlaces) return false;
        First(ticket).Fill(envelope);
        return true;
    }

    // Whoever comes here moves the end on, so that it moves even if the one who made the segment is held up.
    private EnvelopeSegment? MoveOn(EnvelopeSegment? full)
    {
        var next = full is null ? EnvelopeSegment.At(ref AfterFirst) : full.After();
        if (ReferenceEquals(next, EnvelopeSegment.Left)) return Volatile.Read(ref _last);
        Interlocked.CompareExchange(ref _last, next, full);
        return next;
    }
}
