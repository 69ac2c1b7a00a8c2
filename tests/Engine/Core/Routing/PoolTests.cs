using Akka.Actor;
using Akka.Routing;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Routing;

public sealed class PoolTests : Akka.TestKit.Xunit2.TestKit
{
    private sealed class Worker : ReceiveActor
    {
        public Worker()
        {
            Receive<Exception>(e => throw e);
            ReceiveAny(_ => Sender.Tell(Self));
        }
    }

    private static Props WorkerProps => Props.Create<Worker>();

    private IReadOnlyList<IActorRef> Routees(IActorRef router)
    {
        router.Tell(GetRoutees.Instance, TestActor);
        return [.. ExpectMsg<Routees>().Members.Cast<ActorRefRoutee>().Select(routee => routee.Actor)];
    }

    private IActorRef[] AnswersTo(IActorRef router, int count)
    {
        for (var i = 0; i < count; i++)
            router.Tell(i, TestActor);
        return [.. Enumerable.Range(0, count).Select(_ => ExpectMsg<IActorRef>())];
    }

    [Fact]
    public void RoundRobinPool_Tell_GoesRoundTheChildrenOfTheRouter()
    {
        var router = Sys.ActorOf(new RoundRobinPool(3).Props(WorkerProps), "router");

        var answers = AnswersTo(router, 9);

        Assert.All(answers.GroupBy(a => a), group => Assert.Equal(3, group.Count()));
        Assert.Equal(3, answers.Distinct().Count());
        Assert.All(answers, a => Assert.Equal(router.Path, a.Path.Parent));
        Assert.Equal(Routees(router).ToHashSet(), answers.ToHashSet());
    }

    [Fact]
    public void RandomPool_Tell_ReachesARoutee()
    {
        var router = Sys.ActorOf(new RandomPool(3).Props(WorkerProps));

        Assert.Subset(Routees(router).ToHashSet(), AnswersTo(router, 10).ToHashSet());
    }

    [Fact]
    public void BroadcastPool_Tell_ReachesAll()
    {
        var router = Sys.ActorOf(new BroadcastPool(3).Props(WorkerProps));

        router.Tell("x", TestActor);

        var answers = Enumerable.Range(0, 3).Select(_ => ExpectMsg<IActorRef>()).ToHashSet();
        Assert.Equal(3, answers.Count);
    }

    [Fact]
    public void Broadcast_ToRoundRobinPool_ReachesAll()
    {
        var router = Sys.ActorOf(new RoundRobinPool(3).Props(WorkerProps));

        router.Tell(new Broadcast("x"), TestActor);

        var answers = Enumerable.Range(0, 3).Select(_ => ExpectMsg<IActorRef>()).ToHashSet();
        Assert.Equal(3, answers.Count);
    }

    [Fact]
    public void SmallestMailboxPool_OneRouteeIsBusy_TakesTheOther()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var router = Sys.ActorOf(new SmallestMailboxPool(2).Props(Props.Create<Gated>()));

        router.Tell(gate.Task, TestActor);
        ExpectMsg("waiting");
        var busy = LastSender;
        foreach (var routee in Routees(router))
            routee.Tell("behind the gate", ActorRefs.NoSender);
        for (var i = 0; i < 3; i++)
        {
            router.Tell("who", TestActor);
            Assert.NotEqual(busy, ExpectMsg<IActorRef>());
        }
        gate.SetResult();
    }

    private sealed class Gated : ReceiveActor
    {
        public Gated()
        {
            ReceiveAsync<Task>(async gate =>
            {
                Sender.Tell("waiting");
                await gate;
            });
            Receive<string>(text => text == "who", _ => Sender.Tell(Self));
            ReceiveAny(_ => { });
        }
    }

    [Fact]
    public void PoisonPill_ToThePool_StopsRouterAndRoutees()
    {
        var router = Watch(Sys.ActorOf(new RoundRobinPool(2).Props(WorkerProps)));
        var routee = Routees(router)[0];
        var probe = CreateTestProbe();
        probe.Watch(routee);

        router.Tell(PoisonPill.Instance);

        probe.ExpectTerminated(routee);
        ExpectTerminated(router);
    }

    [Fact]
    public void BroadcastPoisonPill_LastRouteeGone_StopsTheRouter()
    {
        var router = Watch(Sys.ActorOf(new RoundRobinPool(2).Props(WorkerProps)));

        router.Tell(new Broadcast(PoisonPill.Instance));

        ExpectTerminated(router);
    }

    [Fact]
    public void RouteeStops_IsTakenOut()
    {
        var router = Sys.ActorOf(new RoundRobinPool(2).Props(WorkerProps));
        var routees = Routees(router);

        routees[0].Tell(PoisonPill.Instance);

        AwaitAssert(() => Assert.Equal([routees[1]], Routees(router)));
    }

    [Fact]
    public void AdjustPoolSize_MoreOrFewer_ChangesTheRoutees()
    {
        var router = Sys.ActorOf(new RoundRobinPool(2).Props(WorkerProps));

        router.Tell(new AdjustPoolSize(3));
        Assert.Equal(5, Routees(router).Count);
        router.Tell(new AdjustPoolSize(-4));
        Assert.Single(Routees(router));
    }

    [Fact]
    public void AddRoutee_OtherActor_GetsMessagesToo()
    {
        var router = Sys.ActorOf(new RoundRobinPool(1).Props(WorkerProps));
        var other = CreateTestProbe();

        router.Tell(new AddRoutee(Routee.FromActorRef(other.Ref)));
        Assert.Equal(2, Routees(router).Count);
        router.Tell("one", TestActor);
        router.Tell("two", TestActor);

        ExpectMsg<IActorRef>();
        other.ExpectMsg<string>();
    }

    [Fact]
    public void RemoveRoutee_Child_StopsIt()
    {
        var router = Sys.ActorOf(new RoundRobinPool(2).Props(WorkerProps));
        var routees = Routees(router);
        Watch(routees[0]);

        router.Tell(new RemoveRoutee(Routee.FromActorRef(routees[0])));

        ExpectTerminated(routees[0]);
        Assert.Equal([routees[1]], Routees(router));
    }

    [Fact]
    public void RouteeFails_DefaultStrategy_LeavesItToTheRoutersSupervisor()
    {
        var supervisor = Sys.ActorOf(Props.Create(() => new Supervisor(TestActor)));
        supervisor.Tell(new RoundRobinPool(2).Props(WorkerProps), TestActor);
        var router = ExpectMsg<IActorRef>();
        var routees = Routees(router);

        router.Tell(new FormatException("bad"));

        Assert.Equal("bad", ExpectMsg<FormatException>().Message);
        AwaitAssert(() => Assert.Equal(routees, Routees(router)));
        Assert.Equal(2, AnswersTo(router, 2).Distinct().Count());
    }

    private sealed class Supervisor : ReceiveActor
    {
        private readonly IActorRef _probe;

        public Supervisor(IActorRef probe)
        {
            _probe = probe;
            Receive<Props>(props => Sender.Tell(Context.ActorOf(props)));
        }

        protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(e =>
        {
            _probe.Tell(e);
            return Directive.Restart;
        });
    }

    [Fact]
    public void RouteeFails_StrategyOfThePool_Decides()
    {
        var strategy = new OneForOneStrategy(_ => Directive.Stop);
        var router = Sys.ActorOf(new RoundRobinPool(2).WithSupervisorStrategy(strategy).Props(WorkerProps));

        router.Tell(new FormatException());

        AwaitAssert(() => Assert.Single(Routees(router)));
    }

    [Fact]
    public void Resizer_AllBusy_AddsRoutees()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var resizer = new DefaultResizer(1, 3, pressureThreshold: 0, rampupRate: 1, backoffThreshold: 0, messagesPerResize: 1);
        var router = Sys.ActorOf(new RoundRobinPool(1, resizer).Props(Props.Create<Gated>()));

        router.Tell(gate.Task, TestActor);
        ExpectMsg("waiting");
        router.Tell("more", TestActor);

        AwaitAssert(() => Assert.InRange(Routees(router).Count, 2, 3));
        gate.SetResult();
    }

    [Fact]
    public void WithFallback_OtherPool_FillsInStrategyAndResizer()
    {
        var strategy = new OneForOneStrategy(_ => Directive.Stop);
        var resizer = new DefaultResizer(1, 2);

        var pool = (RoundRobinPool)new RoundRobinPool(4).WithFallback(new RandomPool(1).WithSupervisorStrategy(strategy).WithResizer(resizer));

        Assert.Equal(4, pool.NrOfInstances);
        Assert.Same(strategy, pool.SupervisorStrategy);
        Assert.Same(resizer, pool.Resizer);
        Assert.Throws<ArgumentException>(() => new RoundRobinPool(1).WithFallback(new RoundRobinGroup("/user/a")));
    }

    [Fact]
    public void RouterRestarts_RouteesStay()
    {
        var supervisor = Sys.ActorOf(Props.Create(() => new Supervisor(TestActor)));
        var strategy = new OneForOneStrategy(_ => Directive.Escalate);
        supervisor.Tell(new RoundRobinPool(2).WithSupervisorStrategy(strategy).Props(WorkerProps), TestActor);
        var router = ExpectMsg<IActorRef>();
        var routees = Routees(router);

        router.Tell(Kill.Instance);

        ExpectMsg<ActorKilledException>();
        AwaitAssert(() => Assert.Equal(routees, Routees(router)));
        Assert.Equal(routees.ToHashSet(), AnswersTo(router, 2).ToHashSet());
    }
}
