using System.Collections.Immutable;

namespace Akka.Cluster;

/// <summary>The events between two states of a membership, as a plain function.</summary>
internal static class MembershipDiff
{
    public static IEnumerable<ClusterEvent.IClusterDomainEvent> Between(MembershipState old, MembershipState now)
    {
        if (ReferenceEquals(old, now)) yield break;
        foreach (var member in Unreachable(now).Except(Unreachable(old))) yield return new ClusterEvent.UnreachableMember(member);
        foreach (var member in Unreachable(old).Except(Unreachable(now)))
        {
            if (now.Gossip.Find(member.UniqueAddress) is { } present) yield return new ClusterEvent.ReachableMember(present);
        }
        foreach (var change in Members(old.Gossip, now.Gossip)) yield return change;
        if (old.Leader?.Address != now.Leader?.Address) yield return new ClusterEvent.LeaderChanged(now.Leader?.Address);
        foreach (var role in old.AllRoles.Union(now.AllRoles).Order(StringComparer.Ordinal))
        {
            if (old.RoleLeader(role)?.Address is var before && now.RoleLeader(role)?.Address is var after && before != after)
                yield return new ClusterEvent.RoleLeaderChanged(role, after);
        }
    }

    public static ClusterEvent.CurrentClusterState Snapshot(MembershipState state) => new(
        state.Gossip.Members,
        [.. Unreachable(state)],
        [.. state.Gossip.SeenBy.Select(node => node.Address)],
        state.Leader?.Address,
        state.AllRoles.ToImmutableDictionary(role => role, role => state.RoleLeader(role)?.Address));

    private static IEnumerable<ClusterEvent.IMemberEvent> Members(Gossip old, Gossip now)
    {
        foreach (var member in now.Members)
        {
            if (old.Find(member.UniqueAddress) is { } before && before.Status == member.Status) continue;
            yield return Event(member);
        }
        foreach (var gone in old.Members.Where(member => !now.Has(member.UniqueAddress)))
        {
            // Who goes without having left was given up, even if this node has missed it.
            var previous = gone.Status is MemberStatus.Exiting ? MemberStatus.Exiting : MemberStatus.Down;
            yield return new ClusterEvent.MemberRemoved(Removed(gone), previous);
        }
    }

    private static Member Removed(Member member) =>
        new(member.UniqueAddress, member.UpNumber, MemberStatus.Removed, member.Roles, member.AppVersion);

    private static ClusterEvent.IMemberEvent Event(Member member) => member.Status switch
    {
        MemberStatus.Joining => new ClusterEvent.MemberJoined(member),
        MemberStatus.WeaklyUp => new ClusterEvent.MemberWeaklyUp(member),
        MemberStatus.Up => new ClusterEvent.MemberUp(member),
        MemberStatus.Leaving => new ClusterEvent.MemberLeft(member),
        MemberStatus.Exiting => new ClusterEvent.MemberExited(member),
        _ => new ClusterEvent.MemberDowned(member),
    };

    private static IEnumerable<Member> Unreachable(MembershipState state) =>
        state.Gossip.Members.Where(member => state.Unreachable.Contains(member.UniqueAddress));
}
