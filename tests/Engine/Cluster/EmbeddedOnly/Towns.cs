using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster;
using Akka.Util;

namespace ActorConcurrency.Engine.Cluster.Tests.EmbeddedOnly;

/// <summary>Members and gossips for tests of the plain rules.</summary>
internal static class Towns
{
    public static UniqueAddress Node(int port, int uid = 1) => new(new Address("akka.tcp", "town", "host", port), uid);

    public static Member Member(int port, MemberStatus status = MemberStatus.Up, int upNumber = 1, string? role = null, int uid = 1) =>
        new(Node(port, uid), upNumber, status, role is null ? [] : [role], AppVersion.Zero);

    public static Gossip Gossip(params Member[] members) => Akka.Cluster.Gossip.Empty with { Members = [.. members] };

    public static Gossip SeenByAll(this Gossip gossip) => gossip with { SeenBy = [.. gossip.Members.Select(member => member.UniqueAddress)] };

    public static Gossip Unreachable(this Gossip gossip, UniqueAddress observer, params UniqueAddress[] subjects) =>
        gossip with { Reachability = subjects.Aggregate(gossip.Reachability, (reachability, subject) => reachability.Unreachable(observer, subject)) };

    public static ImmutableHashSet<UniqueAddress> Nodes(params int[] ports) => [.. ports.Select(port => Node(port))];
}
