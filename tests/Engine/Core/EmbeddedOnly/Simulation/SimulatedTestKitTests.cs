using Akka.Actor;
using Akka.Event;
using Akka.Simulation;
using Akka.TestKit.Xunit2;
using Xunit;
using Xunit.Sdk;

namespace ActorConcurrency.Engine.Core.Tests.EmbeddedOnly.Simulation;

/// <summary>With a TestKit on top, the test waits in virtual time, and the simulation goes on while it waits.</summary>
public abstract class SimulatedTestKitTests(string run) : TestKit(
    $$"""
    akka.stdout-loglevel = OFF
    actorconcurrency.engine.simulation {
      enabled = on
      seed = 5
      run = {{run}}
      # Time moves for the test's waits only, however slow the test's thread is.
      outside-quiet = 1m
    }
    """)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private TimeSpan VirtualNow => Sys.Scheduler.MonotonicClock;

    [Fact]
    public void ExpectMsg_AnswerOfAnActor_ComesFromIt()
    {
        var echo = Sys.ActorOf(Told.Props((context, message) => context.Sender.Tell(message)));

        echo.Tell("hello");

        Assert.Equal("hello", ExpectMsg<string>());
        Assert.Equal(echo, LastSender);
    }

    [Fact]
    public void ExpectMsg_AfterHours_ComesAtOnce()
    {
        Sys.Scheduler.ScheduleTellOnce(Hour, TestActor, "late", ActorRefs.NoSender);

        ExpectMsg("late", 2 * Hour);

        Assert.Equal(Hour, VirtualNow);
    }

    [Fact]
    public void ExpectNoMsg_Hours_LetsThemPass()
    {
        Sys.Scheduler.ScheduleTellOnce(2 * Hour, TestActor, "late", ActorRefs.NoSender);

        ExpectNoMsg(Hour);

        Assert.Equal(Hour, VirtualNow);
        Assert.Equal("late", ReceiveOne(2 * Hour));
    }

    [Fact]
    public void Within_VirtualTime_MeasuresIt()
    {
        Within(Hour, 2 * Hour, () =>
        {
            Sys.Scheduler.ScheduleTellOnce(Hour, TestActor, "late", ActorRefs.NoSender);
            return ExpectMsg("late", 2 * Hour);
        });
    }

    [Fact]
    public void AwaitAssert_WhatATimerDoes_LooksInVirtualTime()
    {
        var isDone = false;
        Sys.Scheduler.Advanced.ScheduleOnce(Hour, () => isDone = true);

        AwaitAssert(() => Assert.True(isDone), 2 * Hour, TimeSpan.FromMinutes(1));

        Assert.InRange(VirtualNow, Hour, Hour + TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task ExpectMsgAsync_BeforeTheMessageIsSent_WaitsForIt()
    {
        var expected = ExpectMsgAsync<string>(Hour);
        var echo = Sys.ActorOf(Told.Props((context, message) => context.Sender.Tell(message)));
        echo.Tell("hello", TestActor);

        Assert.Equal("hello", await expected);
    }

    [Fact]
    public void Probe_WatchingAnActor_SeesItsEnd()
    {
        var probe = CreateTestProbe();
        var actor = Sys.ActorOf(Told.Props((_, _) => { }));
        probe.Watch(actor);

        Sys.Scheduler.ScheduleTellOnce(Hour, actor, PoisonPill.Instance, ActorRefs.NoSender);

        probe.ExpectTerminated(actor, 2 * Hour);
    }

    [Fact]
    public void EventFilter_LoggedInHours_IsSeen()
    {
        var actor = Sys.ActorOf(Told.Props((context, _) => context.GetLogger().Warning("late")));

        EventFilter.Warning("late").ExpectOne(2 * Hour, () => Sys.Scheduler.ScheduleTellOnce(Hour, actor, "log", ActorRefs.NoSender));
    }

    [Fact]
    public void ExpectMsg_WhatNeverComes_SaysWhatIsPending()
    {
        var waiting = Sys.ActorOf(Props.Create<Waiting>(), "waiting");
        waiting.Tell("question");

        var failure = Assert.ThrowsAny<XunitException>(() => ExpectMsg("never"));

        Assert.Contains("/user/waiting: in its async handler of [question]", failure.Message);
        Assert.Equal(TimeSpan.FromSeconds(3), VirtualNow);
    }

    private sealed class Waiting : ReceiveActor
    {
        public Waiting() => ReceiveAsync<string>(_ => Context.System.DeadLetters.Ask("?"));
    }
}

/// <summary>The test's waits are all that makes the simulation go on.</summary>
public sealed class SteppedTestKitTests() : SimulatedTestKitTests("stepped")
{
    [Fact]
    public void Run_SameSeed_MakesTheSameChoices()
    {
        Assert.Equal(Choices(), Choices());

        static string Choices()
        {
            using var kit = new TestKit("actorconcurrency.engine.simulation { enabled = on, seed = 3, run = stepped }");
            var echoes = Enumerable.Range(0, 5)
                .Select(_ => kit.Sys.ActorOf(Told.Props((context, message) => context.Sender.Tell(message)))).ToList();
            for (var round = 0; round < 5; round++)
            {
                foreach (var echo in echoes) echo.Tell(round, kit.TestActor);
                kit.ReceiveN(5);
            }

            return Simulator.Of(kit.Sys)!.Trace;
        }
    }
}

/// <summary>The simulation goes on by itself too.</summary>
public sealed class FreeTestKitTests() : SimulatedTestKitTests("free");
