using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Clusters;

/// <summary>A primitive of a cluster and where it lives: history by the time it is read.</summary>
/// <param name="Node">The node that it lives on.</param>
/// <param name="State">Its kind, name and epoch, who holds and who waits.</param>
public sealed record PlacedPrimitive(Address Node, PrimitiveSnapshot State);
