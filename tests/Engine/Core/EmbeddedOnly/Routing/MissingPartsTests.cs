using Akka.Actor;
using Akka.Event;
using Akka.Routing;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.EmbeddedOnly.Routing;

public sealed class MissingPartsTests : Akka.TestKit.Xunit2.TestKit
{
    private sealed class Worker : ReceiveActor
    {
        public Worker() => ReceiveAny(_ => Sender.Tell(Self));
    }

    private static Props WorkerProps => Props.Create<Worker>();

    [Fact]
    public void NoRoutees_Tell_BecomesADeadLetter()
    {
        var router = Sys.ActorOf(new RoundRobinPool(0).Props(WorkerProps));
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));

        router.Tell("lost", TestActor);

        Assert.Equal("lost", ExpectMsg<DeadLetter>().Message);
    }

    [Fact]
    public void NoKey_ToAConsistentHashingPool_BecomesADeadLetter()
    {
        var router = Sys.ActorOf(new ConsistentHashingPool(2).Props(WorkerProps));
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));

        router.Tell("no key", TestActor);

        Assert.Equal("no key", ExpectMsg<DeadLetter>().Message);
    }

    [Fact]
    public void Pool_NullStrategyAndDispatcher_TakesTheDefaults()
    {
        var pool = new RoundRobinPool(1, null, null!, null!);

        var router = Sys.ActorOf(pool.Props(WorkerProps));

        router.Tell("x", TestActor);
        ExpectMsg<IActorRef>();
    }
}
