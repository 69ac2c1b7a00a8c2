using System.Buffers.Binary;
using System.Text;
using Akka.Actor;

namespace Akka.Remote.Associations;

/// <summary>
/// References that the messages of one node have named: who is named again need not be looked up again. It has a fixed number of places, so that
/// nothing a node sends makes it grow. For one thread at a time.
/// </summary>
internal sealed class KnownRefs
{
    // What is asked once has a name of its own, which does not come back.
    private static readonly byte[] Once = Encoding.UTF8.GetBytes("/temp/");

    private readonly (byte[] Path, IInternalActorRef Ref)[] _places = new (byte[], IInternalActorRef)[256];

    /// <summary>The reference that was kept for a path, if it still leads there.</summary>
    public IInternalActorRef? Find(ReadOnlySpan<byte> path)
    {
        ref var place = ref _places[PlaceOf(path)];
        if (place.Path is null || !path.SequenceEqual(place.Path)) return null;
        if (!LeadsNowhere(place.Ref)) return place.Ref;
        place = default;
        return null;
    }

    /// <summary>Keeps a reference, in place of another one.</summary>
    public void Keep(ReadOnlySpan<byte> path, IActorRef reference)
    {
        // Others stand for something that may be another one the next time.
        if (reference is LocalActorRef or RemoteActorRef && !path.StartsWith(Once) && !LeadsNowhere((IInternalActorRef)reference))
            _places[PlaceOf(path)] = (path.ToArray(), (IInternalActorRef)reference);
    }

    private static bool LeadsNowhere(IInternalActorRef reference) => reference is LocalActorRef { IsTerminated: true };

    // Paths differ at their ends: by a name, or the number of an incarnation.
    private static int PlaceOf(ReadOnlySpan<byte> path)
    {
        Span<byte> end = stackalloc byte[8];
        var length = Math.Min(path.Length, 8);
        path[^length..].CopyTo(end);
        var mixed = (BinaryPrimitives.ReadUInt64LittleEndian(end) ^ (ulong)path.Length) * 0x9E3779B97F4A7C15;
        return (int)(mixed >> 56);
    }
}
