using ActorConcurrency.Engine.Cluster.Tests.Support;
using Akka.Actor;
using Akka.Cluster;
using Akka.Configuration;
using Xunit;

namespace ActorConcurrency.Engine.Cluster.Tests.Membership;

/// <summary>What one node tells its subscribers, its log and its callers, and in which order.</summary>
public sealed class MembershipEventTests() : Akka.TestKit.Xunit2.TestKit(
    """
    akka {
      loglevel = INFO
      actor.provider = cluster
      remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }
      remote.log-remote-lifecycle-events = off
      coordinated-shutdown { run-by-clr-shutdown-hook = off, terminate-actor-system = off, run-by-actor-system-terminate = off }
      cluster {
        roles = [b, a]
        run-coordinated-shutdown-when-down = off
        log-info-verbose = on
        periodic-tasks-initial-delay = 50ms
        leader-actions-interval = 100ms
      }
    }
    """)
{
    private Akka.Cluster.Cluster Node => Akka.Cluster.Cluster.Get(Sys);

    [Fact]
    public void Join_OfOneself_IsSeenAsUpFromTheBeginning()
    {
        Node.Subscribe(TestActor, typeof(ClusterEvent.IClusterDomainEvent));
        ExpectMsg<ClusterEvent.CurrentClusterState>(ClusterNodes.Patience);

        Node.Join(Node.SelfAddress);

        Assert.Equal(Node.SelfAddress, ExpectMsg<ClusterEvent.MemberUp>(ClusterNodes.Patience).Member.Address);
        Assert.Equal(Node.SelfAddress, ExpectMsg<ClusterEvent.LeaderChanged>(ClusterNodes.Patience).Leader);
        Assert.Equal("a", ExpectMsg<ClusterEvent.RoleLeaderChanged>(ClusterNodes.Patience).Role);
        Assert.Equal("b", ExpectMsg<ClusterEvent.RoleLeaderChanged>(ClusterNodes.Patience).Role);
    }

    [Fact]
    public async Task Leave_ToldInOrder_UpToTheEnd()
    {
        Node.Subscribe(TestActor, typeof(ClusterEvent.IMemberEvent), typeof(ClusterEvent.ClusterShuttingDown));
        ExpectMsg<ClusterEvent.CurrentClusterState>(ClusterNodes.Patience);
        Node.Join(Node.SelfAddress);
        ExpectMsg<ClusterEvent.MemberUp>(ClusterNodes.Patience);

        await Node.LeaveAsync().WaitAsync(ClusterNodes.Patience);

        ExpectMsg<ClusterEvent.MemberLeft>(ClusterNodes.Patience);
        ExpectMsg<ClusterEvent.MemberExited>(ClusterNodes.Patience);
        ExpectMsg<ClusterEvent.ClusterShuttingDown>(ClusterNodes.Patience);
        Assert.Equal(MemberStatus.Exiting, ExpectMsg<ClusterEvent.MemberRemoved>(ClusterNodes.Patience).PreviousStatus);
        Assert.True(Node.LeaveAsync().IsCompleted);
    }

    [Fact]
    public void RegisterOnMemberRemoved_JustBeforeTheEnd_CallsBackOnce()
    {
        Node.Join(Node.SelfAddress);
        AwaitCondition(() => Node.IsUp, ClusterNodes.Patience);

        for (var i = 0; i < 20; i++)
        {
            var number = i;
            if (i == 10) Node.Leave(Node.SelfAddress);
            Node.RegisterOnMemberRemoved(() => TestActor.Tell(number));
        }

        Assert.Equal(Enumerable.Range(0, 20), ReceiveN(20, ClusterNodes.Patience).Cast<int>().Order());
    }

    [Fact]
    public void Leader_ThatBeginsAndEnds_IsLogged()
    {
        EventFilter.Info(contains: "is the new leader").ExpectOne(ClusterNodes.Patience, () => Node.Join(Node.SelfAddress));
        EventFilter.Info(contains: "is no longer leader").ExpectOne(ClusterNodes.Patience, () => Node.Down(Node.SelfAddress));
    }

    [Fact]
    public void LogInfoVerbose_On_LogsEvents()
    {
        EventFilter.Info(contains: "event MemberUp").ExpectOne(ClusterNodes.Patience, () => Node.Join(Node.SelfAddress));
        EventFilter.Info(contains: "event MemberRemoved").ExpectOne(ClusterNodes.Patience, () => Node.Down(Node.SelfAddress));
    }

    [Fact]
    public async Task JoinSeedNodes_InVain_EndsTheSystemAfterItsLimit()
    {
        var system = Start("akka.cluster { shutdown-after-unsuccessful-join-seed-nodes = 1s, seed-node-timeout = 500ms }");

        Akka.Cluster.Cluster.Get(system).JoinSeedNodes([Address.Parse("akka.tcp://other@127.0.0.1:1"), Address.Parse("akka.tcp://other@127.0.0.1:2")]);

        await system.WhenTerminated.WaitAsync(ClusterNodes.Patience);
    }

    [Fact]
    public void DowningProvider_ThatFails_EndsTheNode()
    {
        var system = Start($"akka.cluster.downing-provider-class = \"{typeof(NeverWorks).FullName}, {typeof(NeverWorks).Assembly.GetName().Name}\"\nakka.loglevel = OFF");
        var node = Akka.Cluster.Cluster.Get(system);
        node.Join(node.SelfAddress);

        AwaitCondition(() => node.IsTerminated, ClusterNodes.Patience);
        Shutdown(system);
    }

    [Theory]
    [InlineData("off", 0)]
    [InlineData("7s", 7)]
    public void DownRemovalMargin_WhereNothingDecides_IsWhatTheConfigurationSays(string margin, int seconds)
    {
        var system = Start($"akka.cluster {{ downing-provider-class = \"\", down-removal-margin = {margin} }}");

        Assert.Equal(TimeSpan.FromSeconds(seconds), Akka.Cluster.Cluster.Get(system).DowningProvider.DownRemovalMargin);
        Shutdown(system);
    }

    private ActorSystem Start(string hocon) => ActorSystem.Create("other", ConfigurationFactory.ParseString(hocon + "\nakka.coordinated-shutdown { terminate-actor-system = on, run-by-actor-system-terminate = on }\nakka.cluster.run-coordinated-shutdown-when-down = on").WithFallback(Sys.Settings.Config));

    private sealed class NeverWorks(ActorSystem system, Akka.Cluster.Cluster cluster) : IDowningProvider
    {
        public TimeSpan DownRemovalMargin => TimeSpan.Zero;

        public Props DowningActorProps => throw new ConfigurationException($"never works, on {system} and {cluster.SelfAddress}");
    }
}
