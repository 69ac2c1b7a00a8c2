using Akka.Cluster;
using Xunit;

namespace ActorConcurrency.Engine.Cluster.Tests.EmbeddedOnly;

public class GossipTests
{
    [Fact]
    public void Merge_OfTwoChanges_HasBothAndIsTheSameFromBothSides()
    {
        var common = Towns.Gossip(Towns.Member(1), Towns.Member(2)).ChangedBy(Towns.Node(1));
        var left = common.With(Towns.Member(3, MemberStatus.Joining)).ChangedBy(Towns.Node(1));
        var right = common.With(Towns.Member(2, MemberStatus.Leaving)).ChangedBy(Towns.Node(2));

        var (merged, mirrored) = (left.Merge(right), right.Merge(left));

        Assert.Equal(merged.Members.Select(m => (m.UniqueAddress, m.Status)), mirrored.Members.Select(m => (m.UniqueAddress, m.Status)));
        Assert.Equal([MemberStatus.Up, MemberStatus.Leaving, MemberStatus.Joining], merged.Members.Select(m => m.Status));
        Assert.True(merged.Version.IsAfter(left.Version) && merged.Version.IsAfter(right.Version));
        Assert.True(merged.Version == mirrored.Version);
        Assert.Empty(merged.SeenBy);
    }

    [Fact]
    public void Merge_WithAnOldGossip_BringsNoRemovedMemberBack()
    {
        var old = Towns.Gossip(Towns.Member(1), Towns.Member(2)).ChangedBy(Towns.Node(2));
        var removed = old.Without(Towns.Nodes(2), now: 1000).ChangedBy(Towns.Node(1));
        var lateChange = old.With(Towns.Member(1, MemberStatus.Leaving)).ChangedBy(Towns.Node(2));

        Assert.False(removed.Merge(lateChange).Has(Towns.Node(2)));
        Assert.False(lateChange.Merge(removed).Has(Towns.Node(2)));
        Assert.Empty(removed.ForgetRemovedBefore(2000).Removed);
        Assert.NotEmpty(removed.ForgetRemovedBefore(500).Removed);
    }

    [Fact]
    public void Reachability_OfTwoViews_TakesWhatEachObserverSaidLast()
    {
        var (one, two, three) = (Towns.Node(1), Towns.Node(2), Towns.Node(3));
        var first = Reachability.Empty.Unreachable(one, three).Unreachable(two, three);
        var second = first.Reachable(one, three);

        var merged = first.Merge(Towns.Nodes(1, 2, 3), second);

        Assert.True(merged.IsReachable(one, three));
        Assert.False(merged.IsReachable(two, three));
        Assert.False(merged.IsReachable(three));
        Assert.True(merged.RemoveObservers(Towns.Nodes(2)).IsReachable(three));
        Assert.True(merged.Remove(Towns.Nodes(3)).IsReachable(three));
    }

    [Fact]
    public void Leader_IsTheFirstReachableMemberThatIsUp()
    {
        var gossip = Towns.Gossip(Towns.Member(1, MemberStatus.Joining), Towns.Member(2), Towns.Member(3)).SeenByAll();

        Assert.Equal(Towns.Node(2), new MembershipState(gossip, Towns.Node(3)).Leader);
        var withoutTwo = gossip.Unreachable(Towns.Node(3), Towns.Node(2));
        Assert.Equal(Towns.Node(3), new MembershipState(withoutTwo, Towns.Node(3)).Leader);
        Assert.Equal(Towns.Node(2), new MembershipState(withoutTwo, Towns.Node(2)).Leader);
    }

    [Fact]
    public void IsConvergent_OnlyWhenAllHaveSeenItAndAllAreReachable()
    {
        var gossip = Towns.Gossip(Towns.Member(1), Towns.Member(2), Towns.Member(3, MemberStatus.Joining));
        bool Convergent(Gossip g) => new MembershipState(g, Towns.Node(1)).IsConvergent(Towns.Nodes());

        Assert.False(Convergent(gossip.Seen(Towns.Node(1))));
        Assert.True(Convergent(gossip.Seen(Towns.Node(1)).Seen(Towns.Node(2))));
        Assert.False(Convergent(gossip.SeenByAll().Unreachable(Towns.Node(1), Towns.Node(2))));
        var down = gossip.With(Towns.Member(2, MemberStatus.Down)).Seen(Towns.Node(1)).Unreachable(Towns.Node(1), Towns.Node(2));
        Assert.True(Convergent(down));
    }

    [Fact]
    public void MonitoredBy_OverManyNodes_CoversEveryNode()
    {
        var nodes = Enumerable.Range(1, 20).Select(port => Towns.Node(port)).ToList();

        var watched = nodes.SelectMany(node => MembershipState.MonitoredBy(node, nodes, 3)).ToList();

        Assert.Equal(60, watched.Count);
        Assert.All(nodes, node => Assert.Equal(3, watched.Count(other => other == node)));
    }
}
