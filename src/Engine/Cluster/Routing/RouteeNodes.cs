using Akka.Actor;

namespace Akka.Cluster.Routing;

/// <summary>
/// The nodes that may have routees, by what happens in the cluster: those that are up, can be reached and have the role. The router's own
/// node counts from the start and until it leaves, so that a router works before its node has joined.
/// </summary>
internal sealed class RouteeNodes
{
    private readonly ClusterRouterSettingsBase _settings;
    private readonly Address _self;
    private readonly SortedSet<Address> _nodes = new(Member.AddressOrdering);

    public RouteeNodes(ClusterRouterSettingsBase settings, Address self, IEnumerable<string> selfRoles)
    {
        _settings = settings;
        _self = self;
        if (settings.AllowLocalRoutees && settings.Fits(selfRoles)) _nodes.Add(self);
    }

    public IReadOnlyCollection<Address> Nodes => _nodes;

    /// <summary>Whether a message tells what happens in the cluster.</summary>
    public static bool Knows(object message) => message is ClusterEvent.IClusterDomainEvent or ClusterEvent.CurrentClusterState;

    /// <summary>Takes in what happened.</summary>
    public void Update(object message)
    {
        switch (message)
        {
            case ClusterEvent.CurrentClusterState state:
                foreach (var gone in _nodes.Where(node => node != _self).ToArray()) _nodes.Remove(gone);
                foreach (var member in state.Members.Except(state.Unreachable)) Show(member);
                break;
            case ClusterEvent.UnreachableMember lost:
                _nodes.Remove(lost.Member.Address);
                break;
            case ClusterEvent.ReachableMember found:
                Show(found.Member);
                break;
            case ClusterEvent.IMemberEvent change:
                Show(change.Member);
                break;
        }
    }

    /// <summary>The node that gets the next routee: the first of those with the fewest; null where all are full.</summary>
    /// <param name="count">How many routees a node has.</param>
    /// <param name="perNode">How many it may have.</param>
    public Address? Next(Func<Address, int> count, int perNode) => _nodes
        .Select(node => (Node: node, Count: count(node)))
        .Where(candidate => candidate.Count < perNode)
        .OrderBy(candidate => candidate.Count)
        .FirstOrDefault()
        .Node;

    private void Show(Member member)
    {
        var isSelf = member.Address == _self;
        if (isSelf && member.Status == MemberStatus.Joining) return;
        var mayHave = member.Status is MemberStatus.Up or MemberStatus.WeaklyUp && _settings.Fits(member.Roles) && (_settings.AllowLocalRoutees || !isSelf);
        if (mayHave) _nodes.Add(member.Address);
        else _nodes.Remove(member.Address);
    }
}
