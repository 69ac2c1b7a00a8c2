using System.Diagnostics;
using Akka.Actor;
using Akka.Event;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Scheduling;

public sealed class HashedWheelTimerSchedulerTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    private readonly HashedWheelTimerScheduler _scheduler = new(RealScheduler.Config, NoLogger.Instance);

    private IAdvancedScheduler Actions => _scheduler;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(60)]
    public async Task ScheduleOnce_AnyDelay_RunsOnceAndNotBeforeIt(int milliseconds)
    {
        var ran = NewGate<TimeSpan>();
        var clock = Stopwatch.StartNew();

        Actions.ScheduleOnce(TimeSpan.FromMilliseconds(milliseconds), () => ran.SetResult(clock.Elapsed));

        Assert.True(await ran.Task.WaitAsync(Limit) >= TimeSpan.FromMilliseconds(milliseconds));
    }

    [Fact]
    public async Task ScheduleOnce_DifferentDelays_RunsInOrderOfTheirTimes()
    {
        int[] delays = [180, 60, 120];
        var order = new List<int>();
        var due = new Dictionary<int, (TimeSpan Earliest, TimeSpan Latest)>();
        var allRan = NewGate<bool>();
        var clock = Stopwatch.StartNew();
        foreach (var delay in delays)
        {
            var before = clock.Elapsed;
            Actions.ScheduleOnce(TimeSpan.FromMilliseconds(delay), () => Note(delay));
            due[delay] = (before + TimeSpan.FromMilliseconds(delay), clock.Elapsed + TimeSpan.FromMilliseconds(delay));
        }

        await allRan.Task.WaitAsync(Limit);

        // Those that are due a tick apart; on a machine that stands still in between they may be due in another order.
        var apart = from first in delays from second in delays where due[first].Latest + Tick < due[second].Earliest select (first, second);
        Assert.All(apart, pair => Assert.True(order.IndexOf(pair.first) < order.IndexOf(pair.second), $"{pair} ran as {string.Join(", ", order)}"));
        Assert.Equal(delays.Order(), order.Order());

        void Note(int delay)
        {
            order.Add(delay);
            if (order.Count == delays.Length)
                allRan.SetResult(true);
        }
    }

    [Fact]
    public async Task ScheduleOnce_ShortDelayAddedBehindLongOne_DoesNotWaitForIt()
    {
        var ran = NewGate<bool>();
        Actions.ScheduleOnce(TimeSpan.FromMinutes(5), () => ran.TrySetResult(false));

        Actions.ScheduleOnce(TimeSpan.FromMilliseconds(20), () => ran.TrySetResult(true));

        Assert.True(await ran.Task.WaitAsync(Limit));
    }

    [Fact]
    public async Task ScheduleOnce_CancelledInTime_DoesNotRun()
    {
        var ran = false;
        var after = NewGate<bool>();
        var cancelable = new Cancelable(Actions);
        var clock = Stopwatch.StartNew();
        Actions.ScheduleOnce(TimeSpan.FromMilliseconds(50), () => ran = true, cancelable);
        Actions.ScheduleOnce(TimeSpan.FromMilliseconds(150), () => after.SetResult(true));

        cancelable.Cancel();
        var inTime = clock.Elapsed < TimeSpan.FromMilliseconds(50);

        await after.Task.WaitAsync(Limit);
        Assert.True(!ran || !inTime);
    }

    [Fact]
    public async Task ScheduleOnce_FromARunningAction_Runs()
    {
        var ran = NewGate<bool>();

        Actions.ScheduleOnce(
            TimeSpan.FromMilliseconds(10),
            () => Actions.ScheduleOnce(TimeSpan.FromMilliseconds(10), () => ran.SetResult(true)));

        Assert.True(await ran.Task.WaitAsync(Limit));
    }

    [Fact]
    public async Task ScheduleOnce_ActionThrows_OthersStillRun()
    {
        var ran = NewGate<bool>();
        Actions.ScheduleOnce(TimeSpan.FromMilliseconds(10), () => throw new InvalidOperationException("on purpose"));

        Actions.ScheduleOnce(TimeSpan.FromMilliseconds(60), () => ran.SetResult(true));

        Assert.True(await ran.Task.WaitAsync(Limit));
    }

    [Fact]
    public async Task ScheduleRepeatedly_ActionThrows_DoesNotRunAgain()
    {
        var runs = 0;
        var later = NewGate<bool>();

        Actions.ScheduleRepeatedly(TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(10), () =>
        {
            runs++;
            throw new InvalidOperationException("on purpose");
        });
        Actions.ScheduleOnce(TimeSpan.FromMilliseconds(100), () => later.SetResult(true));

        await later.Task.WaitAsync(Limit);
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task ScheduleRepeatedly_UntilCancelled_RunsAgainAndAgain()
    {
        var beats = 0;
        var fifth = NewGate<TimeSpan>();
        var clock = Stopwatch.StartNew();
        var cancelable = new Cancelable(Actions);
        Actions.ScheduleRepeatedly(TimeSpan.FromMilliseconds(30), TimeSpan.FromMilliseconds(30), Beat, cancelable);

        var elapsed = await fifth.Task.WaitAsync(Limit);
        var after = NewGate<bool>();
        Actions.ScheduleOnce(TimeSpan.FromMilliseconds(100), () => after.SetResult(true));
        await after.Task.WaitAsync(Limit);

        Assert.Equal(5, beats);
        Assert.True(elapsed >= TimeSpan.FromMilliseconds(150));

        void Beat()
        {
            if (++beats == 5)
            {
                cancelable.Cancel();
                fifth.SetResult(clock.Elapsed);
            }
        }
    }

    [Fact]
    public async Task ScheduleOnce_FromManyThreads_RunsEveryAction()
    {
        const int threads = 4;
        const int each = 5_000;
        var runs = 0;
        var allRan = NewGate<bool>();

        await Task.WhenAll(Enumerable.Range(0, threads).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < each; i++)
                Actions.ScheduleOnce(TimeSpan.FromMilliseconds((i + thread) % 20), Count);
        })));

        await allRan.Task.WaitAsync(Limit);

        void Count()
        {
            if (Interlocked.Increment(ref runs) == threads * each)
                allRan.SetResult(true);
        }
    }

    [Fact]
    public void Schedule_NegativeDelayOrNoInterval_Throws()
    {
        var negative = TimeSpan.FromMilliseconds(-1);

        Assert.Throws<ArgumentOutOfRangeException>(() => Actions.ScheduleOnce(negative, () => { }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Actions.ScheduleRepeatedly(negative, TimeSpan.FromSeconds(1), () => { }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Actions.ScheduleRepeatedly(TimeSpan.Zero, TimeSpan.Zero, () => { }));
    }

    [Fact]
    public void Schedule_AfterDispose_IsRefused()
    {
        _scheduler.Dispose();

        Assert.Throws<SchedulerException>(() => Actions.ScheduleOnce(TimeSpan.Zero, () => { }));
    }

    [Fact]
    public void MonotonicClock_ReadTwice_NeverGoesBack()
    {
        var first = _scheduler.HighResMonotonicClock;
        var second = _scheduler.HighResMonotonicClock;

        Assert.True(second >= first);
    }

    public void Dispose() => _scheduler.Dispose();

    private static TaskCompletionSource<T> NewGate<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
