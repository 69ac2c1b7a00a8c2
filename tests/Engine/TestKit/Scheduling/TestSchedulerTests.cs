using Akka.Actor;
using Akka.TestKit;
using Xunit;

namespace ActorConcurrency.Engine.TestKit.Tests.Scheduling;

public sealed class TestSchedulerTests : Akka.TestKit.Xunit2.TestKit
{
    private const string VirtualTime = """akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit" """;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan JustBelowASecond = Second - TimeSpan.FromTicks(1);

    public TestSchedulerTests()
        : base(VirtualTime)
    {
    }

    private TestScheduler Time => (TestScheduler)Sys.Scheduler;

    [Fact]
    public void Scheduler_ConfiguredByName_IsTheTestScheduler()
    {
        Assert.IsType<TestScheduler>(Sys.Scheduler);
        Assert.Same(Sys.Scheduler, Sys.Scheduler.Advanced);
    }

    [Fact]
    public void Now_NothingAdvances_StandsStill()
    {
        var before = Time.Now;
        ExpectNoMsg(TimeSpan.FromMilliseconds(20));

        Assert.Equal(before, Time.Now);
    }

    [Fact]
    public void Advance_Offset_MovesNowByIt()
    {
        var before = Time.Now;

        Time.Advance(Second);

        Assert.Equal(before + Second, Time.Now);
    }

    [Fact]
    public void AdvanceTo_LaterTime_BecomesNow()
    {
        var later = Time.Now + Second;
        Time.ScheduleTellOnce(Second, TestActor, "due", ActorRefs.NoSender);

        Time.AdvanceTo(later);

        Assert.Equal(later, Time.Now);
        ExpectMsg("due");
    }

    [Fact]
    public void ScheduleTellOnce_BeforeItsTime_IsNotSent()
    {
        Time.ScheduleTellOnce(Second, TestActor, "due", ActorRefs.NoSender);

        Time.Advance(JustBelowASecond);
        ExpectNoMsg(0);
        Time.Advance(TimeSpan.FromTicks(1));
        ExpectMsg("due");
        Time.Advance(Second);
        ExpectNoMsg(0);
    }

    [Fact]
    public void ScheduleTellOnce_WithSender_CarriesIt()
    {
        var probe = CreateTestProbe();
        Time.ScheduleTellOnce(Second, TestActor, "due", probe.Ref);

        Time.Advance(Second);

        ExpectMsgFrom(probe.Ref, "due");
    }

    [Fact]
    public void ScheduleTellOnce_DifferentTimes_ComeInTheirOrder()
    {
        Time.ScheduleTellOnce(3 * Second, TestActor, "third", ActorRefs.NoSender);
        Time.ScheduleTellOnce(Second, TestActor, "first", ActorRefs.NoSender);
        Time.ScheduleTellOnce(2 * Second, TestActor, "second", ActorRefs.NoSender);

        Time.Advance(10 * Second);

        ExpectMsg("first");
        ExpectMsg("second");
        ExpectMsg("third");
    }

    [Fact]
    public void ScheduleTellOnce_SameTime_ComeInTheOrderOfScheduling()
    {
        for (var i = 0; i < 100; i++)
            Time.ScheduleTellOnce(Second, TestActor, i, ActorRefs.NoSender);

        Time.Advance(Second);

        Assert.Equal(Enumerable.Range(0, 100), ReceiveN(100).Cast<int>());
    }

    [Fact]
    public void ScheduleTellOnce_CancelledBefore_IsNotSent()
    {
        var cancelable = new Cancelable(Sys.Scheduler);
        Time.ScheduleTellOnce(Second, TestActor, "due", ActorRefs.NoSender, cancelable);

        cancelable.Cancel();
        Time.Advance(Second);

        ExpectNoMsg(0);
    }

    [Fact]
    public void ScheduleTellRepeatedly_StepByStep_SendsInTheInterval()
    {
        Time.ScheduleTellRepeatedly(TimeSpan.FromMilliseconds(500), Second, TestActor, "tick", ActorRefs.NoSender);

        Time.Advance(TimeSpan.FromMilliseconds(499));
        ExpectNoMsg(0);
        Time.Advance(TimeSpan.FromMilliseconds(1));
        ExpectMsg("tick");
        Time.Advance(JustBelowASecond);
        ExpectNoMsg(0);
        Time.Advance(TimeSpan.FromTicks(1));
        ExpectMsg("tick");
        Time.Advance(Second);
        ExpectMsg("tick");
        ExpectNoMsg(0);
    }

    [Fact]
    public void ScheduleTellRepeatedly_Cancelled_SendsNoMore()
    {
        var cancelable = Time.ScheduleTellRepeatedlyCancelable(Second, Second, TestActor, "tick", ActorRefs.NoSender);

        Time.Advance(Second);
        ExpectMsg("tick");
        cancelable.Cancel();
        Time.Advance(Second);

        ExpectNoMsg(0);
    }

    [Fact]
    public void ScheduleOnce_Action_RunsOnTheAdvancingThread()
    {
        var thread = 0;
        Time.Advanced.ScheduleOnce(Second, () => thread = Environment.CurrentManagedThreadId);

        Time.Advance(Second);

        Assert.Equal(Environment.CurrentManagedThreadId, thread);
    }

    [Fact]
    public void ScheduleRepeatedly_ActionCancelsItself_RunsOnce()
    {
        var runs = 0;
        var cancelable = new Cancelable(Sys.Scheduler);
        Time.Advanced.ScheduleRepeatedly(
            Second,
            Second,
            () =>
            {
                runs++;
                cancelable.Cancel();
            },
            cancelable);

        Time.Advance(Second);
        Time.Advance(Second);

        Assert.Equal(1, runs);
    }

    [Fact]
    public void CancelAfter_OnTheTestScheduler_TakesVirtualTime()
    {
        var cancelable = new Cancelable(Sys.Scheduler);
        cancelable.CancelAfter(Second);

        Time.Advance(JustBelowASecond);
        Assert.False(cancelable.IsCancellationRequested);
        Time.Advance(Second);

        Assert.True(cancelable.IsCancellationRequested);
    }

    [Fact]
    public void ReceiveTimeout_VirtualTimePasses_ReachesTheActor()
    {
        var actor = Sys.ActorOf(Props.Create<Sleeper>(TestActor).WithDispatcher(CallingThreadDispatcher.Id));

        Time.Advance(JustBelowASecond);
        ExpectNoMsg(0);
        actor.Tell("touch");
        Time.Advance(JustBelowASecond);
        ExpectNoMsg(0);
        Time.Advance(TimeSpan.FromTicks(1));

        ExpectMsg("slept");
    }

    private sealed class Sleeper : UntypedActor
    {
        private readonly IActorRef _listener;

        public Sleeper(IActorRef listener)
        {
            _listener = listener;
            SetReceiveTimeout(Second);
        }

        protected override void OnReceive(object message)
        {
            if (message is ReceiveTimeout)
                _listener.Tell("slept");
        }
    }
}
