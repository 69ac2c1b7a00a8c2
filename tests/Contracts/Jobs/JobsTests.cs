using System.Collections.Concurrent;
using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Jobs;
using Xunit;

namespace ActorConcurrency.Actors.Contracts.Jobs;

/// <summary>What jobs do beyond the common promises.</summary>
public abstract class JobsTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private static readonly JobsOptions Two = new() { WorkersPerNode = 2, Capacity = 3 };

    private readonly Gates _gates = new();

    private ActorJobs Jobs => Concurrency.Jobs("two", Two);

    [Fact]
    public async Task Run_Job_GivesItsResult() => Assert.Equal(7, await Soon(Jobs.RunAsync(_gates.Open, 7)));

    [Fact]
    public async Task Run_JobThatThrows_ThrowsTheSameWithItsTrace()
    {
        var error = await Assert.ThrowsAsync<KeyNotFoundException>(() => Soon(Jobs.RunAsync(_gates.Failing, 1)));

        Assert.Equal("attempt 1 at 1", error.Message);
        Assert.Contains(nameof(Gates), error.StackTrace);
        Assert.Equal([(1, 1)], _gates.Runs);
    }

    [Fact]
    public async Task Run_JobThatThrowsWithRetries_IsRunAgainSoOften()
    {
        var error = await Assert.ThrowsAsync<KeyNotFoundException>(() => Soon(Jobs.RunAsync(_gates.Failing, 1, new JobOptions { Retries = 2 })));

        Assert.Equal("attempt 3 at 1", error.Message);
        Assert.Equal([(1, 1), (1, 2), (1, 3)], _gates.Runs);
    }

    [Fact]
    public async Task Run_Jobs_AreStartedInOrderAndNoMoreThanThereAreWorkers()
    {
        var jobs = Enumerable.Range(0, 4).Select(i => Jobs.RunAsync(_gates.Closed, i)).ToArray();
        var seen = await Until(() => Jobs.GetSnapshotAsync(), s => s is { Running.Count: 2, Queued.Count: 2 });

        Assert.Equal([2, 2], seen.Nodes.Select(node => node.Workers).Concat(seen.Nodes.Select(node => node.Busy)));
        Assert.Equal(seen.Holders.Select(holder => holder.As), seen.Running.Select(job => job.JobId));
        await Until(() => Task.FromResult(_gates.Runs), runs => runs.Count == 2);
        foreach (var i in new[] { 1, 0, 3, 2 })
        {
            _gates.Release(i);
            Assert.Equal(i, await Soon(jobs[i]));
        }

        Assert.Equal([0, 1, 2, 3], _gates.Runs.Select(run => run.Job).Order());
        Assert.Equal([0, 1], _gates.Runs.Take(2).Select(run => run.Job).Order());
        Assert.Equal(4, (await Soon(Jobs.GetSnapshotAsync())).Ended);
    }

    [Fact]
    public async Task Run_WhenTheQueueIsFull_WaitsForRoomInOrder()
    {
        var jobs = Enumerable.Range(0, 7).Select(i => Jobs.RunAsync(_gates.Closed, i)).ToArray();

        var seen = await Until(() => Jobs.GetSnapshotAsync(), s => s is { Running.Count: 2, Queued.Count: 3, Waiters.Count: 5 });

        Assert.Equal(["Run", "Run", "Run", "Submit", "Submit"], seen.Waiters.Select(waiter => waiter.For));
        await Assert.ThrowsAsync<TimeoutException>(() => Soon(Jobs.PostAsync(_gates.Open, 9, timeout: TimeSpan.Zero)));
        for (var i = 0; i < 7; i++) _gates.Release(i);
        Assert.Equal(Enumerable.Range(0, 7), await Soon(Task.WhenAll(jobs)));
    }

    [Fact]
    public async Task Run_SameIdTwice_IsRunOnceAndGivesBothTheOutcome()
    {
        var options = new JobOptions { Id = "once" };
        var first = Jobs.RunAsync(_gates.Closed, 1, options);
        var second = Jobs.RunAsync(_gates.Closed, 1, options);
        await Until(() => Jobs.GetSnapshotAsync(), s => s.Running is [{ Wanted: 2 }]);

        _gates.Release(1);

        Assert.All(await Soon(Task.WhenAll(first, second)), result => Assert.Equal(1, result));
        Assert.Equal(1, await Soon(Jobs.RunAsync(_gates.Closed, 1, options)));
        Assert.Single(_gates.Runs);
    }

    [Fact]
    public async Task Run_IdOfAnotherKindOfJob_IsRefused()
    {
        await Soon(Jobs.RunAsync(_gates.Open, 1, new JobOptions { Id = "mine" }));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Soon(Jobs.RunAsync(_gates.Closed, 1, new JobOptions { Id = "mine" })));

        Assert.Contains("mine", error.Message);
        Assert.Contains(_gates.Open.Name, error.Message);
    }

    [Fact]
    public async Task Run_FailureById_IsTheSameForThoseWhoAskLater()
    {
        var options = new JobOptions { Id = "bad" };
        await Assert.ThrowsAsync<KeyNotFoundException>(() => Soon(Jobs.RunAsync(_gates.Failing, 1, options)));

        await Assert.ThrowsAsync<KeyNotFoundException>(() => Soon(Jobs.RunAsync(_gates.Failing, 1, options)));

        Assert.Single(_gates.Runs);
    }

    [Fact]
    public async Task Outcomes_MoreThanAreKept_AreForgotten()
    {
        var jobs = Concurrency.Jobs("forgetful", new JobsOptions { KeptOutcomes = 2 });
        for (var i = 0; i < 3; i++) await Soon(jobs.RunAsync(_gates.Open, i, new JobOptions { Id = $"{i}" }));

        await Assert.ThrowsAsync<KeyNotFoundException>(() => Soon(jobs.ResultAsync(_gates.Open, "0")));
        Assert.Equal(2, await Soon(jobs.ResultAsync(_gates.Open, "2")));
    }

    [Fact]
    public async Task Register_AnotherTypeOfTheSameName_IsRefused()
    {
        await Soon(Jobs.RunAsync(_gates.Open, 1));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Soon(Jobs.RunAsync(new JobType<int, int>(_gates.Open.Name, (job, _) => job), 1)));

        Assert.Contains($"'{_gates.Open.Name}'", error.Message);
    }

    [Fact]
    public async Task Post_ThenOwnerDies_IsRunAndKept()
    {
        var owner = Concurrency.As("poster");
        var id = await Soon(owner.Jobs("two", Two).PostAsync(_gates.Closed, 5));
        await Soon(owner.DisposeAsync());

        await Assert.ThrowsAsync<TimeoutException>(() => Soon(Jobs.ResultAsync(_gates.Closed, id, timeout: TimeSpan.Zero)));
        _gates.Release(5);

        Assert.Equal(5, await Soon(Jobs.ResultAsync(_gates.Closed, id)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_OwnerDies_WithdrawsUnlessDetached(bool detached)
    {
        var owner = Concurrency.As("mortal");
        var run = owner.Jobs("two", Two).RunAsync(_gates.Closed, 1, new JobOptions { Id = "it", Detached = detached });
        await Until(() => Jobs.GetSnapshotAsync(), s => s.Running.Count == 1);

        await Soon(owner.DisposeAsync());

        await Assert.ThrowsAsync<ObjectDisposedException>(() => Soon(run));
        await Until(() => Jobs.GetSnapshotAsync(), s => s.Running.Count == (detached ? 1 : 0));
        _gates.Release(1);
        if (detached)
            Assert.Equal(1, await Soon(Jobs.ResultAsync(_gates.Closed, "it")));
        else
            await Assert.ThrowsAsync<KeyNotFoundException>(() => Soon(Jobs.ResultAsync(_gates.Closed, "it")));
    }

    [Fact]
    public async Task Run_CanceledWhileRunning_StopsTheJobAndFreesItsWorker()
    {
        using var cancellation = new CancellationTokenSource();
        var runs = Enumerable.Range(0, 2).Select(i => Jobs.RunAsync(_gates.Closed, i, cancellationToken: cancellation.Token)).ToArray();
        await Until(() => Jobs.GetSnapshotAsync(), s => s.Running.Count == 2);

        await cancellation.CancelAsync();

        foreach (var run in runs) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Soon(run));
        Assert.Equal(3, await Soon(Jobs.RunAsync(_gates.Open, 3)));
        Assert.Equal(4, await Soon(Jobs.RunAsync(_gates.Open, 4)));
    }

    [Fact]
    public async Task Run_TimesOut_SaysWhatRunsAndWithdrawsTheJob()
    {
        var run = Jobs.RunAsync(_gates.Closed, 1, timeout: TimeSpan.FromSeconds(5));
        await Until(() => Jobs.GetSnapshotAsync(), s => s.Running.Count == 1);

        Advance(TimeSpan.FromSeconds(5));

        Assert.Contains("jobs running", (await Assert.ThrowsAsync<TimeoutException>(() => Soon(run))).Message);
        await Until(() => Jobs.GetSnapshotAsync(), s => s is { Running.Count: 0, Queued.Count: 0 });
    }

    [Fact]
    public async Task Cancel_ByAnybody_IsTheJobsOutcome()
    {
        var id = await Soon(Jobs.PostAsync(_gates.Closed, 1));

        Assert.True(await Soon(Jobs.CancelAsync(id)));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Soon(Jobs.ResultAsync(_gates.Closed, id)));
        Assert.False(await Soon(Jobs.CancelAsync(id)));
        Assert.False(await Soon(Jobs.CancelAsync("unknown")));
    }

    [Fact]
    public async Task Progress_OfAJob_ComesInOrderBeforeItsResult()
    {
        var counting = new JobType<int, string, int>(_gates.NameOf("counting"), (job, context) =>
        {
            for (var i = 1; i <= job; i++) context.Report(i);
            return "done";
        });
        var seen = new List<int>();

        Assert.Equal("done", await Soon(Jobs.RunAsync(counting, 100, progress: new Listener<int>(seen.Add))));

        Assert.Equal(Enumerable.Range(1, 100), seen);
    }

    [Fact]
    public async Task Progress_ThatThrows_FailsItsCaller()
    {
        var reporting = new JobType<int, int>(_gates.NameOf("reporting"), (job, context) =>
        {
            context.Report(1);
            return job;
        });

        var progress = new Listener<double>(_ => throw new InvalidTimeZoneException("no time"));

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => Soon(Jobs.RunAsync(reporting, 1, progress: progress)));
        Assert.Equal(1, await Soon(Jobs.RunAsync(reporting, 1)));
    }

    [Fact]
    public async Task Map_Jobs_GivesResultsInTheirOrderWithinTheWindow()
    {
        var mostAhead = 0;
        var taken = 0;
        var read = 0;
        IEnumerable<int> Items()
        {
            for (var i = 0; i < 50; i++)
            {
                mostAhead = Math.Max(mostAhead, ++taken - read);
                yield return i;
            }
        }

        await foreach (var result in Jobs.ImapAsync(_gates.Open, Items(), window: 5)) Assert.Equal(read++, result);

        Assert.Equal(50, read);
        Assert.Equal(5, mostAhead);
        Assert.Equal(Enumerable.Range(0, 50), await Soon(Jobs.MapAsync(_gates.Open, Enumerable.Range(0, 50))));
    }

    [Fact]
    public async Task Map_Unordered_GivesResultsAsTheyCome()
    {
        await using var results = Jobs.ImapUnorderedAsync(_gates.Closed, [0, 1]).GetAsyncEnumerator();
        var first = results.MoveNextAsync();
        await Until(() => Jobs.GetSnapshotAsync(), s => s.Running.Count == 2);

        _gates.Release(1);

        Assert.True(await Soon(first.AsTask()));
        Assert.Equal(1, results.Current);
        _gates.Release(0);
        Assert.True(await Soon(results.MoveNextAsync().AsTask()));
        Assert.Equal(0, results.Current);
        Assert.False(await Soon(results.MoveNextAsync().AsTask()));
    }

    [Fact]
    public async Task Map_ThatFails_WithdrawsTheRest()
    {
        var half = new JobType<int, int>(_gates.NameOf("half"), async (job, context) =>
        {
            if (job > 0) await Task.Delay(Timeout.Infinite, context.Stopping);
            throw new KeyNotFoundException();
        });

        await Assert.ThrowsAsync<KeyNotFoundException>(() => Soon(Jobs.MapAsync(half, [0, 1, 2, 3])));

        await Until(() => Jobs.GetSnapshotAsync(), s => s is { Running.Count: 0, Queued.Count: 0 });
    }

    [Fact]
    public async Task Map_WithIds_ResumesWhatWasDone()
    {
        await Soon(Jobs.MapAsync(_gates.Open, [0, 1, 2], new JobOptions { Id = "batch" }));

        Assert.Equal([0, 1, 2, 3], await Soon(Jobs.MapAsync(_gates.Open, [0, 1, 2, 3], new JobOptions { Id = "batch" })));

        Assert.Equal([0, 1, 2, 3], _gates.Runs.Select(run => run.Job).Order());
    }

    [Fact]
    public async Task Context_OfAJob_TellsItsIdAttemptTokenAndSystem()
    {
        var seen = new ConcurrentQueue<(string Id, int Attempt, FencingToken Token, string System)>();
        var telling = new JobType<int, int>(_gates.NameOf("telling"), (job, context) =>
        {
            seen.Enqueue((context.JobId, context.Attempt, context.FencingToken, context.System.Name));
            return job;
        });

        await Soon(Jobs.RunAsync(telling, 1, new JobOptions { Id = "a" }));
        await Soon(Jobs.RunAsync(telling, 1, new JobOptions { Id = "b" }));

        Assert.Equal(["a", "b"], seen.Select(one => one.Id));
        Assert.True(seen.First().Token < seen.Last().Token);
        Assert.All(seen, one => Assert.Equal((1, Sys.Name), (one.Attempt, one.System)));
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(1, 1, 0)]
    public void Options_TooSmall_AreNamed(int capacity, int deaths, int workers) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Concurrency.Jobs("x", new JobsOptions { Capacity = capacity, MaxDeaths = deaths, WorkersPerNode = workers }));

    [Fact]
    public async Task JobOptions_ThatAreWrong_AreRefused()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Jobs.RunAsync(_gates.Open, 1, new JobOptions { Retries = -1 }));
        await Assert.ThrowsAsync<ArgumentException>(() => Jobs.RunAsync(_gates.Open, 1, new JobOptions { Id = "" }));
    }

    private sealed class Listener<T>(Action<T> report) : IProgress<T>
    {
        public void Report(T value) => report(value);
    }
}
