using System.Collections.Immutable;

namespace Akka.Cluster;

/// <summary>What follows from a gossip, as one node sees it: who leads, whether all agree, what the leader may do. Plain rules, without actors.</summary>
internal sealed class MembershipState(Gossip gossip, UniqueAddress self)
{
    private ImmutableHashSet<UniqueAddress>? _unreachable;

    public Gossip Gossip { get; } = gossip;

    public UniqueAddress Self { get; } = self;

    /// <summary>What is observed, without what nodes observe that are down: nobody believes them.</summary>
    public Reachability Reachability => Gossip.Reachability.RemoveObservers(NodesThat(member => member.Status == MemberStatus.Down));

    /// <summary>The members that somebody cannot reach; never this node itself.</summary>
    public ImmutableHashSet<UniqueAddress> Unreachable => _unreachable ??= Reachability.AllUnreachable.Remove(Self);

    public Member? SelfMember => Gossip.Find(Self);

    /// <summary>The node that changes the members' status: the first reachable one that is up, otherwise the first that is on its way.</summary>
    public UniqueAddress? Leader => LeaderOf(Gossip.Members);

    public bool IsLeader => Leader == Self;

    public UniqueAddress? RoleLeader(string role) => LeaderOf(Gossip.Members.Where(member => member.HasRole(role)));

    public ImmutableHashSet<string> AllRoles => Gossip.Members.SelectMany(member => member.Roles).ToImmutableHashSet();

    /// <summary>
    /// Whether all members have this gossip and can be reached: only then does the leader change anything. Those that are on their way out, and those
    /// that have confirmed that they are, need not.
    /// </summary>
    public bool IsConvergent(IReadOnlySet<UniqueAddress> exitingConfirmed)
    {
        var isHeldUp = Gossip.Members.Any(member => Unreachable.Contains(member.UniqueAddress)
            && member.Status is not (MemberStatus.Down or MemberStatus.Exiting)
            && !exitingConfirmed.Contains(member.UniqueAddress));
        return !isHeldUp && Gossip.Members.All(member =>
            member.Status is not (MemberStatus.Up or MemberStatus.Leaving)
            || Gossip.IsSeenBy(member.UniqueAddress)
            || exitingConfirmed.Contains(member.UniqueAddress));
    }

    /// <summary>Whether gossip may be sent to a node.</summary>
    public bool MayGossipTo(UniqueAddress node) => node != Self && Gossip.Has(node) && Reachability.IsReachable(Self, node);

    /// <summary>The nodes that a node watches over: those that follow it in a ring in which neighbours by address are far from each other.</summary>
    public static ImmutableHashSet<UniqueAddress> MonitoredBy(UniqueAddress node, IEnumerable<UniqueAddress> nodes, int count)
    {
        var ring = nodes.Append(node).Distinct().OrderBy(RingPosition).ThenBy(other => other).ToList();
        var at = ring.IndexOf(node);
        return Enumerable.Range(1, Math.Min(count, ring.Count - 1)).Select(step => ring[(at + step) % ring.Count]).ToImmutableHashSet();
    }

    private ImmutableHashSet<UniqueAddress> NodesThat(Func<Member, bool> condition) =>
        Gossip.Members.Where(condition).Select(member => member.UniqueAddress).ToImmutableHashSet();

    private UniqueAddress? LeaderOf(IEnumerable<Member> members)
    {
        var candidates = members.Where(member => member.Status != MemberStatus.Down && (member.UniqueAddress == Self || !Unreachable.Contains(member.UniqueAddress))).ToList();
        var leader = candidates.Find(member => member.Status is MemberStatus.Up or MemberStatus.Leaving)
            ?? candidates.OrderBy(member => member.Status switch
            {
                MemberStatus.Joining or MemberStatus.WeaklyUp => 0,
                _ => 1,
            }).FirstOrDefault();
        return leader?.UniqueAddress;
    }

    private static uint RingPosition(UniqueAddress node) => (uint)Util.MurmurHash.StringHash($"{node.Address}#{node.Uid}");
}
