using Akka.Actor;
using Akka.Configuration;
using Akka.Routing;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Routing;

public sealed class GroupAndConfigTests : Akka.TestKit.Xunit2.TestKit
{
    private const string Deployments = """
        akka.actor.deployment {
          /configured { router = round-robin-pool, nr-of-instances = 3 }
          /parent/configured { router = broadcast-pool, nr-of-instances = 2 }
          /wide { router = round-robin-pool, nr-of-instances = 2 }
          "/wide/*" { router = random-pool, nr-of-instances = 4 }
          "/some/*" { router = random-pool, nr-of-instances = 4 }
          /group { router = broadcast-group, routees.paths = ["/user/a", "/user/b"] }
          /elsewhere { router = random-pool, nr-of-instances = 1, pool-dispatcher { throughput = 7 } }
          /resizing { router = round-robin-pool, resizer { enabled = on, lower-bound = 2, upper-bound = 5 } }
        }
        """;

    public GroupAndConfigTests()
        : base(Deployments)
    {
    }

    private sealed class Echo : ReceiveActor
    {
        public Echo()
        {
            Receive<string>(text => text == "dispatcher?", _ => Sender.Tell(Context.Dispatcher.Id));
            ReceiveAny(_ => Sender.Tell(Self.Path.Name));
        }
    }

    private sealed class Parent : ReceiveActor
    {
        public Parent() => Receive<string>(name => Sender.Tell(Context.ActorOf(Props.Create<Echo>().WithRouter(FromConfig.Instance), name)));
    }

    private int CountRoutees(IActorRef router)
    {
        router.Tell(GetRoutees.Instance, TestActor);
        return ExpectMsg<Routees>().Members.Count();
    }

    [Fact]
    public void RoundRobinGroup_Tell_GoesRoundThePaths()
    {
        Sys.ActorOf(Props.Create<Echo>(), "a");
        Sys.ActorOf(Props.Create<Echo>(), "b");
        var router = Sys.ActorOf(new RoundRobinGroup("/user/a", "/user/b").Props());

        for (var i = 0; i < 4; i++)
            router.Tell(i, TestActor);

        var answers = Enumerable.Range(0, 4).Select(_ => ExpectMsg<string>()).Order();
        Assert.Equal(["a", "a", "b", "b"], answers);
    }

    [Fact]
    public void Group_ActorCreatedLater_GetsMessages()
    {
        var router = Sys.ActorOf(new RandomGroup("/user/late").Props());
        Sys.ActorOf(Props.Create<Echo>(), "late");

        router.Tell("x", TestActor);

        ExpectMsg("late");
    }

    [Fact]
    public void FromConfig_SectionOfThePath_MakesTheRouter()
    {
        var router = Sys.ActorOf(Props.Create<Echo>().WithRouter(FromConfig.Instance), "configured");

        Assert.Equal(3, CountRoutees(router));
    }

    [Fact]
    public void FromConfig_BelowAnotherActor_UsesTheWholePath()
    {
        var parent = Sys.ActorOf(Props.Create<Parent>(), "parent");
        parent.Tell("configured", TestActor);

        Assert.Equal(2, CountRoutees(ExpectMsg<IActorRef>()));
    }

    [Fact]
    public void FromConfig_Wildcard_MatchesAnyName()
    {
        var parent = Sys.ActorOf(Props.Create<Parent>(), "some");
        parent.Tell("name", TestActor);

        Assert.Equal(4, CountRoutees(ExpectMsg<IActorRef>()));
    }

    [Fact]
    public void Pool_WildcardCoversItsRoutees_RouteesStaySingle()
    {
        var router = Sys.ActorOf(Props.Create<Echo>().WithRouter(FromConfig.Instance), "wide");

        Assert.Equal(2, CountRoutees(router));
        router.Tell("x", TestActor);
        Assert.StartsWith("$", ExpectMsg<string>());
        LastSender.Tell(GetRoutees.Instance, TestActor);
        Assert.StartsWith("$", ExpectMsg<string>());
    }

    [Fact]
    public void SingleActor_SectionNamesARouter_StaysSingle()
    {
        var actor = Sys.ActorOf<Echo>("configured");

        actor.Tell("x", TestActor);

        ExpectMsg("configured");
    }

    [Fact]
    public void FromConfig_NoSection_Throws()
    {
        Assert.Throws<ConfigurationException>(() => Sys.ActorOf(Props.Create<Echo>().WithRouter(FromConfig.Instance), "missing"));
    }

    [Fact]
    public void RouterInCode_SectionOfThePath_Wins()
    {
        var router = Sys.ActorOf(new BroadcastPool(1).Props(Props.Create<Echo>()), "configured");

        Assert.Equal(3, CountRoutees(router));
    }

    [Fact]
    public void FromConfig_Group_HasThePathsOfTheSection()
    {
        Sys.ActorOf(Props.Create<Echo>(), "a");
        Sys.ActorOf(Props.Create<Echo>(), "b");
        var router = Sys.ActorOf(FromConfig.Instance.Props(), "group");

        router.Tell("x", TestActor);

        Assert.Equal(["a", "b"], new[] { ExpectMsg<string>(), ExpectMsg<string>() }.Order());
    }

    [Fact]
    public void FromConfig_PoolDispatcher_RunsTheRoutees()
    {
        var router = Sys.ActorOf(Props.Create<Echo>().WithRouter(FromConfig.Instance), "elsewhere");

        router.Tell("dispatcher?", TestActor);

        ExpectMsg("akka.actor.deployment./elsewhere.pool-dispatcher");
    }

    [Fact]
    public void FromConfig_Resizer_StartsWithinItsBounds()
    {
        var router = Sys.ActorOf(Props.Create<Echo>().WithRouter(FromConfig.Instance), "resizing");

        Assert.Equal(2, CountRoutees(router));
    }

    [Fact]
    public void Router_UnknownDispatcher_Throws()
    {
        var pool = new RoundRobinPool(1).WithDispatcher("no-such-dispatcher");

        Assert.Throws<ConfigurationException>(() => Sys.ActorOf(pool.Props(Props.Create<Echo>())));
    }
}
