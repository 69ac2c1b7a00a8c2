using System.Collections.Immutable;
using Akka.Actor;
using Akka.Event;
using Akka.Serialization.Wire;

namespace Akka.Cluster.Tools.PublishSubscribe;

/// <summary>Between mediators: so much does one know of each node's bucket.</summary>
internal sealed record MediatorStatus(ImmutableDictionary<Address, long> Versions, bool IsReply) : IDeadLetterSuppression;

/// <summary>Between mediators: what the other does not know.</summary>
internal sealed record MediatorDelta(ImmutableList<Bucket> Buckets) : IDeadLetterSuppression;

/// <summary>Between mediators: for the subscribers of a topic on your node; with a group, for one of that group.</summary>
internal sealed record Deliver(string Topic, string? Group, object Message);

/// <summary>The mediators' messages on the wire.</summary>
internal sealed class MediatorSerializer : TableSerializer
{
    private readonly Akka.Serialization.Serialization _payload;

    public MediatorSerializer(ExtendedActorSystem system)
        : base(system)
    {
        _payload = system.Serialization;
        Add<MediatorStatus>("s", WriteStatus, ReadStatus);
        Add<MediatorDelta>("d", WriteDelta, ReadDelta);
        Add<Deliver>("p", WriteDeliver, ReadDeliver);
    }

    public override int Identifier => 26;

    private static void WriteStatus(WireWriter writer, MediatorStatus status)
    {
        writer.Bool(status.IsReply);
        writer.VarUInt((uint)status.Versions.Count);
        foreach (var (owner, version) in status.Versions)
        {
            writer.Text(owner.ToString());
            writer.VarInt(version);
        }
    }

    private static MediatorStatus ReadStatus(ref WireReader reader)
    {
        var isReply = reader.Bool();
        var versions = ImmutableDictionary.CreateBuilder<Address, long>();
        for (var count = reader.Count(); count > 0; count--) versions[ClusterMessageSerializer.ReadAddress(ref reader)] = reader.VarInt();
        return new MediatorStatus(versions.ToImmutable(), isReply);
    }

    private void WriteDelta(WireWriter writer, MediatorDelta delta)
    {
        writer.VarUInt((uint)delta.Buckets.Count);
        foreach (var bucket in delta.Buckets)
        {
            writer.Text(bucket.Owner.ToString());
            writer.VarInt(bucket.Version);
            writer.VarUInt((uint)bucket.Entries.Count);
            foreach (var (key, entry) in bucket.Entries)
            {
                writer.Text(key);
                writer.VarInt(entry.Version);
                writer.VarInt(entry.Time);
                writer.Ref(entry.Actor);
            }
        }
    }

    private MediatorDelta ReadDelta(ref WireReader reader)
    {
        var buckets = ImmutableList.CreateBuilder<Bucket>();
        for (var count = reader.Count(); count > 0; count--)
        {
            var (owner, version) = (ClusterMessageSerializer.ReadAddress(ref reader), reader.VarInt());
            var entries = ImmutableDictionary.CreateBuilder<string, Bucket.Entry>();
            for (var rest = reader.Count(); rest > 0; rest--)
            {
                var key = reader.Text();
                var (at, time) = (reader.VarInt(), reader.VarInt());
                entries[key] = new Bucket.Entry(at, _payload.Ref(ref reader), time);
            }
            buckets.Add(new Bucket(owner, version, entries.ToImmutable()));
        }
        return new MediatorDelta(buckets.ToImmutable());
    }

    private void WriteDeliver(WireWriter writer, Deliver deliver)
    {
        writer.Text(deliver.Topic);
        writer.NullableText(deliver.Group);
        _payload.Write(writer, deliver.Message);
    }

    private Deliver ReadDeliver(ref WireReader reader) =>
        new(reader.Text(), reader.NullableText(), _payload.Read(ref reader) ?? throw WireReader.Malformed("a message is missing"));
}
