using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Scheduling;

public sealed class TimerSchedulerTests : TestKit
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public TimerSchedulerTests()
        : base("akka.scheduler.implementation = \"Akka.TestKit.TestScheduler, Akka.TestKit\"")
    {
    }

    private TestScheduler Clock => (TestScheduler)Sys.Scheduler;

    [Fact]
    public void StartSingleTimer_TimePassed_SendsOnce()
    {
        var actor = NewActor();
        Do(actor, timers => timers.StartSingleTimer("key", "tick", Second));

        Clock.Advance(Second - TimeSpan.FromTicks(1));
        ExpectNothingFrom(actor);
        Clock.Advance(TimeSpan.FromTicks(1));
        ExpectMsg("tick");
        Clock.Advance(10 * Second);

        ExpectNothingFrom(actor);
    }

    [Fact]
    public void StartSingleTimer_WithSender_HasThatSender()
    {
        var actor = NewActor();
        var sender = CreateTestProbe();
        Do(actor, timers => timers.StartSingleTimer("key", "who", Second, sender.Ref));

        Clock.Advance(Second);

        sender.ExpectMsg("you");
    }

    [Fact]
    public void StartPeriodicTimer_TimePasses_SendsEveryInterval()
    {
        var actor = NewActor();
        Do(actor, timers => timers.StartPeriodicTimer("key", "tick", Second));

        for (var beat = 0; beat < 3; beat++)
        {
            ExpectNothingFrom(actor);
            Clock.Advance(Second);
            ExpectMsg("tick");
        }
    }

    [Fact]
    public void StartPeriodicTimer_WithInitialDelay_SendsTheFirstAfterIt()
    {
        var actor = NewActor();
        Do(actor, timers => timers.StartPeriodicTimer("key", "tick", TimeSpan.FromMilliseconds(100), Second));

        Clock.Advance(TimeSpan.FromMilliseconds(100));
        ExpectMsg("tick");
        Clock.Advance(TimeSpan.FromMilliseconds(999));
        ExpectNothingFrom(actor);
        Clock.Advance(TimeSpan.FromMilliseconds(1));

        ExpectMsg("tick");
    }

    [Fact]
    public void StartSingleTimer_KeyInUse_ReplacesTheOldTimer()
    {
        var actor = NewActor();
        Do(actor, timers => timers.StartPeriodicTimer("key", "old", Second));
        Do(actor, timers => timers.StartSingleTimer("key", "new", 2 * Second));

        Clock.Advance(Second);
        ExpectNothingFrom(actor);
        Clock.Advance(Second);

        ExpectMsg("new");
        ExpectNothingFrom(actor);
    }

    [Fact]
    public void StartSingleTimer_OtherKeys_RunBesideEachOther()
    {
        var actor = NewActor();
        Do(actor, timers =>
        {
            timers.StartSingleTimer("a", "first", Second);
            timers.StartSingleTimer("b", "second", 2 * Second);
        });

        Clock.Advance(Second);
        ExpectMsg("first");
        Clock.Advance(Second);

        ExpectMsg("second");
    }

    [Fact]
    public void Cancel_MessageAlreadyInTheMailbox_NeverArrives()
    {
        var actor = NewActor();

        Do(actor, timers =>
        {
            timers.StartSingleTimer("key", "tick", Second);
            Clock.Advance(Second);
            timers.Cancel("key");
        });

        ExpectNothingFrom(actor);
    }

    [Fact]
    public void StartSingleTimer_OldMessageAlreadyInTheMailbox_OnlyTheNewOneArrives()
    {
        var actor = NewActor();

        Do(actor, timers =>
        {
            timers.StartSingleTimer("key", "old", Second);
            Clock.Advance(Second);
            timers.StartSingleTimer("key", "new", Second);
        });
        ExpectNothingFrom(actor);
        Clock.Advance(Second);

        ExpectMsg("new");
    }

    [Fact]
    public void CancelAll_SeveralTimers_EndsThemAll()
    {
        var actor = NewActor();
        Do(actor, timers =>
        {
            timers.StartSingleTimer("a", "tick", Second);
            timers.StartPeriodicTimer("b", "tock", Second);
            timers.CancelAll();
        });

        Clock.Advance(5 * Second);

        ExpectNothingFrom(actor);
    }

    [Fact]
    public void IsTimerActive_OverATimersLife_TellsWhetherItRuns()
    {
        var actor = NewActor();
        Do(actor, timers =>
        {
            timers.StartSingleTimer("once", "tick", Second);
            timers.StartPeriodicTimer("often", "tock", 2 * Second);
            Assert.True(timers.IsTimerActive("once"));
        });

        Clock.Advance(Second);
        ExpectMsg("tick");

        Do(actor, timers =>
        {
            Assert.False(timers.IsTimerActive("once"));
            Assert.True(timers.IsTimerActive("often"));
            Assert.Equal(["often"], timers.ActiveTimers);
            timers.Cancel("often");
            Assert.False(timers.IsTimerActive("often"));
            timers.Cancel("unknown");
        });
    }

    [Fact]
    public void Restart_WithTimers_EndsThoseOfTheOldIncarnation()
    {
        var actor = NewActor();
        Do(actor, timers => timers.StartPeriodicTimer("key", "old", Second));

        EventFilter.Exception<InvalidOperationException>().ExpectOne(() => actor.Tell("fail"));
        ExpectMsg("restarted");
        Clock.Advance(5 * Second);

        ExpectNothingFrom(actor);
    }

    [Fact]
    public void Restart_MessageAlreadyInTheMailbox_DoesNotReachTheNewIncarnation()
    {
        var actor = NewActor();

        EventFilter.Exception<InvalidOperationException>().ExpectOne(() => actor.Tell(new Act(timers =>
        {
            timers.StartSingleTimer("key", "old", Second);
            Clock.Advance(Second);
            throw new InvalidOperationException("on purpose");
        })));
        ExpectMsg("restarted");

        Do(actor, timers => timers.StartSingleTimer("key", "new", Second));
        ExpectNothingFrom(actor);
        Clock.Advance(Second);
        ExpectMsg("new");
    }

    [Fact]
    public void Stop_WithTimers_LeavesNoMessageToDeadLetters()
    {
        var actor = NewActor();
        Do(actor, timers => timers.StartPeriodicTimer("key", "tick", Second));
        Watch(actor);
        Sys.EventStream.Subscribe(TestActor, typeof(Akka.Event.DeadLetter));

        Sys.Stop(actor);
        ExpectTerminated(actor);
        Clock.Advance(5 * Second);

        Sys.DeadLetters.Tell("marker");
        Assert.Equal("marker", ExpectMsg<Akka.Event.DeadLetter>().Message);
    }

    [Fact]
    public void StartSingleTimer_StashedMessage_ComesBackAsItWas()
    {
        var actor = Sys.ActorOf(Props.Create(() => new StashingActor(TestActor)));
        actor.Tell("start");
        ExpectMsg("started");
        Clock.Advance(Second);

        actor.Tell("open");

        ExpectMsg("tick");
    }

    [Fact]
    public void Constructor_StartsATimer_Ticks()
    {
        Sys.ActorOf(Props.Create(() => new EagerActor(TestActor)));
        ExpectMsg("started");

        Clock.Advance(Second);

        ExpectMsg("tick");
    }

    [Fact]
    public void Hooks_OfAnActorThatEnds_FindNoTimerRunning()
    {
        var actor = Sys.ActorOf(Props.Create(() => new EagerActor(TestActor)));
        ExpectMsg("started");

        EventFilter.Exception<InvalidOperationException>().ExpectOne(() => actor.Tell("fail"));
        ExpectMsg(("PreRestart", false));
        ExpectMsg("started");
        Sys.Stop(actor);

        ExpectMsg(("PostStop", false));
    }

    private IActorRef NewActor() => Sys.ActorOf(Props.Create(() => new TimerActor(TestActor)));

    private void Do(IActorRef actor, Action<ITimerScheduler> action)
    {
        actor.Tell(new Act(action));
        Assert.Null(ExpectMsg<Done>().Failure);
    }

    private void ExpectNothingFrom(IActorRef actor)
    {
        actor.Tell("marker");
        ExpectMsg("marker");
    }

    private sealed record Act(Action<ITimerScheduler> Action);

    private sealed record Done(Exception? Failure);

    private sealed class EagerActor : UntypedActor, IWithTimers
    {
        private readonly IActorRef _observer;

        public EagerActor(IActorRef observer)
        {
            _observer = observer;
            Timers.StartPeriodicTimer("key", "tick", Second);
        }

        public ITimerScheduler Timers { get; set; } = null!;

        protected override void OnReceive(object message)
        {
            if (message is "fail")
                throw new InvalidOperationException("on purpose");
            _observer.Tell(message);
        }

        protected override void PreStart() => _observer.Tell("started");

        protected override void PreRestart(Exception reason, object? message) => Report("PreRestart");

        protected override void PostStop() => Report("PostStop");

        private void Report(string hook) => _observer.Tell((hook, Timers.IsTimerActive("key")));
    }

    private sealed class TimerActor(IActorRef observer) : UntypedActor, IWithTimers
    {
        public ITimerScheduler Timers { get; set; } = null!;

        protected override void OnReceive(object message)
        {
            switch (message)
            {
                case Act act:
                    Run(act.Action);
                    break;
                case "fail":
                    throw new InvalidOperationException("on purpose");
                case "who":
                    Sender.Tell("you");
                    break;
                default:
                    observer.Tell(message);
                    break;
            }
        }

        protected override void PostRestart(Exception reason)
        {
            base.PostRestart(reason);
            observer.Tell("restarted");
        }

        private void Run(Action<ITimerScheduler> action)
        {
            try
            {
                action(Timers);
            }
            catch (Exception failure) when (failure is not InvalidOperationException)
            {
                observer.Tell(new Done(failure));
                return;
            }

            observer.Tell(new Done(null));
        }
    }

    private sealed class StashingActor(IActorRef observer) : UntypedActor, IWithTimers, IWithUnboundedStash
    {
        private bool _open;

        public ITimerScheduler Timers { get; set; } = null!;

        public IStash Stash { get; set; } = null!;

        protected override void OnReceive(object message)
        {
            switch (message)
            {
                case "start":
                    Timers.StartSingleTimer("key", "tick", TimeSpan.FromSeconds(1));
                    observer.Tell("started");
                    break;
                case "open":
                    _open = true;
                    Stash.UnstashAll();
                    break;
                default:
                    if (_open)
                        observer.Tell(message);
                    else
                        Stash.Stash();
                    break;
            }
        }
    }
}
