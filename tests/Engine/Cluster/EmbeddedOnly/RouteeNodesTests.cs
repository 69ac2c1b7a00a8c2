using ActorConcurrency.Engine.Cluster.Tests.Support;
using Akka.Actor;
using Akka.Cluster;
using Akka.Cluster.Routing;
using Akka.Routing;
using Xunit;

namespace ActorConcurrency.Engine.Cluster.Tests.EmbeddedOnly;

public sealed class RouteeNodesTests
{
    private static readonly ClusterRouterPoolSettings Settings = new(10, 2, allowLocalRoutees: true);

    private readonly Member _a = Towns.Member(1, MemberStatus.Up);
    private readonly Member _b = Towns.Member(2, MemberStatus.Up);
    private readonly RouteeNodes _nodes;

    public RouteeNodesTests() => _nodes = new RouteeNodes(Settings, _a.Address, []);

    [Fact]
    public void Update_NodeUnreachableAndBack_IsOutMeanwhile()
    {
        _nodes.Update(new ClusterEvent.MemberUp(_b));
        Assert.Equal([_a.Address, _b.Address], _nodes.Nodes);

        _nodes.Update(new ClusterEvent.UnreachableMember(_b));
        Assert.Equal([_a.Address], _nodes.Nodes);

        _nodes.Update(new ClusterEvent.ReachableMember(_b));
        Assert.Equal([_a.Address, _b.Address], _nodes.Nodes);
    }

    [Fact]
    public void Update_LeavingNodeReachableAgain_StaysOut()
    {
        _nodes.Update(new ClusterEvent.MemberUp(_b));
        _nodes.Update(new ClusterEvent.UnreachableMember(_b));

        _nodes.Update(new ClusterEvent.ReachableMember(Towns.Member(2, MemberStatus.Leaving)));

        Assert.Equal([_a.Address], _nodes.Nodes);
    }

    [Fact]
    public void Next_NodesWithDifferentLoad_IsTheOneWithFewest()
    {
        _nodes.Update(new ClusterEvent.MemberUp(_b));

        Assert.Equal(_a.Address, _nodes.Next(_ => 0, 2));
        Assert.Equal(_b.Address, _nodes.Next(node => node == _a.Address ? 1 : 0, 2));
        Assert.Null(_nodes.Next(_ => 2, 2));
    }

    [Fact]
    public async Task Pool_OfATypeWithoutAName_Stops()
    {
        await using var cluster = new ClusterNodes();
        var nodes = await cluster.FormAsync(2, "akka.loglevel = OFF");
        var pool = nodes[0].System.ActorOf(new ClusterRouterPool(new RoundRobinPool(0), new ClusterRouterPoolSettings(10, 1, allowLocalRoutees: false))
            .Props(Props.Create(() => new Nameless())));

        await pool.WatchAsync().WaitAsync(ClusterNodes.Patience);
    }

    private sealed class Nameless : UntypedActor
    {
        protected override void OnReceive(object message)
        {
        }
    }
}
