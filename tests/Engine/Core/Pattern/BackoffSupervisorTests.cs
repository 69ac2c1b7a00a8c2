using Akka.Actor;
using Akka.Event;
using Akka.Pattern;
using Akka.TestKit;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Pattern;

public sealed class BackoffSupervisorTests : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Min = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Max = TimeSpan.FromSeconds(8);

    public BackoffSupervisorTests()
        : base("""akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit" """)
    {
    }

    private TestScheduler Time => (TestScheduler)Sys.Scheduler;

    private sealed class Child : ReceiveActor
    {
        private readonly IActorRef _probe;

        public Child(IActorRef probe)
        {
            _probe = probe;
            Receive<string>(text => text == "fail", _ => throw new FormatException());
            Receive<string>(text => text == "stop", _ => Context.Stop(Self));
            Receive<string>(text => text == "works", _ => Context.Parent.Tell(BackoffSupervisor.Reset.Instance));
            ReceiveAny(probe.Forward);
        }

        protected override void PreStart() => _probe.Tell("started");
    }

    private Props ChildProps
    {
        get
        {
            var testActor = TestActor;
            return Props.Create(() => new Child(testActor));
        }
    }

    private BackoffOptions OnStop(int maxNrOfRetries = -1) => Backoff.OnStop(ChildProps, "child", Min, Max, 0, maxNrOfRetries);

    private BackoffOptions OnFailure(int maxNrOfRetries = -1) => Backoff.OnFailure(ChildProps, "child", Min, Max, 0, maxNrOfRetries);

    private IActorRef Start(BackoffOptions options)
    {
        var supervisor = Sys.ActorOf(BackoffSupervisor.Props(options));
        ExpectMsg("started");
        return supervisor;
    }

    private int RestartCount(IActorRef supervisor)
    {
        supervisor.Tell(BackoffSupervisor.GetRestartCount.Instance, TestActor);
        return ExpectMsg<BackoffSupervisor.RestartCount>().Count;
    }

    // The count changes when the next start is scheduled: time may move then.
    private void ExpectRestartAfter(IActorRef supervisor, int count, TimeSpan delay)
    {
        AwaitAssert(() => Assert.Equal(count, RestartCount(supervisor)));
        Time.Advance(delay - TimeSpan.FromTicks(1));
        Assert.False(HasMessages);
        Time.Advance(TimeSpan.FromTicks(1));
        ExpectMsg("started");
    }

    [Fact]
    public void OnStop_ChildStops_StartsAgainAfterGrowingTimes()
    {
        var supervisor = Start(OnStop().WithManualReset());

        foreach (var (count, seconds) in ((int, int)[])[(1, 1), (2, 2), (3, 4), (4, 8), (5, 8)])
        {
            supervisor.Tell("stop");
            ExpectRestartAfter(supervisor, count, TimeSpan.FromSeconds(seconds));
        }
    }

    [Fact]
    public void OnFailure_ChildFails_StartsAgainLater()
    {
        var supervisor = Start(OnFailure());

        supervisor.Tell("fail");

        ExpectRestartAfter(supervisor, 1, Min);
    }

    [Fact]
    public void OnFailure_ChildStopsItself_SupervisorStops()
    {
        var supervisor = Watch(Start(OnFailure()));

        supervisor.Tell("stop");

        ExpectTerminated(supervisor);
    }

    [Fact]
    public void MaxNrOfRetries_Reached_SupervisorStops()
    {
        var supervisor = Watch(Start(OnStop(maxNrOfRetries: 1).WithManualReset()));

        supervisor.Tell("stop");
        ExpectRestartAfter(supervisor, 1, Min);
        supervisor.Tell("stop");

        ExpectTerminated(supervisor);
    }

    [Fact]
    public void Messages_PassBetweenTheWorldAndTheChild()
    {
        var supervisor = Start(OnStop());

        supervisor.Tell("hello", TestActor);
        ExpectMsg("hello");
        supervisor.Tell(BackoffSupervisor.GetCurrentChild.Instance, TestActor);

        Assert.Equal("child", ExpectMsg<BackoffSupervisor.CurrentChild>().Ref!.Path.Name);
    }

    [Fact]
    public void ReplyWhileStopped_NoChild_IsTheAnswer()
    {
        var supervisor = Start(OnStop().WithReplyWhileStopped("down"));

        supervisor.Tell("stop");
        AwaitAssert(() => Assert.Equal(1, RestartCount(supervisor)));
        supervisor.Tell("hello", TestActor);

        ExpectMsg("down");
    }

    [Fact]
    public void NoReplyWhileStopped_NoChild_MessageBecomesADeadLetter()
    {
        var supervisor = Start(OnStop());
        supervisor.Tell("stop");
        AwaitAssert(() => Assert.Equal(1, RestartCount(supervisor)));
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));

        supervisor.Tell("hello", TestActor);

        Assert.Equal("hello", ExpectMsg<DeadLetter>().Message);
    }

    [Fact]
    public void AutoReset_ChildLivesLongEnough_CountsAnew()
    {
        var supervisor = Start(OnStop().WithAutoReset(Min));
        supervisor.Tell("stop");
        ExpectRestartAfter(supervisor, 1, Min);

        Assert.Equal(1, RestartCount(supervisor));
        Time.Advance(Min);

        AwaitAssert(() => Assert.Equal(0, RestartCount(supervisor)));
    }

    [Fact]
    public void ManualReset_ChildSaysThatItWorks_CountsAnew()
    {
        var supervisor = Start(OnStop().WithManualReset());
        supervisor.Tell("stop");
        ExpectRestartAfter(supervisor, 1, Min);

        supervisor.Tell("works");

        AwaitAssert(() => Assert.Equal(0, RestartCount(supervisor)));
    }

    [Fact]
    public void FinalStopMessage_ChildStopsAfterIt_SupervisorStopsToo()
    {
        var supervisor = Watch(Start(OnStop().WithFinalStopMessage(message => message is "stop")));

        supervisor.Tell("stop");

        ExpectTerminated(supervisor);
    }

    [Fact]
    public void DefaultStoppingStrategy_ChildFails_StartsAgainLater()
    {
        var supervisor = Start(OnStop().WithDefaultStoppingStrategy());

        supervisor.Tell("fail");

        ExpectRestartAfter(supervisor, 1, Min);
    }

    [Theory]
    [InlineData(0, 1, 0.0)]
    [InlineData(2, 1, 0.0)]
    [InlineData(1, 2, 1.5)]
    public void Props_BadValues_Throws(int min, int max, double randomFactor)
    {
        Assert.ThrowsAny<ArgumentException>(() =>
            BackoffSupervisor.Props(ChildProps, "child", TimeSpan.FromSeconds(min), TimeSpan.FromSeconds(max), randomFactor));
    }
}
