using System.Threading.Channels;
using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Timers;
using Xunit;
using static ActorConcurrency.Actors.Timers.TimerProtocol;

namespace ActorConcurrency.Actors.Contracts.Timers;

public abstract class TimerTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly Channel<TimerTick> _handled = Channel.CreateUnbounded<TimerTick>();

    private ActorTimer Clock => Concurrency.Timer("clock");

    private Task Handle(TimerTick tick) => _handled.Writer.WriteAsync(tick).AsTask();

    private Task<TimerTick> NextHandled() => Soon(_handled.Reader.ReadAsync().AsTask());

    [Fact]
    public async Task StartOnce_TicksWhenTheTimeIsUp_Once()
    {
        var start = CurrentTime;
        var run = await Soon(Clock.StartOnceAsync(3 * Second, Handle));

        Advance(2.9 * Second);
        var before = await Soon(Clock.GetSnapshotAsync());
        Advance(0.1 * Second);
        await Soon(run.Ended);
        Advance(60 * Second);
        var after = await Soon(Clock.GetSnapshotAsync());

        Assert.Equal((true, 0, start + (3 * Second)), (before.IsRunning, before.Ticks, before.NextDue));
        Assert.Equal(new TimerTick(1, start + (3 * Second)), await NextHandled());
        Assert.False(_handled.Reader.TryRead(out _));
        Assert.False(after.IsRunning);
        Assert.False(run.LostToken.IsCancellationRequested);
    }

    [Fact]
    public async Task StartPeriodic_OneHundredTicksHandledLate_NoDrift()
    {
        var start = CurrentTime;
        await Soon(Clock.StartPeriodicAsync(Second, Handle));

        for (var n = 1; n <= 100; n++)
        {
            Advance(start + (n * Second) + TimeSpan.FromMilliseconds(n % 7 * 100) - CurrentTime);
            Assert.Equal(new TimerTick(n, start + (n * Second)), await NextHandled());
        }
    }

    [Fact]
    public async Task StartPeriodic_WithDelay_FirstTickAfterIt()
    {
        var start = CurrentTime;
        await Soon(Clock.StartPeriodicAsync(10 * Second, Handle, delay: TimeSpan.Zero));

        Assert.Equal(start, (await NextHandled()).Due);
        Advance(10 * Second);
        Assert.Equal(start + (10 * Second), (await NextHandled()).Due);
    }

    [Fact]
    public async Task StartPeriodic_ClockJumps_NoTickLeftOut()
    {
        await Soon(Clock.StartPeriodicAsync(Second, Handle));

        Advance(50 * Second);

        for (var n = 1; n <= 50; n++)
            Assert.Equal(n, (await NextHandled()).Number);
    }

    [Fact]
    public async Task Cancel_NoTickAfterIt()
    {
        var run = await Soon(Clock.StartPeriodicAsync(Second, Handle));
        Advance(Second);
        await NextHandled();

        Assert.True(await Soon(run.CancelAsync()));
        Advance(100 * Second);
        await Soon(Clock.GetSnapshotAsync());

        await Soon(run.Ended);
        Assert.False(_handled.Reader.TryRead(out _));
        Assert.False(await Soon(run.CancelAsync()));
    }

    [Fact]
    public async Task Cancel_WithTicksToldAndNotHandled_NoneIsHandledAfterIt()
    {
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var inFirst = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var handled = 0;
        var run = await Soon(Clock.StartPeriodicAsync(Second, async _ =>
        {
            Interlocked.Increment(ref handled);
            inFirst.TrySetResult();
            await first.Task;
        }));
        Advance(10 * Second);
        await Soon(inFirst.Task);
        await Until(() => Clock.GetSnapshotAsync(), s => s.Ticks == 10);

        await Soon(run.CancelAsync());
        first.SetResult();
        await Soon(Clock.StartOnceAsync(TimeSpan.Zero, Handle));
        await NextHandled();

        Assert.Equal(1, handled);
    }

    [Fact]
    public async Task Cancel_ThroughTheHandle_LosesTheRun()
    {
        var timer = Clock;
        var run = await Soon(timer.StartPeriodicAsync(Second, Handle));

        Assert.True(await Soon(timer.CancelAsync()));
        Advance(100 * Second);
        await Soon(timer.GetSnapshotAsync());

        await Soon(run.Ended);
        Assert.True(run.LostToken.IsCancellationRequested);
        Assert.False(_handled.Reader.TryRead(out _));
        Assert.False(await Soon(timer.CancelAsync()));
    }

    [Fact]
    public async Task Dispose_Twice_CancelsOnce()
    {
        var timer = Clock;
        var run = await Soon(timer.StartPeriodicAsync(Second, Handle));
        await run.DisposeAsync();
        var next = await Soon(timer.StartPeriodicAsync(Second));

        await run.DisposeAsync();

        Assert.True((await Soon(timer.GetSnapshotAsync())).IsRunning);
        Assert.True(next.FencingToken > run.FencingToken);
    }

    [Fact]
    public async Task Start_WhileRunning_IsRefused()
    {
        await Soon(Clock.StartOnceAsync(Second));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Soon(Clock.StartPeriodicAsync(Second)));

        Assert.Contains("runs already", error.Message);
    }

    [Fact]
    public async Task Start_BadTimes_AreBadArguments()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Clock.StartOnceAsync(-Second));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Clock.StartPeriodicAsync(TimeSpan.Zero));
    }

    [Fact]
    public async Task Start_AfterTheEnd_RunsAgain()
    {
        var first = await Soon(Clock.StartOnceAsync(TimeSpan.Zero, Handle));
        await Soon(first.Ended);

        await Soon(Clock.StartOnceAsync(TimeSpan.Zero, Handle));

        Assert.Equal(1, (await NextHandled()).Number);
        Assert.Equal(1, (await NextHandled()).Number);
    }

    [Fact]
    public async Task Handler_ThatThrows_NextTickComesAllTheSame()
    {
        await Soon(Clock.StartPeriodicAsync(Second, tick =>
            tick.Number == 1 ? throw new InvalidOperationException("the first one fails") : Handle(tick)));

        Advance(2 * Second);

        Assert.Equal(2, (await NextHandled()).Number);
    }

    [Fact]
    public async Task Wait_TimeUp_IsNull()
    {
        var waits = Clock.WaitAsync(Second);
        await Until(() => Clock.GetSnapshotAsync(), s => s.Waiters.Count == 1);

        Advance(Second);

        Assert.Null(await Soon(waits));
    }

    [Fact]
    public async Task Wait_TickReleasesEveryWaiterPresent_CancelTellsThem()
    {
        var waits = new[] { Clock.WaitAsync(), Clock.WaitAsync() };
        await Until(() => Clock.GetSnapshotAsync(), s => s.Waiters.Count == 2);
        await Soon(Clock.StartPeriodicAsync(Second));

        Advance(Second);

        Assert.All(await Soon(Task.WhenAll(waits)), tick => Assert.Equal(1, tick?.Number));
        var last = Clock.WaitAsync();
        await Until(() => Clock.GetSnapshotAsync(), s => s.Waiters.Count == 1);
        await Soon(Clock.CancelAsync());
        Assert.Null(await Soon(last));
    }

    [Fact]
    public async Task Owner_Dies_CancelsItsRunOnly()
    {
        var owner = Concurrency.As("mortal");
        var run = await Soon(owner.Timer("clock").StartPeriodicAsync(Second, Handle));
        Assert.Equal([owner.Ref], (await Soon(Clock.GetSnapshotAsync())).Holders.Select(h => h.Owner));

        await owner.DisposeAsync();

        await Soon(run.Ended);
        await Until(() => Clock.GetSnapshotAsync(), s => !s.IsRunning);
        var next = await Soon(Clock.StartOnceAsync(Second, Handle));
        Advance(Second);
        await Soon(next.Ended);
        Assert.Equal(1, (await NextHandled()).Number);
        Assert.False(_handled.Reader.TryRead(out _));
    }

    [Fact]
    public async Task TimersActor_Dies_RunIsLost()
    {
        var run = await Soon(Clock.StartPeriodicAsync(Second, Handle));

        await Kill(Clock.Actor);

        await Soon(run.Ended);
        Advance(10 * Second);
        Assert.False((await Soon(Clock.GetSnapshotAsync())).IsRunning);
        Assert.False(_handled.Reader.TryRead(out _));
    }

    [Fact]
    public async Task Hammer_StartAndCancelByMany_OneRunAtATime()
    {
        var running = 0;
        await Soon(Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(async () =>
        {
            await using var owner = Concurrency.As();
            for (var i = 0; i < 20; i++)
            {
                try
                {
                    var run = await owner.Timer("clock").StartPeriodicAsync(Second);
                    Assert.Equal(1, Interlocked.Increment(ref running));
                    Interlocked.Decrement(ref running);
                    Assert.True(await run.CancelAsync());
                }
                catch (InvalidOperationException)
                {
                    // somebody else's run
                }
            }
        }))));

        Assert.False((await Soon(Clock.GetSnapshotAsync())).IsRunning);
    }

    [Fact]
    public async Task OwnersKilledAtEveryStep_NothingIsLeftRunning()
    {
        for (var step = 0; step < 40; step++)
        {
            var owner = Concurrency.As();
            var starts = owner.Timer("clock").StartPeriodicAsync(Second);
            if (step % 4 > 0)
                await Soon(starts);
            if (step % 4 > 1)
                Advance(Second);
            if (step % 4 > 2)
                await (await starts).DisposeAsync();
            await owner.DisposeAsync();
            await Until(() => Clock.GetSnapshotAsync(), s => s is { IsRunning: false, Holders.Count: 0 });
            await starts.ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    [Fact]
    public void Protocol_StaleCancelAndAlarm_ChangeNothing()
    {
        Clock.Actor.Tell(new Start(1, TestActor, Second, Second), TestActor);
        var first = ExpectMsg<Started>().FencingToken;
        Clock.Actor.Tell(new Cancel(2, first), TestActor);
        ExpectMsg(new Cancelled(2, true));
        Clock.Actor.Tell(new Start(3, TestActor, Second), TestActor);
        var second = ExpectMsg<Started>().FencingToken;
        Clock.Actor.Tell(new Cancel(4, first), TestActor);
        ExpectMsg(new Cancelled(4, false));

        Advance(Second);

        ExpectMsg<Tick>(tick => Assert.Equal((second, 1, true), (tick.FencingToken, tick.Value.Number, tick.IsLast)));
        Clock.Actor.Tell(new Start(5, TestActor, -Second), TestActor);
        Assert.Equal(RejectionReason.ImpossibleAmount, ExpectMsg<Rejected>().Reason);
    }
}
