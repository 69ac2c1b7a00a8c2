using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>The consumer's half of a queue. It keeps what it needs of the present segment, so as not to look where producers write.</summary>
/// <remarks>A mutable struct, since it is a part of its owner: never copy it.</remarks>
internal struct EnvelopeReader(EnvelopeSegment first)
{
    private EnvelopeSegment _segment = first;
    private EnvelopeSegment.Place[]? _places = first.Places;
    private int _length = first.Length;
    private int _taken;
    private int _forgotten;

    /// <summary>True when an envelope is there to be taken, or is just being written. Exact on the consumer's thread.</summary>
    public readonly bool HasMessages =>
        Math.Min(Volatile.Read(ref _segment.Tickets), _length) > _taken || Volatile.Read(ref _segment.Next) is { Tickets: > 0 };

    /// <summary>How many envelopes wait: for inspection, exact only while nobody sends or takes.</summary>
    public readonly int Count
    {
        get
        {
            var count = -_taken;
            for (var segment = _segment; segment is not null; segment = Volatile.Read(ref segment.Next))
                count += Math.Min(Volatile.Read(ref segment.Tickets), segment.Length);
            return Math.Max(0, count);
        }
    }

    /// <summary>Takes the next envelope, whose sender is null if none was given. It stays in its place until <see cref="Forget"/>.</summary>
    public bool TryDequeue(out Envelope envelope)
    {
        if (_taken == _length && !GoOn())
        {
            envelope = default;
            return false;
        }
        ref var place = ref _places is { } places ? ref places[_taken] : ref _segment.Inline(_taken);
        var message = Volatile.Read(ref place.Message);
        if (message is null)
        {
            envelope = default;
            return false;
        }
        envelope = new Envelope(message, place.Sender!);
        _taken++;
        return true;
    }

    /// <summary>Lets the collector have what was taken. For many at a time: each costs the producers a look at memory that was written.</summary>
    public void Forget()
    {
        if (_forgotten == _taken) return;
        if (_places is not null) Array.Clear(_places, _forgotten, _taken - _forgotten);
        else for (var i = _forgotten; i < _taken; i++) _segment.Inline(i) = default;
        _forgotten = _taken;
    }

    private bool GoOn()
    {
        if (Volatile.Read(ref _segment.Next) is not { } next) return false;
        Forget();
        next.Reach();
        (_segment, _places, _length, _taken, _forgotten) = (next, next.Places, next.Length, 0, 0);
        return true;
    }
}
