using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Jobs;

namespace ActorConcurrency.Actors.Contracts.Jobs;

/// <summary>A job that waits behind another one for the only worker is a waiter as others are.</summary>
public abstract class JobsContractTests<TBackend> : PrimitiveContractTests<JobsSnapshot, TBackend>
    where TBackend : ContractBackend, new()
{
    private static readonly JobsOptions One = new() { WorkersPerNode = 1 };
    private static readonly JobOptions Once = new() { Resubmit = false };

    private readonly Gates _gates = new();

    protected override Action<IConcurrency> GetWithOtherSettings => view => view.Jobs(Name);

    protected override PrimitiveHandle<JobsSnapshot> Get(IConcurrency view) => view.Jobs(Name, One);

    protected override Task WaitAsync(IConcurrency view, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        view.Jobs(Name, One).RunAsync(_gates.Open, 1, Once, timeout: timeout, cancellationToken: cancellationToken);

    protected override async Task MakeWait(IConcurrency view)
    {
        _ = view.Jobs(Name, One).RunAsync(_gates.Closed, 1, Once);
        await Until(() => Get(view).GetSnapshotAsync(), s => ((JobsSnapshot)s).Running.Count == 1);
    }

    protected override async Task LetGoOn(IConcurrency view, int waiters)
    {
        _gates.Release(1);
        await Until(() => Get(view).GetSnapshotAsync(), s => s is { Running.Count: 0, Queued.Count: 0 });
    }
}
