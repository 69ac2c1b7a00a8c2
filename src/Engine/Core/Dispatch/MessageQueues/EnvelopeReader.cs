using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>The consumer's half of a queue. It keeps what it needs of the present segment, so as not to look where producers write.</summary>
/// <remarks>A mutable struct, since it is a part of its owner: never copy it. At first it is at the writer's first places.</remarks>
internal struct EnvelopeReader
{
    private EnvelopeSegment? _segment;
    private EnvelopeSegment.Place[]? _places;
    private int _taken;
    private int _forgotten;

    private readonly int Length => _places?.Length ?? EnvelopeWriter.FirstPlaces;

    /// <summary>True when an envelope is there to be taken, or is just being written. Exact on the consumer's thread.</summary>
    public readonly bool HasMessages(ref EnvelopeWriter writer) => _segment is { } segment
        ? IsFilled(ref segment.Tickets, ref segment.Next)
        : IsFilled(ref writer.FirstTickets, ref writer.AfterFirst);

    /// <summary>How many envelopes wait: for inspection, exact only while nobody sends or takes.</summary>
    public readonly int Count(ref EnvelopeWriter writer)
    {
        var count = -_taken;
        if (_segment is null) count += Math.Min(Volatile.Read(ref writer.FirstTickets), Length);
        for (var segment = _segment ?? Volatile.Read(ref writer.AfterFirst); segment is not null; segment = Volatile.Read(ref segment.Next))
            count += Math.Min(Volatile.Read(ref segment.Tickets), segment.Places.Length);
        return Math.Max(0, count);
    }

    /// <summary>
    /// Takes the next envelope, whose sender is null if none was given; an empty one if there is none. It stays in its place until <see cref="Forget"/>.
    /// </summary>
    public Envelope Take(ref EnvelopeWriter writer)
    {
        if (_taken == Length && !GoOn(ref writer)) return default;
        ref var place = ref _places is { } places ? ref places[_taken] : ref writer.First(_taken);
        var message = Volatile.Read(ref place.Message);
        if (message is null) return default;
        _taken++;
        return new Envelope(message, place.Sender!);
    }

    /// <summary>Lets the collector have what was taken. For many at a time: each costs the producers a look at memory that was written.</summary>
    public void Forget(ref EnvelopeWriter writer)
    {
        if (_forgotten == _taken) return;
        if (_places is not null) Array.Clear(_places, _forgotten, _taken - _forgotten);
        else for (var i = _forgotten; i < _taken; i++) writer.First(i) = default;
        _forgotten = _taken;
    }

    private readonly bool IsFilled(ref int tickets, ref EnvelopeSegment? next) =>
        Math.Min(Volatile.Read(ref tickets), Length) > _taken || Volatile.Read(ref next) is { Tickets: > 0 };

    private bool GoOn(ref EnvelopeWriter writer)
    {
        if ((_segment is { } full ? Volatile.Read(ref full.Next) : Volatile.Read(ref writer.AfterFirst)) is not { } next) return false;
        Forget(ref writer);
        next.Reach();
        writer.Leave(_segment, next);
        (_segment, _places, _taken, _forgotten) = (next, next.Places, 0, 0);
        return true;
    }
}
