using System.Runtime.CompilerServices;
using ActorConcurrency.Actors.Pools;
using Xunit;

namespace ActorConcurrency.Actors.Contracts.Pools;

public abstract class PoolTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private ActorPool Five => Concurrency.Pool("five", 5);

    [Fact]
    public async Task Apply_GivesTheResult()
    {
        Assert.Equal(49, await Soon(Five.ApplyAsync(_ => Task.FromResult(7 * 7))));
        Assert.Equal(64, await Soon(Five.ApplyAsync(() => 8 * 8)));
    }

    [Fact]
    public async Task Apply_JobThrows_FailsWithItsExceptionAndStackTrace()
    {
        var error = await Assert.ThrowsAsync<FormatException>(() => Soon(Five.ApplyAsync(ThrowsInTheJob)));

        Assert.Contains(nameof(ThrowsInTheJob), error.StackTrace);
        Assert.Equal(1, await Soon(Five.ApplyAsync(_ => Task.FromResult(1))));
    }

    [Fact]
    public async Task Apply_JobThrowsBeforeItsFirstAwait_IsTheSame() =>
        await Assert.ThrowsAsync<FormatException>(
            () => Soon(Five.ApplyAsync(new Func<IPoolWorker, Task<int>>(_ => throw new FormatException()))));

    [Fact]
    public async Task Apply_ManyJobs_AtMostAsManyAtOnceAsThereAreWorkers()
    {
        int running = 0, most = 0;
        var workers = new HashSet<int>();

        await Soon(Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Five.ApplyAsync(async worker =>
        {
            lock (workers)
            {
                most = Math.Max(most, ++running);
                workers.Add(worker.Number);
            }

            await Task.Yield();
            lock (workers)
                running--;
            return 0;
        }))));

        Assert.InRange(most, 1, 5);
        Assert.Subset(new HashSet<int> { 1, 2, 3, 4, 5 }, workers);
        Assert.Equal(200, (await Soon(Five.GetSnapshotAsync())).Ended);
    }

    [Fact]
    public async Task Apply_OneWorker_RunsJobsInOrder()
    {
        var one = Concurrency.Pool("one", 1);
        var order = new List<int>();

        await Soon(Task.WhenAll(Enumerable.Range(0, 50).Select(i => one.ApplyAsync(_ =>
        {
            order.Add(i);
            return Task.FromResult(i);
        }))));

        Assert.Equal(Enumerable.Range(0, 50), order);
    }

    [Fact]
    public async Task Delay_RunsOnTheSystemsClock()
    {
        var armed = new TaskCompletionSource();
        var result = Five.ApplyAsync(async worker =>
        {
            var delay = worker.DelayAsync(TimeSpan.FromHours(1));
            armed.SetResult();
            await delay;
            return "slept";
        });
        await Soon(armed.Task);

        Advance(TimeSpan.FromHours(1));

        Assert.Equal("slept", await Soon(result));
    }

    [Fact]
    public async Task Apply_TimesOut_NamesThePoolAndWithdrawsTheJob()
    {
        var stopped = new TaskCompletionSource();
        var result = Five.ApplyAsync(
            async worker =>
            {
                await using var registration = worker.Stopping.Register(stopped.SetResult);
                await stopped.Task;
                return 0;
            },
            TimeSpan.FromSeconds(1));
        await Until(() => Five.GetSnapshotAsync(), s => s.Running == 1);

        Advance(TimeSpan.FromSeconds(1));

        var error = await Assert.ThrowsAsync<TimeoutException>(() => Soon(result));
        Assert.Contains("'five'", error.Message);
        await Soon(stopped.Task);
    }

    [Fact]
    public async Task Cancel_OfAQueuedJob_NeverStartsIt()
    {
        var one = Concurrency.Pool("one", 1);
        var gate = new TaskCompletionSource<int>();
        var first = one.ApplyAsync(_ => gate.Task);
        await Until(() => one.GetSnapshotAsync(), s => s.Running == 1);
        using var cancellation = new CancellationTokenSource();
        var started = false;
        var second = one.ApplyAsync(
            _ =>
            {
                started = true;
                return Task.FromResult(2);
            },
            null,
            cancellation.Token);
        await Until(() => one.GetSnapshotAsync(), s => s.Queued == 1);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Soon(second));
        gate.SetResult(1);
        await Soon(first);
        await Soon(one.ApplyAsync(_ => Task.FromResult(3)));

        Assert.False(started);
    }

    [Fact]
    public async Task Owner_Dies_ItsQueuedJobsAreDroppedAndItsRunningOnesTold()
    {
        var one = Concurrency.Pool("one", 1);
        var owner = Concurrency.As("mortal");
        var stopping = new TaskCompletionSource();
        var running = owner.Pool("one", 1).ApplyAsync(async worker =>
        {
            await using var registration = worker.Stopping.Register(stopping.SetResult);
            await stopping.Task;
            return 0;
        });
        var queued = owner.Pool("one", 1).ApplyAsync(_ => Task.FromResult(1));
        await Until(() => one.GetSnapshotAsync(), s => s is { Running: 1, Queued: 1 });

        await owner.DisposeAsync();

        await Soon(stopping.Task);
        await Until(() => one.GetSnapshotAsync(), s => s is { Running: 0, Queued: 0 });
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Soon(running));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Soon(queued));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void Create_WithNumbersBelowOne_IsABadArgument(int workers, int attempts) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Concurrency.Pool("bad", workers, new PoolOptions { MaxAttempts = attempts }));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<int> ThrowsInTheJob(IPoolWorker worker)
    {
        await Task.Yield();
        throw new FormatException($"thrown by {worker.Number}");
    }
}
