using Akka.Actor;
using Akka.Routing;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Routing;

public sealed class ConsistentHashingRouterTests : Akka.TestKit.Xunit2.TestKit
{
    private sealed record Keyed(string Key, int Number) : IConsistentHashable
    {
        public object ConsistentHashKey => Key;
    }

    private sealed class Worker : ReceiveActor
    {
        public Worker() => ReceiveAny(_ => Sender.Tell(Self));
    }

    private static Props WorkerProps => Props.Create<Worker>();

    private IActorRef WhoGets(IActorRef router, object message)
    {
        router.Tell(message, TestActor);
        return ExpectMsg<IActorRef>();
    }

    [Fact]
    public void SameKey_InMessageOrEnvelope_GoesToTheSameRoutee()
    {
        var router = Sys.ActorOf(new ConsistentHashingPool(5).Props(WorkerProps));

        for (var i = 0; i < 20; i++)
        {
            var key = $"key {i}";
            var routee = WhoGets(router, new Keyed(key, 1));
            Assert.Equal(routee, WhoGets(router, new Keyed(key, 2)));
            Assert.Equal(routee, WhoGets(router, new ConsistentHashableEnvelope("any", key)));
        }
    }

    [Fact]
    public void ManyKeys_ReachSeveralRoutees()
    {
        var router = Sys.ActorOf(new ConsistentHashingPool(5).Props(WorkerProps));

        var routees = Enumerable.Range(0, 100).Select(i => WhoGets(router, new ConsistentHashableEnvelope("x", i))).Distinct();

        Assert.True(routees.Count() > 1);
    }

    [Fact]
    public void HashMapping_GivesTheKey()
    {
        var router = Sys.ActorOf(new ConsistentHashingPool(5).WithHashMapping(message => ((int)message % 2).ToString()).Props(WorkerProps));

        var even = WhoGets(router, 2);

        Assert.All([4, 6, 8], i => Assert.Equal(even, WhoGets(router, i)));
    }

    [Fact]
    public void RouteeAdded_FewKeysMove()
    {
        var router = Sys.ActorOf(new ConsistentHashingPool(4).WithVirtualNodesFactor(50).Props(WorkerProps));
        var keys = Enumerable.Range(0, 100).ToArray();
        var before = keys.Select(key => WhoGets(router, new ConsistentHashableEnvelope("x", key))).ToArray();

        router.Tell(new AdjustPoolSize(1));
        router.Tell(GetRoutees.Instance, TestActor);
        Assert.Equal(5, ExpectMsg<Routees>().Members.Count());
        var after = keys.Select(key => WhoGets(router, new ConsistentHashableEnvelope("x", key))).ToArray();

        Assert.All(keys, key => Assert.True(after[key].Equals(before[key]) || !before.Contains(after[key])));
        Assert.InRange(keys.Count(key => !after[key].Equals(before[key])), 1, 50);
    }

    [Fact]
    public void NoKey_LogsAWarning()
    {
        var router = Sys.ActorOf(new ConsistentHashingPool(2).Props(WorkerProps));

        EventFilter.Warning(contains: nameof(IConsistentHashable)).ExpectOne(() => router.Tell("no key", TestActor));
    }

    [Fact]
    public void Group_SameKey_GoesToTheSamePath()
    {
        var (one, two) = (CreateTestProbe(), CreateTestProbe());
        var paths = new[] { one.Ref.Path.ToString(), two.Ref.Path.ToString() };
        var router = Sys.ActorOf(new ConsistentHashingGroup(paths).Props());

        for (var i = 0; i < 3; i++)
            router.Tell(new Keyed("key", i), TestActor);

        AwaitCondition(() => one.HasMessages || two.HasMessages);
        var owner = one.HasMessages ? one : two;
        for (var i = 0; i < 3; i++)
            owner.ExpectMsg(new Keyed("key", i));
    }
}
