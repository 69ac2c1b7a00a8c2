using System.Collections.Immutable;
using Akka.Serialization.Wire;

namespace Akka.Cluster;

/// <summary>A gossip on the wire: each node once, everything else by the node's place in that list.</summary>
internal static class GossipFormat
{
    public static void Write(WireWriter writer, Gossip gossip)
    {
        var nodes = gossip.Members.Select(member => member.UniqueAddress)
            .Concat(gossip.SeenBy)
            .Concat(gossip.Removed.Keys)
            .Concat(gossip.Reachability.ByObserver.SelectMany(row => row.Value.Unreachable.Append(row.Key)))
            .Distinct()
            .ToList();
        var places = nodes.Select((node, place) => (node, place)).ToDictionary(entry => entry.node, entry => (uint)entry.place);

        writer.VarUInt((uint)nodes.Count);
        foreach (var node in nodes) ClusterMessageSerializer.WriteNode(writer, node);

        writer.VarUInt((uint)gossip.Members.Count);
        foreach (var member in gossip.Members)
        {
            writer.VarUInt(places[member.UniqueAddress]);
            writer.Byte((byte)member.Status);
            writer.VarUInt((uint)member.UpNumber);
            ClusterMessageSerializer.WriteTexts(writer, member.Roles);
            writer.Text(member.AppVersion.Version);
        }

        WritePlaces(writer, gossip.SeenBy, places);
        writer.VarUInt((uint)gossip.Reachability.ByObserver.Count);
        foreach (var (observer, row) in gossip.Reachability.ByObserver)
        {
            writer.VarUInt(places[observer]);
            writer.VarInt(row.Version);
            WritePlaces(writer, row.Unreachable, places);
        }

        writer.VarUInt((uint)gossip.Removed.Count);
        foreach (var (node, time) in gossip.Removed)
        {
            writer.VarUInt(places[node]);
            writer.VarInt(time);
        }

        WriteClock(writer, gossip.Version);
    }

    public static Gossip Read(ref WireReader reader)
    {
        var nodes = new UniqueAddress[reader.Count()];
        for (var i = 0; i < nodes.Length; i++) nodes[i] = ClusterMessageSerializer.ReadNode(ref reader);

        var members = ImmutableSortedSet.CreateBuilder<Member>();
        for (var count = reader.Count(); count > 0; count--) members.Add(ReadMember(ref reader, nodes));

        var seen = ReadPlaces(ref reader, nodes);
        var rows = ImmutableSortedDictionary.CreateBuilder<UniqueAddress, Reachability.Observations>();
        for (var count = reader.Count(); count > 0; count--)
            rows[Place(ref reader, nodes)] = new Reachability.Observations(reader.VarInt(), ReadPlaces(ref reader, nodes));

        var removed = ImmutableDictionary.CreateBuilder<UniqueAddress, long>();
        for (var count = reader.Count(); count > 0; count--) removed[Place(ref reader, nodes)] = reader.VarInt();

        return new Gossip(members.ToImmutable(), Reachability.Of(rows.ToImmutable()), seen, ReadClock(ref reader), removed.ToImmutable());
    }

    public static void WriteClock(WireWriter writer, VectorClock clock)
    {
        writer.VarUInt((uint)clock.Versions.Count);
        foreach (var (node, version) in clock.Versions)
        {
            writer.Text(node.Value);
            writer.VarInt(version);
        }
    }

    public static VectorClock ReadClock(ref WireReader reader)
    {
        var versions = ImmutableSortedDictionary.CreateBuilder<VectorClock.Node, long>();
        for (var count = reader.Count(); count > 0; count--) versions[VectorClock.Node.FromHash(reader.Text())] = reader.VarInt();
        return VectorClock.Create(versions.ToImmutable());
    }

    private static Member ReadMember(ref WireReader reader, UniqueAddress[] nodes)
    {
        var node = Place(ref reader, nodes);
        var status = (MemberStatus)reader.Byte();
        if (!Enum.IsDefined(status)) throw WireReader.Malformed($"{(int)status} is no status of a member");
        var upNumber = (int)Math.Min(reader.VarUInt(), int.MaxValue);
        return new Member(node, upNumber, status, ClusterMessageSerializer.ReadTexts(ref reader), ClusterMessageSerializer.ReadVersion(ref reader));
    }

    private static void WritePlaces(WireWriter writer, IReadOnlyCollection<UniqueAddress> some, Dictionary<UniqueAddress, uint> places)
    {
        writer.VarUInt((uint)some.Count);
        foreach (var node in some) writer.VarUInt(places[node]);
    }

    private static ImmutableHashSet<UniqueAddress> ReadPlaces(ref WireReader reader, UniqueAddress[] nodes)
    {
        var some = ImmutableHashSet.CreateBuilder<UniqueAddress>();
        for (var count = reader.Count(); count > 0; count--) some.Add(Place(ref reader, nodes));
        return some.ToImmutable();
    }

    private static UniqueAddress Place(ref WireReader reader, UniqueAddress[] nodes)
    {
        var place = reader.VarUInt();
        return place < (ulong)nodes.Length ? nodes[place] : throw WireReader.Malformed($"there is no node {place}");
    }
}
