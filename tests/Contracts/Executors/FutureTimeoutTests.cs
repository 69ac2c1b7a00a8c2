using ActorConcurrency.Actors.Executors;
using Xunit;

namespace ActorConcurrency.Actors.Contracts.Executors;

/// <summary>Waits for several futures, or for a result each, that end by the clock or by the caller.</summary>
public abstract class FutureTimeoutTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource<int> _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ActorExecutor Executor => Concurrency.Executor("two", 2);

    private ActorFuture<int> Slow() => Executor.Submit(_ => _gate.Task);

    private async Task<ActorFuture<int>> Settled()
    {
        var future = Executor.Submit(() => 1);
        await Soon(future.Task);
        return future;
    }

    [Fact]
    public async Task WhenAll_OneIsLate_TimesOutAndSaysHowMany()
    {
        var waits = ActorFutures.WhenAll([await Settled(), Slow()], Second);

        Advance(Second);

        Assert.Contains("1 of 2 futures", (await Assert.ThrowsAsync<TimeoutException>(() => Soon(waits))).Message);
    }

    [Fact]
    public async Task WhenAny_NoneInTime_TimesOut()
    {
        var waits = ActorFutures.WhenAny([Slow(), Slow()], Second);

        Advance(Second);

        await Assert.ThrowsAsync<TimeoutException>(() => Soon(waits));
    }

    [Fact]
    public async Task WhenAny_ZeroTimeout_IsALook()
    {
        await Assert.ThrowsAsync<TimeoutException>(() => Soon(ActorFutures.WhenAny([Slow()], TimeSpan.Zero)));
        var settled = await Settled();

        Assert.Same(settled, await Soon(ActorFutures.WhenAny([settled], TimeSpan.Zero)));
    }

    [Fact]
    public async Task WhenAll_Canceled_EndsTheWaitOnly()
    {
        using var cancellation = new CancellationTokenSource();
        var slow = Slow();
        var waits = ActorFutures.WhenAll([slow], null, cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Soon(waits));
        _gate.SetResult(5);
        Assert.Equal(5, await Soon(slow.ResultAsync()));
    }

    [Fact]
    public async Task AsCompleted_OneIsLate_GivesTheOthersThenTimesOut()
    {
        var settled = await Settled();
        await using var completed = ActorFutures.AsCompleted([Slow(), settled], Second).GetAsyncEnumerator();
        Assert.True(await Soon(completed.MoveNextAsync().AsTask()));
        Assert.Same(settled, completed.Current);
        var next = completed.MoveNextAsync().AsTask();

        Advance(Second);

        await Assert.ThrowsAsync<TimeoutException>(() => Soon(next));
    }

    [Fact]
    public async Task Map_OneIsLate_TimesOutAndCancelsTheRest()
    {
        var started = 0;
        await using var results = Executor.MapAsync(
            Enumerable.Range(0, 10),
            (_, n) =>
            {
                Interlocked.Increment(ref started);
                return n == 0 ? Task.FromResult(0) : _gate.Task;
            },
            Second).GetAsyncEnumerator();
        Assert.True(await Soon(results.MoveNextAsync().AsTask()));
        var next = results.MoveNextAsync().AsTask();

        Advance(Second);

        await Assert.ThrowsAsync<TimeoutException>(() => Soon(next));
        _gate.SetResult(1);
        await Soon(Executor.ShutdownAsync());
        Assert.InRange(started, 1, 4);
    }

    [Fact]
    public async Task Result_Late_TimesOutAndSaysHowFarItIs()
    {
        var running = Slow();
        await Until(() => Task.FromResult(running), future => future.IsRunning);
        var waits = running.ResultAsync(Second);

        Advance(Second);

        Assert.Contains("running", (await Assert.ThrowsAsync<TimeoutException>(() => Soon(waits))).Message);
    }
}
