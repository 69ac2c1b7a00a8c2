using ActorConcurrency.Actors.Common;
using Akka.Actor;
using static ActorConcurrency.Actors.Clusters.MoveProtocol;

namespace ActorConcurrency.Actors.Clusters;

/// <summary>Puts together what arrives in parts from a region whose node leaves.</summary>
internal sealed class Arrivals(ClusterPrimitives cluster)
{
    private readonly Dictionary<(IActorRef From, PrimitiveKey Key), List<byte[]>> _parts = [];

    /// <summary>What is complete with this part; null: more is to come, or it cannot be read.</summary>
    public Adoption? Add(AdoptPart m, IActorRef from)
    {
        if (m.Number == 0)
            _parts[(from, m.Key)] = [];
        if (!_parts.TryGetValue((from, m.Key), out var parts) || parts.Count != m.Number)
            return null;   // a part is missing
        parts.Add(m.Bytes);
        if (parts.Count < m.Count)
            return null;
        _parts.Remove((from, m.Key));
        return cluster.Wire.Serializer.FromBinary([.. parts.SelectMany(part => part)], AdoptionName) as Adoption;
    }
}
