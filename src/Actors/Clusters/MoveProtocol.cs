using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Clusters;

/// <summary>
/// What is told when a node leaves in order and what it hosts goes on elsewhere. The leaving region leads: it asks the directory for a new place
/// (<see cref="Leaving"/>, <see cref="Move"/>, <see cref="MoveTo"/>), has all forwarders hold back (<see cref="Hold"/>, <see cref="Held"/>) until all that they had
/// sent is in, takes the primitive's image and sends it to the new region (<see cref="AdoptPart"/>), which makes the actor, tells the
/// directory (<see cref="Moved"/>), and lets the forwarders go on (<see cref="Resume"/>, <see cref="Resumed"/>).
/// </summary>
internal static class MoveProtocol
{
    /// <summary>The name of <see cref="Adoption"/> on the wire.</summary>
    public const string AdoptionName = "cluster.adoption";

    /// <summary>A leaving region to the directory: nothing is to live here from now on.</summary>
    public sealed record Leaving;

    /// <summary>A leaving region to the directory: where else can it live?</summary>
    public sealed record Move(PrimitiveKey Key, long Epoch, PrimitiveKey? Beside);

    /// <summary>The new place, and the epoch there; no region: there is none. With all regions that may have forwarders.</summary>
    public sealed record MoveTo(PrimitiveKey Key, IActorRef? Region, long Epoch, IReadOnlyList<IActorRef> All);

    /// <summary>The leaving region to each region: hold back what is sent to it.</summary>
    public sealed record Hold(PrimitiveKey Key);

    /// <summary>It is held back. If there was something to hold, the primitive answers an <see cref="Identify"/> after all that was sent before.</summary>
    public sealed record Held(PrimitiveKey Key, bool HasForwarder);

    /// <summary>The leaving region to the new one: a part of an <see cref="Adoption"/>, as it is on the wire.</summary>
    public sealed record AdoptPart(PrimitiveKey Key, int Number, int Count, byte[] Bytes);

    /// <summary>All that it takes to go on with a primitive elsewhere.</summary>
    public sealed record Adoption(PrimitiveKey Key, long Epoch, PrimitiveSettings Settings, object Image, IReadOnlyList<IActorRef> All);

    /// <summary>The new region to the directory: it lives here now.</summary>
    public sealed record Moved(PrimitiveKey Key, long Epoch, IActorRef Actor);

    /// <summary>To each region: it lives there now; no actor: it is lost.</summary>
    /// <param name="Key">What has moved.</param>
    /// <param name="Epoch">Under which it lives there.</param>
    /// <param name="Actor">Its actor.</param>
    /// <param name="Mover">The leaving region, which may end when all have gone on: a region that holds back for one that is gone takes it for lost.</param>
    public sealed record Resume(PrimitiveKey Key, long Epoch, IActorRef? Actor, IActorRef Mover);

    /// <summary>A region to the leaving one: nothing is held back here any more.</summary>
    public sealed record Resumed(PrimitiveKey Key, long Epoch);
}
