using System.Collections.Immutable;
using Akka.Actor;
using Akka.Event;
using Akka.Util;

namespace Akka.Cluster;

/// <summary>What nodes of a cluster say to each other.</summary>
public interface IClusterMessage
{
}

/// <summary>To a seed node: are you part of a cluster?</summary>
internal sealed record InitJoin : IClusterMessage, IDeadLetterSuppression
{
    public static readonly InitJoin Instance = new();
}

/// <summary>Yes: ask me to let you in.</summary>
internal sealed record InitJoinAck(Address Address) : IClusterMessage, IDeadLetterSuppression;

/// <summary>No, not (yet).</summary>
internal sealed record InitJoinNack(Address Address) : IClusterMessage, IDeadLetterSuppression;

/// <summary>Let this node in.</summary>
internal sealed record Join(UniqueAddress Node, ImmutableHashSet<string> Roles, AppVersion Version) : IClusterMessage;

/// <summary>You are in; this is what is known.</summary>
internal sealed record Welcome(UniqueAddress From, Gossip Gossip) : IClusterMessage;

/// <summary>What a node knows, to a certain incarnation of another.</summary>
internal sealed record GossipEnvelope(UniqueAddress From, UniqueAddress To, Gossip Gossip) : IClusterMessage, IDeadLetterSuppression;

/// <summary>Only which version a node knows: cheaper, where both know the same.</summary>
internal sealed record GossipStatus(UniqueAddress From, VectorClock Version) : IClusterMessage, IDeadLetterSuppression;

/// <summary>A node is to leave in order.</summary>
internal sealed record Leave(Address Address) : IClusterMessage;

/// <summary>A node is given up.</summary>
internal sealed record Down(Address Address) : IClusterMessage;

/// <summary>A node that exits knows it, and may be removed.</summary>
internal sealed record ExitingConfirmed(UniqueAddress Node) : IClusterMessage, IDeadLetterSuppression;

/// <summary>Are you alive?</summary>
internal sealed record Heartbeat(Address From, long Sequence) : IClusterMessage, IDeadLetterSuppression;

/// <summary>Yes.</summary>
internal sealed record HeartbeatRsp(UniqueAddress From, long Sequence) : IClusterMessage, IDeadLetterSuppression;
