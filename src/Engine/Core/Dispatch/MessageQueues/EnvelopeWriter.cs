using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>The producers' half of a queue.</summary>
/// <remarks>
/// A producer draws the next ticket of the last segment and writes its envelope there, the message last: a place is filled once its
/// message is not null. A producer that draws a ticket past the end goes on to the next segment. A ticket whose producer has not written
/// yet stops the consumer for now, but <see cref="EnvelopeReader.HasMessages"/> counts it already: drawing the ticket is a full fence, so a
/// producer may look whether the mailbox is scheduled without another one.
/// A mutable struct, since it is a part of its mailbox: never copy it.
/// </remarks>
internal struct EnvelopeWriter(EnvelopeSegment first)
{
    private EnvelopeSegment _last = first;

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
            var next = segment.After();
            // Whoever comes here moves the end on, so that it moves even if the one who made the segment is held up.
            Interlocked.CompareExchange(ref _last, next, segment);
            segment = next;
        }
    }
}
