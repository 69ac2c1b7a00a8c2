using System.Collections.Immutable;

namespace Akka.Cluster.SBR;

/// <summary>What a strategy decides on: the members, and those of them that cannot be reached from here.</summary>
/// <param name="Members">All members.</param>
/// <param name="Unreachable">Those on the other side.</param>
/// <param name="IndirectlyConnected">Those that some reach and others don't, and whose view is known here all the same.</param>
internal sealed record DowningView(
    ImmutableSortedSet<Member> Members, ImmutableHashSet<UniqueAddress> Unreachable, ImmutableHashSet<UniqueAddress> IndirectlyConnected)
{
    public static DowningView Of(ClusterEvent.CurrentClusterState state, Reachability reachability)
    {
        var down = state.Members.Where(member => member.Status == MemberStatus.Down).Select(member => member.UniqueAddress).ToImmutableHashSet();
        var believed = reachability.RemoveObservers(down);
        var subjects = believed.AllUnreachable.Except(down);
        return new DowningView(state.Members, [.. Undecided(state).Select(member => member.UniqueAddress)], subjects.Intersect(believed.AllObservers));
    }

    /// <summary>The members that cannot be reached, without those that were given up already.</summary>
    public static IEnumerable<Member> Undecided(ClusterEvent.CurrentClusterState state) =>
        state.Unreachable.Where(member => member.Status != MemberStatus.Down);

    /// <summary>The members of this side that count.</summary>
    public IEnumerable<Member> Reachable(string? role) => Counting(role).Where(member => !Unreachable.Contains(member.UniqueAddress));

    /// <summary>The members of the other side that count.</summary>
    public IEnumerable<Member> NotReachable(string? role) => Counting(role).Where(member => Unreachable.Contains(member.UniqueAddress));

    /// <summary>Those that are members for good, and have a role if one is asked for.</summary>
    public IEnumerable<Member> Counting(string? role) => Members.Where(member =>
        member.Status is MemberStatus.Up or MemberStatus.Leaving && (string.IsNullOrEmpty(role) || member.HasRole(role)));

    public ImmutableHashSet<UniqueAddress> ThisSide => [.. Members.Select(member => member.UniqueAddress).Where(node => !Unreachable.Contains(node))];

    public ImmutableHashSet<UniqueAddress> All => [.. Members.Select(member => member.UniqueAddress)];
}
