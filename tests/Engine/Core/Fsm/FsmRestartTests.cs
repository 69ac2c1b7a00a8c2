using Akka.Actor;
using Akka.TestKit;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Fsm;

public sealed class FsmRestartTests : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public FsmRestartTests()
        : base("""akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit" """)
    {
    }

    private TestScheduler Time => (TestScheduler)Sys.Scheduler;

    // Every instance has a number and ticks with it; an action is run, anything else is reported.
    private sealed class Ticking : FSM<string, int>
    {
        public Ticking(IActorRef probe, Func<int> nextNumber)
        {
            StartWith("only", nextNumber());
            When("only", e =>
            {
                if (e.FsmEvent is Action action)
                    action();
                else
                    probe.Tell((e.StateData, e.FsmEvent));
                return Stay();
            });
            Initialize();
            SetTimer("t", $"tick of {StateData}", Second, repeat: true);
        }
    }

    [Fact]
    public void Restart_TickOfTheFailedInstanceInMailbox_IsDropped()
    {
        var testActor = TestActor;
        var instances = 0;
        Func<int> next = () => ++instances;
        var fsm = Sys.ActorOf(Props.Create(() => new Ticking(testActor, next)));
        fsm.Tell("started?");
        ExpectMsg((1, (object)"started?"));

        EventFilter.Exception<FormatException>().ExpectOne(() => fsm.Tell((Action)(() =>
        {
            Time.Advance(Second);
            throw new FormatException("time has passed");
        })));
        fsm.Tell("restarted?");

        ExpectMsg((2, (object)"restarted?"));
        Time.Advance(Second);
        ExpectMsg((2, (object)"tick of 2"));
    }
}
