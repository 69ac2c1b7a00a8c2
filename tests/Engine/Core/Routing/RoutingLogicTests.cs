using Akka.Routing;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Routing;

public sealed class RoutingLogicTests : Akka.TestKit.Xunit2.TestKit
{
    private static readonly Routee[] Three = [new(), new(), new()];

    [Fact]
    public void RoundRobin_Select_TakesOneAfterTheOther()
    {
        var logic = new RoundRobinRoutingLogic();

        var selected = Enumerable.Range(0, 6).Select(i => logic.Select(i, Three)).ToArray();

        Assert.Equal([.. Three, .. Three], selected);
    }

    [Fact]
    public void RoundRobin_CounterRunsOver_GoesOn()
    {
        var logic = new RoundRobinRoutingLogic(int.MaxValue - 1);

        for (var i = 0; i < 4; i++)
            Assert.Contains(logic.Select(i, Three), Three);
    }

    [Fact]
    public void Random_Select_TakesAllSometime()
    {
        var logic = new RandomLogic();

        var selected = Enumerable.Range(0, 1000).Select(i => logic.Select(i, Three)).ToHashSet();

        Assert.Equal(3, selected.Count);
    }

    [Fact]
    public void Select_NoRoutees_IsNoRoutee()
    {
        Assert.Same(Routee.NoRoutee, new RoundRobinRoutingLogic().Select("x", []));
        Assert.Same(Routee.NoRoutee, new RandomLogic().Select("x", []));
        Assert.Same(Routee.NoRoutee, new SmallestMailboxRoutingLogic().Select("x", []));
        Assert.Same(Routee.NoRoutee, new BroadcastRoutingLogic().Select("x", []));
    }

    [Fact]
    public void Router_Route_SendsWhatIsInTheEnvelope()
    {
        var router = new Router(new RoundRobinRoutingLogic(), TestActor);

        router.Route(new RouterEnvelope("inside"), TestActor);

        ExpectMsg("inside");
    }

    [Fact]
    public void Router_RouteBroadcast_SendsToAll()
    {
        var (one, two) = (CreateTestProbe(), CreateTestProbe());
        var router = new Router(new RoundRobinRoutingLogic(), one.Ref, two.Ref);

        router.Route(new Broadcast("all"), TestActor);

        one.ExpectMsg("all");
        two.ExpectMsg("all");
        Assert.Equal(TestActor, two.LastSender);
    }

    [Fact]
    public void Router_AddAndRemoveRoutee_MakesNewRouters()
    {
        var empty = new Router(new RoundRobinRoutingLogic());

        var one = empty.AddRoutee(TestActor);
        var none = one.RemoveRoutee(TestActor);

        Assert.Empty(empty.Routees);
        Assert.Equal([new ActorRefRoutee(TestActor)], one.Routees);
        Assert.Empty(none.Routees);
    }

    [Fact]
    public void Router_AddSameRouteeTwice_HasItOnce()
    {
        var router = new Router(new RoundRobinRoutingLogic(), TestActor);

        Assert.Single(router.AddRoutee(TestActor).Routees);
    }

    [Fact]
    public void ConsistentHash_NodeRemoved_MovesOnlyItsKeys()
    {
        var ring = ConsistentHash.Create(["a", "b", "c"], 10);
        var keys = Enumerable.Range(0, 200).Select(i => $"key {i}").ToArray();
        var before = keys.ToDictionary(key => key, ring.NodeFor);

        var smaller = ring - "b";

        Assert.Equal(3, before.Values.Distinct().Count());
        Assert.All(keys, key =>
        {
            var node = smaller.NodeFor(key);
            if (before[key] == "b")
                Assert.NotEqual("b", node);
            else
                Assert.Equal(before[key], node);
        });
        Assert.All(keys, key => Assert.Equal(before[key], (smaller + "b").NodeFor(key)));
    }

    [Fact]
    public void ConsistentHash_Empty_HasNoNode()
    {
        var ring = ConsistentHash.Create(Array.Empty<string>(), 10);

        Assert.True(ring.IsEmpty);
        Assert.Throws<InvalidOperationException>(() => ring.NodeFor("x"));
    }

    [Fact]
    public void DefaultResizer_Change_FollowsTheLoadWithinTheBounds()
    {
        var resizer = new DefaultResizer(2, 10, rampupRate: 0.5, backoffThreshold: 0.3, backoffRate: 0.5);

        Assert.Equal(2, resizer.Rampup(pressure: 4, capacity: 4));
        Assert.Equal(0, resizer.Rampup(pressure: 3, capacity: 4));
        Assert.Equal(-2, resizer.Backoff(pressure: 1, capacity: 4));
        Assert.Equal(0, resizer.Backoff(pressure: 2, capacity: 4));
        Assert.Equal(2, resizer.Capacity([]));
        Assert.Equal(-2, resizer.Capacity(Enumerable.Range(0, 4).Select(_ => new Routee())));
        Assert.Equal(-1, resizer.Capacity(Three));
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(1, -1)]
    [InlineData(2, 1)]
    public void DefaultResizer_BadBounds_Throws(int lower, int upper)
    {
        Assert.Throws<ArgumentException>(() => new DefaultResizer(lower, upper));
    }

    [Fact]
    public void DefaultResizer_IsTimeForResize_AtEachNthMessage()
    {
        var resizer = new DefaultResizer(1, 2, messagesPerResize: 3);

        Assert.Equal([0L, 3L, 6L], Enumerable.Range(0, 8).Select(i => (long)i).Where(resizer.IsTimeForResize));
    }
}
