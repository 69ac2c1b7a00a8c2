using Akka.Actor;
using Akka.Cluster;

namespace ActorConcurrency.Actors.Clusters;

/// <summary>The members of the cluster, from its events.</summary>
/// <param name="role">The role of those that host primitives; empty: all do.</param>
internal sealed class Membership(string role)
{
    private readonly Dictionary<Address, Member> _members = [];
    private readonly HashSet<Address> _unreachable = [];

    /// <summary>Events to subscribe to.</summary>
    public static Type[] Events { get; } = [typeof(ClusterEvent.IMemberEvent), typeof(ClusterEvent.IReachabilityEvent)];

    /// <summary>Members that count for a majority: those that are up or about to leave.</summary>
    public IReadOnlyCollection<Address> Voters => [.. Having(MemberStatus.Up, MemberStatus.Leaving)];

    /// <summary>Members where something new can be placed.</summary>
    public IReadOnlyCollection<Address> Hosts => [.. Having(MemberStatus.Up).Where(IsReachable)];

    /// <summary>Members that may host something by their role.</summary>
    public IReadOnlyCollection<Address> Hosting => [.. Having(MemberStatus.Up, MemberStatus.Leaving, MemberStatus.Exiting)];

    /// <summary>All members, whatever their role, that are not removed yet: what consists of code lives where it is asked for.</summary>
    public IReadOnlyCollection<Address> All => [.. _members.Values.Where(IsIn).Select(member => member.Address)];

    /// <summary>Where the directory is, or is about to be; null: nowhere.</summary>
    public Address? Oldest => _members.Values.Where(member => IsIn(member) && HasRole(member)).Order(Member.AgeOrdering).FirstOrDefault()?.Address;

    /// <summary>Whether a node can be asked something: it is there, and not on its way out.</summary>
    public bool CanAnswer(Address address) =>
        IsReachable(address) && _members.GetValueOrDefault(address) is { Status: MemberStatus.Up or MemberStatus.Leaving };

    public bool IsReachable(Address address) => !_unreachable.Contains(address);

    /// <summary>Takes an event in. True when it was one of the cluster's.</summary>
    public bool TryApply(object message)
    {
        switch (message)
        {
            case ClusterEvent.CurrentClusterState state:
                foreach (var member in state.Members)
                    _members[member.Address] = member;
                _unreachable.UnionWith(state.Unreachable.Select(member => member.Address));
                return true;
            case ClusterEvent.MemberRemoved removed:
                _members.Remove(removed.Member.Address);
                _unreachable.Remove(removed.Member.Address);
                return true;
            case ClusterEvent.IMemberEvent change:
                _members[change.Member.Address] = change.Member;
                return true;
            case ClusterEvent.UnreachableMember unreachable:
                _unreachable.Add(unreachable.Member.Address);
                return true;
            case ClusterEvent.ReachableMember reachable:
                _unreachable.Remove(reachable.Member.Address);
                return true;
            default:
                return false;
        }
    }

    private static bool IsIn(Member member) => member.Status is MemberStatus.Up or MemberStatus.Leaving or MemberStatus.Exiting;

    private bool HasRole(Member member) => role.Length == 0 || member.HasRole(role);

    private IEnumerable<Address> Having(params MemberStatus[] statuses) =>
        _members.Values.Where(member => HasRole(member) && statuses.Contains(member.Status)).Select(member => member.Address);
}
