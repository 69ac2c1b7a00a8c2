using System.Collections.Immutable;
using Akka.Actor;
using Akka.Serialization.Wire;
using Akka.Util;

namespace Akka.Cluster;

/// <summary>The cluster's messages on the wire.</summary>
internal sealed class ClusterMessageSerializer : TableSerializer
{
    public ClusterMessageSerializer(ExtendedActorSystem system)
        : base(system)
    {
        Add("i", InitJoin.Instance);
        Add<InitJoinAck>("ia", static (w, v) => w.Text(v.Address.ToString()), static (ref WireReader r) => new InitJoinAck(ReadAddress(ref r)));
        Add<InitJoinNack>("in", static (w, v) => w.Text(v.Address.ToString()), static (ref WireReader r) => new InitJoinNack(ReadAddress(ref r)));
        Add<Join>("j", WriteJoin, ReadJoin);
        Add<Welcome>("w", WriteWelcome, static (ref WireReader r) => new Welcome(ReadNode(ref r), GossipFormat.Read(ref r)));
        Add<GossipEnvelope>("g", WriteGossip, static (ref WireReader r) => new GossipEnvelope(ReadNode(ref r), ReadNode(ref r), GossipFormat.Read(ref r)));
        Add<GossipStatus>("s", WriteStatus, static (ref WireReader r) => new GossipStatus(ReadNode(ref r), GossipFormat.ReadClock(ref r)));
        Add<Leave>("l", static (w, v) => w.Text(v.Address.ToString()), static (ref WireReader r) => new Leave(ReadAddress(ref r)));
        Add<Down>("d", static (w, v) => w.Text(v.Address.ToString()), static (ref WireReader r) => new Down(ReadAddress(ref r)));
        Add<ExitingConfirmed>("x", static (w, v) => WriteNode(w, v.Node), static (ref WireReader r) => new ExitingConfirmed(ReadNode(ref r)));
        Add<Heartbeat>("h", WriteHeartbeat, static (ref WireReader r) => new Heartbeat(ReadAddress(ref r), r.VarInt()));
        Add<HeartbeatRsp>("H", WriteHeartbeatRsp, static (ref WireReader r) => new HeartbeatRsp(ReadNode(ref r), r.VarInt()));
    }

    public override int Identifier => 24;

    internal static Address ReadAddress(ref WireReader reader)
    {
        var text = reader.Text();
        return Address.TryParse(text, out var address) ? address : throw WireReader.Malformed($"[{text}] is no address");
    }

    internal static void WriteNode(WireWriter writer, UniqueAddress node)
    {
        writer.Text(node.Address.ToString());
        writer.Int32(node.Uid);
    }

    internal static UniqueAddress ReadNode(ref WireReader reader) => new(ReadAddress(ref reader), reader.Int32());

    internal static void WriteTexts(WireWriter writer, IReadOnlyCollection<string> texts)
    {
        writer.VarUInt((uint)texts.Count);
        foreach (var text in texts) writer.Text(text);
    }

    internal static ImmutableHashSet<string> ReadTexts(ref WireReader reader)
    {
        var texts = ImmutableHashSet.CreateBuilder<string>();
        for (var count = reader.Count(); count > 0; count--) texts.Add(reader.Text());
        return texts.ToImmutable();
    }

    internal static AppVersion ReadVersion(ref WireReader reader)
    {
        var text = reader.Text();
        return string.IsNullOrWhiteSpace(text) ? throw WireReader.Malformed("a version is empty") : AppVersion.Create(text);
    }

    private static void WriteJoin(WireWriter writer, Join join)
    {
        WriteNode(writer, join.Node);
        WriteTexts(writer, join.Roles);
        writer.Text(join.Version.Version);
    }

    private static Join ReadJoin(ref WireReader reader) => new(ReadNode(ref reader), ReadTexts(ref reader), ReadVersion(ref reader));

    private static void WriteWelcome(WireWriter writer, Welcome welcome)
    {
        WriteNode(writer, welcome.From);
        GossipFormat.Write(writer, welcome.Gossip);
    }

    private static void WriteGossip(WireWriter writer, GossipEnvelope envelope)
    {
        WriteNode(writer, envelope.From);
        WriteNode(writer, envelope.To);
        GossipFormat.Write(writer, envelope.Gossip);
    }

    private static void WriteStatus(WireWriter writer, GossipStatus status)
    {
        WriteNode(writer, status.From);
        GossipFormat.WriteClock(writer, status.Version);
    }

    private static void WriteHeartbeat(WireWriter writer, Heartbeat heartbeat)
    {
        writer.Text(heartbeat.From.ToString());
        writer.VarInt(heartbeat.Sequence);
    }

    private static void WriteHeartbeatRsp(WireWriter writer, HeartbeatRsp answer)
    {
        WriteNode(writer, answer.From);
        writer.VarInt(answer.Sequence);
    }
}
