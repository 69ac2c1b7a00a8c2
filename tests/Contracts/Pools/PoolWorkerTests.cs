using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Pools;
using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Actors.Contracts.Pools;

/// <summary>What workers are given before their first job, and after how many they are replaced.</summary>
public abstract class PoolWorkerTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private int _made;

    private PoolOptions Numbered(int? maxJobs = null) => new()
    {
        MaxJobsPerWorker = maxJobs,
        Initializer = _ => Task.FromResult<object?>(Interlocked.Increment(ref _made)),
    };

    [Fact]
    public async Task Initializer_MakesTheStateOfEachWorker_Once()
    {
        var pool = Concurrency.Pool("two", 2, Numbered());

        var states = await Soon(pool.MapAsync(Enumerable.Range(0, 20), (worker, _) => Task.FromResult((worker.Number, worker.State))));

        Assert.All(states.GroupBy(s => s.Number), ofOne => Assert.Single(ofOne.Select(s => s.State).Distinct()));
        await Until(() => Task.FromResult(_made), made => made == 2);
    }

    [Fact]
    public async Task Initializer_RunsAgain_ForAWorkerThatReplacesADeadOne()
    {
        var pool = Concurrency.Pool("one", 1, Numbered());
        Assert.Equal(1, await Soon(pool.ApplyAsync(worker => Task.FromResult(worker.State))));
        var first = await Soon(pool.ApplyAsync(worker => Task.FromResult(worker.Ref)));

        await Kill(first);

        Assert.Equal(2, await Soon(pool.ApplyAsync(worker => Task.FromResult(worker.State))));
    }

    [Fact]
    public async Task Initializer_Fails_BreaksThePool()
    {
        var gate = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var pool = Concurrency.Pool("broken", 1, new PoolOptions { Initializer = _ => gate.Task });
        var waits = pool.ApplyAsync(_ => Task.FromResult(1));
        await Until(() => pool.GetSnapshotAsync(), s => s.Queued == 1);

        gate.SetException(new FormatException("no state"));

        var error = await Assert.ThrowsAsync<BrokenPoolException>(() => Soon(waits));
        Assert.IsType<FormatException>(error.InnerException);
        Assert.Contains("no state", error.Message);
        await Assert.ThrowsAsync<BrokenPoolException>(() => Soon(pool.ApplyAsync(_ => Task.FromResult(1))));
        await Soon(pool.JoinAsync());
    }

    [Fact]
    public async Task Initializer_OfAnExecutor_FailsItsFutures()
    {
        var executor = Concurrency.Executor("broken", 1, new PoolOptions { Initializer = _ => throw new FormatException() });

        Assert.IsType<BrokenPoolException>(await Soon(executor.Submit(() => 1).ExceptionAsync()));
    }

    [Fact]
    public async Task MaxJobs_ReplacesAWorkerAfterThem()
    {
        var pool = Concurrency.Pool("short-lived", 1, Numbered(maxJobs: 2));
        var workers = new List<(int Number, IActorRef Ref, object? State)>();

        for (var i = 0; i < 6; i++)
            workers.Add(await Soon(pool.ApplyAsync(worker => Task.FromResult((worker.Number, worker.Ref, worker.State)))));

        Assert.Equal([1, 1, 2, 2, 3, 3], workers.Select(w => (int)w.State!));
        Assert.Equal(3, workers.Select(w => w.Ref).Distinct().Count());
        Assert.All(workers, worker => Assert.Equal(1, worker.Number));
        await Soon(pool.CloseAsync());
        await Soon(pool.JoinAsync());
    }

    [Fact]
    public void Options_BadOrOther_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Concurrency.Pool("p", 1, new PoolOptions { MaxJobsPerWorker = 0 }));
        Concurrency.Pool("p", 1, new PoolOptions { MaxJobsPerWorker = 1 });

        var error = Assert.Throws<InvalidOperationException>(() => Concurrency.Pool("p", 1));

        Assert.Contains("1 jobs a worker", error.Message);
    }
}
