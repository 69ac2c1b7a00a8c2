using System.Collections.Concurrent;
using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Pools;
using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Actors.Contracts.Pools;

/// <summary>Workers that die, and the end of a pool.</summary>
public abstract class PoolLifeTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private ActorPool Two => Concurrency.Pool("two", 2, new PoolOptions { MaxAttempts = 3 });

    [Fact]
    public async Task Worker_Killed_IsReplacedAndItsJobRunAgain()
    {
        var tokens = new List<FencingToken>();
        var numbers = new List<int>();

        var attempts = await Soon(Two.ApplyAsync(async worker =>
        {
            tokens.Add(worker.FencingToken);
            numbers.Add(worker.Number);
            if (worker.Attempt < 3)
                await Die(worker);
            return worker.Attempt;
        }));

        Assert.Equal(3, attempts);
        Assert.Equal(tokens.Order(), tokens);
        Assert.All(numbers, number => Assert.InRange(number, 1, 2));
        await Until(() => Two.GetSnapshotAsync(), s => s.Workers == 2);
    }

    [Fact]
    public async Task Worker_DiesAtEveryAttempt_JobFailsWithTheReason()
    {
        var error = await Assert.ThrowsAsync<WorkerLostException>(() => Soon(Two.ApplyAsync(async worker =>
        {
            await Die(worker);
            return 0;
        })));

        Assert.Equal(3, error.Attempts);
        Assert.IsType<ActorKilledException>(error.InnerException);
        Assert.Equal(1, await Soon(Two.ApplyAsync(_ => Task.FromResult(1))));
    }

    [Fact]
    public async Task Worker_KilledWhileIdle_IsReplaced()
    {
        var worker = await Soon(Two.ApplyAsync(w => Task.FromResult(w.Ref)));

        await Kill(worker);

        await Until(() => Two.GetSnapshotAsync(), s => s.Workers == 2);
        Assert.Equal([1, 2, 3, 4], await Soon(Two.MapAsync([1, 2, 3, 4], (_, i) => Task.FromResult(i))));
    }

    [Fact]
    public async Task Workers_KilledAtRandom_EveryJobEndsOnce()
    {
        var random = new Random(11);
        var sturdy = Concurrency.Pool("sturdy", 4, new PoolOptions { MaxAttempts = 1000 });

        var results = await Soon(sturdy.MapAsync(Enumerable.Range(0, 100), async (worker, i) =>
        {
            bool dies;
            lock (random)
                dies = random.Next(3) == 0;
            if (dies)
                await Die(worker);
            return i;
        }));

        Assert.Equal(Enumerable.Range(0, 100), results);
        Assert.Equal(100, (await Soon(sturdy.GetSnapshotAsync())).Ended);
    }

    [Fact]
    public async Task Close_RunsWhatItHasAndRefusesTheRest()
    {
        var gate = new TaskCompletionSource<int>();
        var jobs = Enumerable.Range(0, 4).Select(_ => Two.ApplyAsync(_ => gate.Task)).ToArray();
        await Until(() => Two.GetSnapshotAsync(), s => s is { Running: 2, Queued: 2 });

        await Soon(Two.CloseAsync());
        await Soon(Two.CloseAsync());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Soon(Two.ApplyAsync(_ => Task.FromResult(1))));
        await Assert.ThrowsAsync<ObjectDisposedException>(
            () => Soon(Two.SubmitAsync(_ => Task.FromResult(1), TestActor, result => result)));
        gate.SetResult(5);

        Assert.All(await Soon(Task.WhenAll(jobs)), result => Assert.Equal(5, result));
    }

    [Fact]
    public async Task Join_BeforeClose_IsInvalid() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Soon(Two.JoinAsync()));

    [Fact]
    public async Task Join_CompletesAfterTheLastEnd()
    {
        var gate = new TaskCompletionSource<int>();
        var job = Two.ApplyAsync(_ => gate.Task);
        await Soon(Two.CloseAsync());
        var joins = Two.JoinAsync();
        await Until(() => Two.GetSnapshotAsync(), s => s.Waiters.Count == 1 && s.Running == 1);
        await Assert.ThrowsAsync<TimeoutException>(() => Soon(Two.JoinAsync(TimeSpan.Zero)));

        gate.SetResult(1);

        await Soon(joins);
        Assert.Equal(1, await Soon(job));
        Assert.Equal(0, (await Soon(Two.GetSnapshotAsync())).Workers);
    }

    [Fact]
    public async Task Join_OfAnIdleClosedPool_Completes()
    {
        await Soon(Two.CloseAsync());

        await Soon(Two.JoinAsync());
    }

    [Fact]
    public async Task Terminate_StopsAtOnceAndReportsWhatWasNotRun()
    {
        using var begun = new CountdownEvent(2);
        var jobs = Enumerable.Range(1, 5).Select(i => Two.ApplyAsync(async worker =>
        {
            begun.Signal();
            await worker.DelayAsync(TimeSpan.FromHours(1));
            return i;
        })).ToArray();
        await Until(() => Two.GetSnapshotAsync(), s => s is { Running: 2, Queued: 3 } && begun.IsSet);

        var report = await Soon(Two.TerminateAsync());

        Assert.Equal([3L, 4L, 5L], report.NotRun.Select(job => job.Number));
        Assert.Equal([1L, 2L], report.Stopped.Select(job => job.Number));
        for (var i = 0; i < 5; i++)
        {
            var error = await Assert.ThrowsAsync<PoolTerminatedException>(() => Soon(jobs[i]));
            Assert.Equal(i < 2, error.Started);
        }

        await Soon(Two.JoinAsync());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Soon(Two.ApplyAsync(_ => Task.FromResult(1))));
        Assert.Empty((await Soon(Two.TerminateAsync())).NotRun);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Terminate_CrossingTheStartOfJobs_RunsNoneThatItReportsAsNotRun(bool offThread)
    {
        for (var round = 0; round < 100; round++)
        {
            var pool = Concurrency.Pool($"{round}", 4);
            var ran = new ConcurrentDictionary<int, int>();
            int Run(int job) => ran.AddOrUpdate(job, 1, (_, times) => times + 1);
            var jobs = Enumerable.Range(1, 12)
                .Select(job => offThread ? pool.ApplyAsync(() => Run(job)) : pool.ApplyAsync(_ => Task.FromResult(Run(job))))
                .ToArray();

            var report = await Soon(pool.TerminateAsync());

            await Soon(pool.JoinAsync());
            var outcomes = await Task.WhenAll(jobs.Select(job => Soon(job).ContinueWith(ended => ended, TaskScheduler.Default)));
            var notRun = report.NotRun.Select(job => (int)job.Number).ToList();
            Assert.Equal(notRun.Order(), notRun);
            Assert.All(notRun, job => Assert.False(ran.ContainsKey(job), $"job {job} was run"));
            Assert.All(report.NotRun, job => Assert.Equal(0, job.Attempts));
            Assert.Equal(
                12,
                outcomes.Count(job => job.IsCompletedSuccessfully) + report.NotRun.Count + report.Stopped.Count);
        }
    }

    [Fact]
    public void JobStart_StoppedFirst_NeverBegins()
    {
        var start = new JobStart();

        start.Stop();
        start.Stop();

        Assert.False(start.TryBegin());
        Assert.True(start.IsWithdrawn);
        Assert.Throws<OperationCanceledException>(start.ThrowIfStopped);
    }

    [Fact]
    public void JobStart_BegunFirst_IsInterrupted()
    {
        var start = new JobStart();

        Assert.True(start.TryBegin());
        start.ThrowIfStopped();
        start.Stop();
        start.Stop();

        Assert.False(start.IsWithdrawn);
        Assert.False(start.TryBegin());
        Assert.Throws<OperationCanceledException>(start.ThrowIfStopped);
    }

    // A worker's actor is killed, and its job goes on as a task that nobody waits for: here until it learns that.
    private static async Task Die(IPoolWorker worker)
    {
        worker.Ref.Tell(Akka.Actor.Kill.Instance, ActorRefs.NoSender);
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = worker.Stopping.Register(stopped.SetResult);
        await stopped.Task;
    }
}
