using Akka.Actor;
using Akka.TestKit;
using Xunit;

namespace ActorConcurrency.Engine.TestKit.Tests.EmbeddedOnly;

/// <summary>What the embedded engine's test scheduler promises beyond Akka.NET's: one long advance is as good as many short ones.</summary>
public sealed class TestSchedulerOrderTests : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly List<string> _log = [];

    public TestSchedulerOrderTests()
        : base(Akka.TestKit.Configs.TestConfigs.TestSchedulerConfig)
    {
    }

    private TestScheduler Time => (TestScheduler)Sys.Scheduler;

    [Fact]
    public void Now_AtTheStart_IsAlwaysTheSame()
    {
        Assert.Equal(new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero), Time.Now);
        Assert.Equal(TimeSpan.Zero, Time.MonotonicClock);
    }

    [Fact]
    public void MonotonicClock_Advance_MovesWithNow()
    {
        Time.Advance(90 * Second);

        Assert.Equal(90 * Second, Time.MonotonicClock);
        Assert.Equal(90 * Second, Time.HighResMonotonicClock);
    }

    [Fact]
    public void Advance_OverSeveralIntervals_RepeatsForEach()
    {
        Time.ScheduleTellRepeatedly(Second, Second, TestActor, "tick", ActorRefs.NoSender);

        Time.Advance(3.5 * Second);

        Assert.Equal(3, ReceiveWhile<string>(_ => true, TimeSpan.Zero).Count);
    }

    [Fact]
    public void Advance_TwoIntervals_MixesThemByDueTime()
    {
        Repeat("a", 2);
        Repeat("b", 3);

        Time.Advance(6 * Second);

        // Both are due at 6 s; b was put on the agenda for it at 3 s, a only at 4 s.
        Assert.Equal(["2:a", "3:b", "4:a", "6:b", "6:a"], _log);
    }

    [Fact]
    public void Advance_ActionSchedulesWithinTheWindow_FiresToo()
    {
        Time.ScheduleOnce(Second, () =>
        {
            Note("first");
            Time.ScheduleOnce(Second, () => Note("second"));
            Time.ScheduleOnce(10 * Second, () => Note("too late"));
        });

        Time.Advance(5 * Second);

        Assert.Equal(["1:first", "2:second"], _log);
    }

    [Fact]
    public void Advance_ActionSchedulesWithoutDelay_FiresAtTheSameTimeAfterTheOthers()
    {
        Time.ScheduleOnce(Second, () => Time.ScheduleOnce(TimeSpan.Zero, () => Note("added")));
        Time.ScheduleOnce(Second, () => Note("other"));

        Time.Advance(Second);

        Assert.Equal(["1:other", "1:added"], _log);
    }

    [Fact]
    public void Advance_OneActionCancelsTheNext_ItDoesNotFire()
    {
        var cancelable = new Cancelable(Sys.Scheduler);
        Time.ScheduleOnce(Second, cancelable.Cancel);
        Time.ScheduleOnce(Second, () => Note("cancelled"), cancelable);
        Time.ScheduleRepeatedly(Second, Second, () => Note("cancelled too"), cancelable);

        Time.Advance(3 * Second);

        Assert.Empty(_log);
    }

    [Fact]
    public void Advance_ActionThrows_ReachesTheCallerAndTheRestStays()
    {
        Time.ScheduleOnce(Second, () => throw new FormatException());
        Time.ScheduleOnce(2 * Second, () => Note("rest"));

        Assert.Throws<FormatException>(() => Time.Advance(5 * Second));
        Assert.Equal(Second, Time.MonotonicClock);
        Time.Advance(Second);

        Assert.Equal(["2:rest"], _log);
    }

    [Fact]
    public void Advance_ActionAdvances_TimeNeverGoesBack()
    {
        Time.ScheduleOnce(Second, () =>
        {
            Note("outer");
            Time.Advance(5 * Second);
            Note("after inner");
        });
        Time.ScheduleOnce(3 * Second, () => Note("inner"));

        Time.Advance(2 * Second);

        Assert.Equal(["1:outer", "3:inner", "6:after inner"], _log);
        Assert.Equal(6 * Second, Time.MonotonicClock);
    }

    [Fact]
    public void AdvanceTo_EarlierTime_Throws()
    {
        Time.Advance(Second);

        Assert.Throws<InvalidOperationException>(() => Time.AdvanceTo(Time.Now - TimeSpan.FromTicks(1)));
    }

    [Fact]
    public void Advance_Negative_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Time.Advance(-Second));
    }

    [Fact]
    public void Schedule_BadArguments_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Time.ScheduleOnce(-Second, () => { }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Time.ScheduleRepeatedly(Second, TimeSpan.Zero, () => { }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Time.ScheduleTellRepeatedly(-Second, Second, TestActor, "a", ActorRefs.NoSender));
    }

    [Fact]
    public void Schedule_HugeDelay_IsNeverDue()
    {
        Time.Advance(Second);
        Time.ScheduleOnce(TimeSpan.MaxValue, () => Note("never"));

        Time.Advance(TimeSpan.FromDays(100_000));

        Assert.Empty(_log);
    }

    [Fact]
    public async Task Schedule_FromManyThreadsWhileAdvancing_LosesNothing()
    {
        const int Threads = 4;
        const int EachSchedules = 2_000;
        var fired = 0;
        var start = new SemaphoreSlim(0);
        var scheduling = Enumerable.Range(0, Threads).Select(_ => Task.Run(async () =>
        {
            await start.WaitAsync();
            for (var i = 0; i < EachSchedules; i++)
                Time.ScheduleOnce(TimeSpan.FromTicks(i), () => Interlocked.Increment(ref fired));
        })).ToArray();

        start.Release(Threads);
        for (var i = 0; i < 1_000; i++)
            Time.Advance(TimeSpan.FromTicks(1));

        await Task.WhenAll(scheduling);
        Time.Advance(Second);

        Assert.Equal(Threads * EachSchedules, fired);
    }

    private void Repeat(string name, int seconds) =>
        Time.ScheduleRepeatedly(seconds * Second, seconds * Second, () => Note(name));

    private void Note(string what) => _log.Add($"{Time.MonotonicClock.TotalSeconds}:{what}");
}
