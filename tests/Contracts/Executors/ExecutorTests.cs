using ActorConcurrency.Actors.Executors;
using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Actors.Contracts.Executors;

public abstract class ExecutorTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private readonly TaskCompletionSource<int> _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ActorExecutor One => Concurrency.Executor("one", 1);

    [Fact]
    public async Task Submit_FutureHasTheResult()
    {
        Assert.Equal(4, await Soon(One.Submit(() => 2 * 2).Task));
        Assert.Equal(5, await Soon(One.Submit(_ => Task.FromResult(5)).ResultAsync()));
        Assert.Null(await Soon(One.Submit(() => 1).ExceptionAsync()));
    }

    [Fact]
    public async Task Submit_JobThrows_FutureHasTheException()
    {
        var future = One.Submit<int>(() => throw new FormatException("bad"));

        Assert.Equal("bad", (await Assert.ThrowsAsync<FormatException>(() => Soon(future.ResultAsync()))).Message);
        Assert.IsType<FormatException>(await Soon(future.ExceptionAsync()));
        Assert.True(future.IsDone);
        Assert.False(future.Cancel());
        Assert.False(future.IsCancelled);
    }

    [Fact]
    public async Task Submit_JobThrowsACancellation_IsAFailureAndNotACancelledFuture()
    {
        var future = One.Submit<int>(() => throw new OperationCanceledException("mine"));

        Assert.Equal("mine", (await Soon(future.ExceptionAsync()))!.Message);
        Assert.False(future.IsCancelled);
    }

    [Fact]
    public async Task Cancel_BeforeTheStart_NeverRuns()
    {
        var first = await StartBlocker();
        var ran = false;
        var pending = One.Submit(() => ran = true);

        Assert.False(pending.IsRunning);
        Assert.True(pending.Cancel());
        Assert.True(pending.Cancel());
        _gate.SetResult(1);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Soon(pending.ResultAsync()));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Soon(pending.ExceptionAsync()));
        Assert.Equal(1, await Soon(first.Task));
        await Soon(One.ShutdownAsync());
        Assert.False(ran);
        Assert.True(pending.IsCancelled);
    }

    [Fact]
    public async Task Cancel_AfterTheStart_IsTooLate()
    {
        var first = await StartBlocker();

        Assert.True(first.IsRunning);
        Assert.False(first.Cancel());
        _gate.SetResult(1);

        Assert.Equal(1, await Soon(first.Task));
        Assert.False(first.IsRunning);
    }

    [Fact]
    public async Task Cancel_CrossingTheStart_RunsOrIsCancelledAndNeverBoth()
    {
        for (var i = 0; i < 200; i++)
        {
            var ran = 0;
            var future = One.Submit(_ => Task.FromResult(Interlocked.Increment(ref ran)));

            var cancelled = await Task.Run(future.Cancel);

            await Soon(future.Task.ContinueWith(_ => { }, TaskScheduler.Default));
            Assert.Equal(cancelled, future.IsCancelled);
            await Soon(One.Submit(() => 0).Task);
            Assert.Equal(cancelled ? 0 : 1, ran);
        }
    }

    [Fact]
    public async Task Callbacks_AreCalledOnceEachInOrderAlsoWhenAddedLate()
    {
        var first = await StartBlocker();
        var seen = new List<int>();
        var last = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        first.AddDoneCallback(_ => seen.Add(1));
        first.AddDoneCallback(_ => throw new FormatException());
        first.AddDoneCallback(_ => seen.Add(2));
        _gate.SetResult(1);
        await Soon(first.Task);
        first.AddDoneCallback(future => seen.Add(future.Task.IsCompletedSuccessfully ? 3 : -3));
        first.AddDoneCallback(_ => last.SetResult());

        await Soon(last.Task);

        Assert.Equal([1, 2, 3], seen);
    }

    [Fact]
    public async Task Callbacks_OfACancelledFuture_AreCalled()
    {
        await StartBlocker();
        var pending = One.Submit(() => 1);
        var called = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        pending.AddDoneCallback(future => called.SetResult(future.IsCancelled));

        pending.Cancel();

        Assert.True(await Soon(called.Task));
    }

    [Fact]
    public async Task Result_NotInTime_TimesOutAndTheJobGoesOn()
    {
        var first = await StartBlocker();
        var waits = first.ResultAsync(TimeSpan.FromSeconds(3));

        Advance(TimeSpan.FromSeconds(3));

        var error = await Assert.ThrowsAsync<TimeoutException>(() => Soon(waits));
        Assert.Contains("executor 'one'", error.Message);
        Assert.Contains("00:00:03", error.Message);
        _gate.SetResult(1);
        Assert.Equal(1, await Soon(first.ResultAsync(TimeSpan.FromSeconds(3))));
    }

    [Fact]
    public async Task Map_GivesResultsInOrder()
    {
        var executor = Concurrency.Executor("four", 4);
        var seen = new List<int>();

        await foreach (var square in executor.MapAsync(Enumerable.Range(0, 50), (_, n) => Task.FromResult(n * n)))
            seen.Add(square);

        Assert.Equal(Enumerable.Range(0, 50).Select(n => n * n), seen);
    }

    [Fact]
    public async Task Map_ReaderStops_CancelsWhatHasNotStarted()
    {
        var started = 0;
        await foreach (var _ in One.MapAsync(Enumerable.Range(0, 50), async (_, n) =>
        {
            Interlocked.Increment(ref started);
            return n == 0 ? 0 : await _gate.Task;
        }))
            break;
        _gate.SetResult(1);

        await Soon(One.ShutdownAsync());

        Assert.InRange(started, 1, 2);
    }

    [Fact]
    public async Task Shutdown_RunsWhatIsPendingAndRefusesTheRest()
    {
        var first = await StartBlocker();
        var pending = One.Submit(() => 2);

        await Soon(One.ShutdownAsync(wait: false));
        var late = One.Submit(() => 3);
        var shutdown = One.ShutdownAsync();
        await Until(() => One.GetSnapshotAsync(), s => s.Waiters.Any(waiter => waiter.For == "Join"));
        _gate.SetResult(1);

        await Soon(shutdown);
        Assert.Equal((1, 2), (await Soon(first.Task), await Soon(pending.Task)));
        Assert.IsType<ObjectDisposedException>(await Soon(late.ExceptionAsync()));
    }

    [Fact]
    public async Task Shutdown_CancelPending_CancelsWhatHasNotStarted()
    {
        var first = await StartBlocker();
        var pending = Enumerable.Range(0, 5).Select(n => One.Submit(() => n)).ToList();
        await Until(() => One.GetSnapshotAsync(), s => s.Queued == 5);

        await Soon(One.ShutdownAsync(wait: false, cancelPending: true));
        _gate.SetResult(1);
        await Soon(One.ShutdownAsync());

        Assert.Equal(1, await Soon(first.Task));
        foreach (var future in pending)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Soon(future.Task));
            Assert.True(future.IsCancelled);
        }
    }

    [Fact]
    public async Task Owner_Dies_ItsFuturesFailAndPendingJobsNeverRun()
    {
        await StartBlocker();
        var mortal = Concurrency.As("mortal");
        var ran = false;
        var future = mortal.Executor("one", 1).Submit(() => ran = true);
        await Until(() => One.GetSnapshotAsync(), s => s.Queued == 1);

        await Soon(mortal.DisposeAsync());

        Assert.IsType<ObjectDisposedException>(await Soon(future.ExceptionAsync()));
        await Until(() => One.GetSnapshotAsync(), s => s.Queued == 0);
        _gate.SetResult(1);
        await Soon(One.ShutdownAsync());
        Assert.False(ran);
    }

    [Fact]
    public async Task Worker_Killed_JobIsRunAgain()
    {
        var attempts = One.Submit(async worker =>
        {
            if (worker.Attempt > 1)
                return worker.Attempt;
            worker.Ref.Tell(Akka.Actor.Kill.Instance, ActorRefs.NoSender);
            return await _gate.Task;
        });

        Assert.Equal(2, await Soon(attempts.Task));
    }

    [Fact]
    public async Task Futures_WhenAll_WhenAny_AsCompleted()
    {
        var executor = Concurrency.Executor("two", 2);
        var slow = executor.Submit(_ => _gate.Task);
        var fast = executor.Submit(() => 2);

        Assert.Same(fast, await Soon(ActorFutures.WhenAny([slow, fast])));
        var order = new List<int>();
        await foreach (var future in ActorFutures.AsCompleted([slow, fast]))
        {
            order.Add(await future);
            _gate.TrySetResult(1);
        }

        Assert.Equal(new List<int> { 2, 1 }, order);
        var results = await Soon(ActorFutures.WhenAll([slow, fast]));
        Assert.Equal([1, 2], results);
        await Assert.ThrowsAsync<ArgumentException>(() => ActorFutures.WhenAny<int>([]));
    }

    [Fact]
    public async Task Hammer_ManyOwners_EveryJobOnce()
    {
        var ran = new int[500];
        await Soon(Task.WhenAll(Enumerable.Range(0, 10).Select(part => Task.Run(async () =>
        {
            await using var owner = Concurrency.As();
            var executor = owner.Executor("four", 4);
            var futures = Enumerable.Range(part * 50, 50)
                .Select(n => executor.Submit(_ => Task.FromResult(Interlocked.Increment(ref ran[n]))));
            await ActorFutures.WhenAll(futures.ToList());
        }))));

        Assert.All(ran, times => Assert.Equal(1, times));
    }

    // The only worker is busy until the gate opens.
    private async Task<ActorFuture<int>> StartBlocker()
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var future = One.Submit(_ =>
        {
            begun.SetResult();
            return _gate.Task;
        });
        await Soon(begun.Task);
        return future;
    }
}
