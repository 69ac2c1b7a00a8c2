using Akka.Actor;
using Akka.TestKit;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Fsm;

public sealed class FsmTimeTests : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public FsmTimeTests()
        : base("""akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit" """)
    {
    }

    private TestScheduler Time => (TestScheduler)Sys.Scheduler;

    // Reports every event to the test; the commands below come from it.
    private sealed class Clock : FSM<string, int>
    {
        public Clock(IActorRef probe, TimeSpan? idleTimeout)
        {
            StartWith("idle", 0);
            When("idle", e => Command(e.FsmEvent), idleTimeout);
            When("busy", e => Command(e.FsmEvent));
            WhenUnhandled(e =>
            {
                probe.Tell((StateName, e.FsmEvent));
                return Stay();
            });
            Initialize();
        }

        private State<string, int>? Command(object command) => command is Func<Clock, State<string, int>> function
            ? function(this).Replying("obeyed")
            : null;
    }

    private IActorRef Start(TimeSpan? idleTimeout = null)
    {
        var testActor = TestActor;
        return Sys.ActorOf(Props.Create(() => new Clock(testActor, idleTimeout)));
    }

    // A subscription leaves the time-out alone; its answer says that the command is done and timers are set: time may move.
    private void Obey(IActorRef clock, Func<Clock, FSMBase.State<string, int>> command)
    {
        var listener = CreateTestProbe();
        clock.Tell(command, TestActor);
        clock.Tell(new FSMBase.SubscribeTransitionCallBack(listener.Ref));
        ExpectMsg("obeyed");
        listener.ExpectMsg<FSMBase.CurrentState<string>>();
    }

    [Fact]
    public void StateTimeout_NoEvent_Comes()
    {
        var clock = Start(idleTimeout: Second);
        Obey(clock, c => c.Stay());

        Time.Advance(Second);

        ExpectMsg(("idle", (object)FSMBase.StateTimeout.Instance));
    }

    [Fact]
    public void StateTimeout_EventBeforeIt_StartsAnew()
    {
        var clock = Start(idleTimeout: Second);
        Obey(clock, c => c.Stay());

        Time.Advance(Second / 2);
        Obey(clock, c => c.Stay());
        Time.Advance(Second / 2);
        Obey(clock, c => c.Stay());
        Time.Advance(Second);

        ExpectMsg(("idle", (object)FSMBase.StateTimeout.Instance));
    }

    [Fact]
    public void StateTimeout_StateLeft_DoesNotCome()
    {
        var clock = Start(idleTimeout: Second);
        Obey(clock, c => c.GoTo("busy"));

        Time.Advance(Second * 2);

        Obey(clock, c => c.Stay());
    }

    [Fact]
    public void ForMax_ShorterThanTheStates_ReplacesItOnce()
    {
        var clock = Start(idleTimeout: Second * 3);
        Obey(clock, c => c.Stay().ForMax(Second));

        Time.Advance(Second);
        ExpectMsg(("idle", (object)FSMBase.StateTimeout.Instance));
        Obey(clock, c => c.Stay());
        Time.Advance(Second * 2);
        Obey(clock, c => c.Stay());
        Time.Advance(Second * 3);

        ExpectMsg(("idle", (object)FSMBase.StateTimeout.Instance));
    }

    [Fact]
    public void ForMax_InStateWithoutTimeout_SetsOne()
    {
        var clock = Start();
        Obey(clock, c => c.GoTo("busy").ForMax(Second));

        Time.Advance(Second);

        ExpectMsg(("busy", (object)FSMBase.StateTimeout.Instance));
    }

    [Fact]
    public void SetStateTimeout_AtNextEntry_IsInForce()
    {
        var clock = Start();
        Obey(clock, c =>
        {
            c.SetStateTimeout("busy", Second);
            return c.GoTo("busy");
        });

        Time.Advance(Second);

        ExpectMsg(("busy", (object)FSMBase.StateTimeout.Instance));
    }

    [Fact]
    public void SetTimer_PoisonPill_StopsTheMachine()
    {
        var clock = Watch(Start());
        Obey(clock, c =>
        {
            c.SetTimer("end", PoisonPill.Instance, Second);
            return c.Stay();
        });

        Time.Advance(Second);

        ExpectTerminated(clock);
    }

    [Fact]
    public void SetTimer_Once_ComesOnce()
    {
        var clock = Start();
        Obey(clock, c => Set(c, "t", "tick"));

        Time.Advance(Second);
        ExpectMsg(("idle", (object)"tick"));
        Time.Advance(Second);

        Obey(clock, c =>
        {
            Assert.False(c.IsTimerActive("t"));
            return c.Stay();
        });
    }

    [Fact]
    public void SetTimer_Repeated_ComesUntilCancelled()
    {
        var clock = Start();
        Obey(clock, c => Set(c, "t", "tick", repeat: true));

        for (var i = 0; i < 3; i++)
        {
            Time.Advance(Second);
            ExpectMsg(("idle", (object)"tick"));
        }
        Obey(clock, c =>
        {
            c.CancelTimer("t");
            return c.Stay();
        });
        Time.Advance(Second);

        Obey(clock, c => c.Stay());
    }

    [Fact]
    public void SetTimer_SameName_ReplacesTheFirst()
    {
        var clock = Start();
        Obey(clock, c => Set(c, "t", "old"));
        Obey(clock, c => Set(c, "t", "new"));

        Time.Advance(Second);

        ExpectMsg(("idle", (object)"new"));
        Obey(clock, c => c.Stay());
    }

    [Fact]
    public void CancelTimer_TickInMailboxAlready_DoesNotCome()
    {
        var clock = Start();
        Obey(clock, c => Set(c, "t", "tick"));

        // The tick is put behind this command while it runs.
        Obey(clock, c =>
        {
            Time.Advance(Second);
            c.CancelTimer("t");
            return c.Stay();
        });

        Obey(clock, c => c.Stay());
    }

    [Fact]
    public void SetTimer_OtherState_ComesThereToo()
    {
        var clock = Start();
        Obey(clock, c =>
        {
            c.SetTimer("t", "tick", Second);
            return c.GoTo("busy");
        });

        Time.Advance(Second);

        ExpectMsg(("busy", (object)"tick"));
    }

    private static FSMBase.State<string, int> Set(Clock clock, string name, object message, bool repeat = false)
    {
        clock.SetTimer(name, message, Second, repeat);
        return clock.Stay();
    }
}
