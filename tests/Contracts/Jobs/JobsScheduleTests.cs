using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Jobs;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ActorConcurrency.Actors.Contracts.Jobs;

/// <summary>Random schedules of jobs, with workers, submitters and queues killed at every step of a job's life.</summary>
public abstract class JobsScheduleTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private static readonly JobsOptions Options = new() { WorkersPerNode = 2, Capacity = 3, MaxDeaths = 1_000 };
    private int _schedules;

    [Fact]
    public void AnySchedule_WithWorkersKilled_GivesEveryResultOnce() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(30),
            Prop.ForAll<byte[]>(steps => GivesAllAsync(steps, killsQueue: false).GetAwaiter().GetResult()));

    [Fact]
    public void AnySchedule_WithQueuesKilledToo_GivesEveryResultOnce() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(30),
            Prop.ForAll<byte[]>(steps => GivesAllAsync(steps, killsQueue: true).GetAwaiter().GetResult()));

    private async Task<bool> GivesAllAsync(byte[] steps, bool killsQueue)
    {
        var number = ++_schedules;
        var gates = new Gates();
        var name = $"schedule-{number}";
        var owners = new List<IOwner>();
        var wanted = new List<Task<int>>();
        var withdrawn = new List<Task<int>>();
        var jobs = 0;
        foreach (var step in steps)
        {
            switch (step % 6)
            {
                case 0 or 1:
                    wanted.Add(Concurrency.Jobs(name, Options).RunAsync(gates.Closed, jobs++));
                    break;
                case 2:
                    owners.Add(Concurrency.As());
                    withdrawn.Add(owners[^1].Jobs(name, Options).RunAsync(gates.Closed, jobs++));
                    break;
                case 3 when (await LookAsync(name)).Running is { Count: > 0 } running:
                    Sys.Stop(running[step / 6 % running.Count].Worker!);
                    break;
                case 4 when jobs > 0:
                    gates.Release(step / 6 % jobs);
                    break;
                case 5 when killsQueue && step % 12 == 5:
                    Sys.Stop(Concurrency.Jobs(name, Options).Actor);
                    break;
                case 5 when owners.Count > 0:
                    await Soon(owners[0].DisposeAsync());
                    owners.RemoveAt(0);
                    break;
            }
        }

        for (var i = 0; i < jobs; i++) gates.Release(i);
        await Soon(Task.WhenAll(wanted));
        foreach (var owner in owners) await Soon(owner.DisposeAsync());
        foreach (var run in withdrawn) await Soon(run.ContinueWith(_ => { }, TaskScheduler.Default));
        var end = await Until(() => LookAsync(name), s => s is { Running.Count: 0, Queued.Count: 0, Waiters.Count: 0 });
        // At least once each; by its id each once only, as far as one queue's memory reaches.
        return killsQueue || end.Ended >= wanted.Count;
    }

    private Task<JobsSnapshot> LookAsync(string name) => Retry(() => Concurrency.Jobs(name, Options).GetSnapshotAsync());

    // The queue may have been killed a moment ago, which the registry does not know yet.
    private static async Task<JobsSnapshot> Retry(Func<Task<JobsSnapshot>> look)
    {
        while (true)
        {
            try
            {
                return await Soon(look());
            }
            catch (PrimitiveStoppedException)
            {
            }
        }
    }
}
