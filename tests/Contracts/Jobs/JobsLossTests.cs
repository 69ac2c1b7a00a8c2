using ActorConcurrency.Actors.Jobs;
using Xunit;

namespace ActorConcurrency.Actors.Contracts.Jobs;

/// <summary>Workers that die, and queues.</summary>
public abstract class JobsLossTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private static readonly JobsOptions Two = new() { WorkersPerNode = 2, MaxDeaths = 3 };

    private readonly Gates _gates = new();

    private ActorJobs Jobs => Concurrency.Jobs("two", Two);

    [Fact]
    public async Task Worker_Killed_ItsJobIsRunAgainUnderTheSameId()
    {
        var run = Jobs.RunAsync(_gates.Closed, 1, new JobOptions { Id = "it" });
        var seen = await Until(() => Jobs.GetSnapshotAsync(), s => s.Running.Count == 1);

        await Kill(seen.Running[0].Worker!);

        var again = await Until(() => Jobs.GetSnapshotAsync(), s => s.Running is [{ Attempts: 2 }]);
        Assert.Equal(("it", 1), (again.Running[0].JobId, again.Running[0].Deaths));
        _gates.Release(1);
        Assert.Equal(1, await Soon(run));
        await Until(() => Jobs.GetSnapshotAsync(), s => s.Nodes is [{ Workers: 2 }]);
    }

    [Fact]
    public async Task Job_ThatKillsItsWorkers_IsGivenUpWithTheDeaths()
    {
        var error = await Assert.ThrowsAsync<PoisonedJobException>(() => Soon(Jobs.RunAsync(_gates.Deadly, 1, new JobOptions { Id = "deadly" })));

        Assert.Equal("deadly", error.JobId);
        Assert.Equal([1, 2, 3], error.Deaths.Select(death => death.Attempt));
        Assert.Equal(3, error.Deaths.Select(death => death.Worker).Distinct().Count());
        Assert.Contains("deadly", error.Message);
        Assert.Equal([(1, 1), (1, 2), (1, 3)], _gates.Runs);
        Assert.Equal(2, await Soon(Jobs.RunAsync(_gates.Open, 2)));
    }

    [Fact]
    public async Task Queue_Lost_JobsAreHandedInAgain()
    {
        var runs = Enumerable.Range(0, 6).Select(i => Jobs.RunAsync(_gates.Closed, i)).ToArray();
        var seen = await Until(() => Jobs.GetSnapshotAsync(), s => s is { Running.Count: 2, Queued.Count: 4 });

        await Kill(Jobs.Actor);
        for (var i = 0; i < 6; i++) _gates.Release(i);

        Assert.Equal(Enumerable.Range(0, 6), await Soon(Task.WhenAll(runs)));
        Assert.True((await Soon(Jobs.GetSnapshotAsync())).Epoch > seen.Epoch);
    }

    [Fact]
    public async Task Queue_Lost_ItsWorkersStop()
    {
        _ = Jobs.RunAsync(_gates.Closed, 1, new JobOptions { Resubmit = false });
        var seen = await Until(() => Jobs.GetSnapshotAsync(), s => s.Running.Count == 1);
        var probe = CreateTestProbe();
        probe.Watch(seen.Running[0].Worker!);

        await Kill(Jobs.Actor);

        await probe.ExpectTerminatedAsync(seen.Running[0].Worker!, TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Queue_Lost_DeathsCountOn()
    {
        var run = Jobs.RunAsync(_gates.Closed, 1, new JobOptions { Id = "it" });
        for (var attempt = 1; attempt <= 2; attempt++)
            await KillWorkerAsync(attempt);
        await Until(() => Jobs.GetSnapshotAsync(), s => s.Running is [{ Attempts: 3, Deaths: 2 }]);

        await Kill(Jobs.Actor);

        await KillWorkerAsync(attempt: 4, deaths: 2);
        var error = await Assert.ThrowsAsync<PoisonedJobException>(() => Soon(run));
        Assert.Equal([1, 2, 4], error.Deaths.Select(death => death.Attempt));
    }

    [Fact]
    public async Task Queue_Lost_DetachedJobsAreHandedInAgainThoughNobodyWaits()
    {
        await Soon(Jobs.PostAsync(_gates.Closed, 1, new JobOptions { Id = "posted" }));
        using var giveUp = new CancellationTokenSource();
        var given = Jobs.RunAsync(_gates.Closed, 2, new JobOptions { Id = "given up", Detached = true }, cancellationToken: giveUp.Token);
        await Until(() => Jobs.GetSnapshotAsync(), s => s.Running.Count == 2);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Soon(given));

        await Kill(Jobs.Actor);

        var seen = await Until(() => Jobs.GetSnapshotAsync(), s => s.Running.Count == 2);
        Assert.Equal(["given up", "posted"], seen.Running.Select(job => job.JobId).Order());
        _gates.Release(1);
        Assert.Equal(1, await Soon(Jobs.ResultAsync(_gates.Closed, "posted")));
        _gates.Release(2);
        Assert.Equal(2, await Soon(Jobs.ResultAsync(_gates.Closed, "given up")));
    }

    [Fact]
    public async Task Queue_Lost_WhoeverWaitsForADetachedJobOfHisNodeGetsItsResult()
    {
        await Soon(Jobs.PostAsync(_gates.Closed, 1, new JobOptions { Id = "posted" }));
        var result = Jobs.ResultAsync(_gates.Closed, "posted");
        await Until(() => Jobs.GetSnapshotAsync(), s => s.Running is [{ Wanted: 2 }]);

        await Kill(Jobs.Actor);
        _gates.Release(1);

        Assert.Equal(1, await Soon(result));
    }

    [Fact]
    public async Task Queue_Lost_DetachedJobsThatAreNotToBeHandedInAgainAreForgotten()
    {
        await Soon(Jobs.PostAsync(_gates.Closed, 1, new JobOptions { Id = "once", Resubmit = false }));

        await Kill(Jobs.Actor);

        await Assert.ThrowsAsync<KeyNotFoundException>(() => Soon(Jobs.ResultAsync(_gates.Closed, "once")));
    }

    private async Task KillWorkerAsync(int attempt, int? deaths = null)
    {
        var seen = await Until(() => Jobs.GetSnapshotAsync(), s => s.Running is [{ } job] && job.Attempts == attempt);
        Assert.Equal(deaths ?? attempt - 1, seen.Running[0].Deaths);
        await Kill(seen.Running[0].Worker!);
    }
}
