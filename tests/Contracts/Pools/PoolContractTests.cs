using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Pools;

namespace ActorConcurrency.Actors.Contracts.Pools;

/// <summary>A job that waits behind another one for the only worker is a waiter as others are.</summary>
public abstract class PoolContractTests<TBackend> : PrimitiveContractTests<PoolSnapshot, TBackend>
    where TBackend : ContractBackend, new()
{
    private readonly TaskCompletionSource<int> _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    protected override Action<IConcurrency> GetWithOtherSettings => view => view.Pool(Name, 2);

    protected override PrimitiveHandle<PoolSnapshot> Get(IConcurrency view) => view.Pool(Name, 1);

    protected override Task WaitAsync(IConcurrency view, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        view.Pool(Name, 1).ApplyAsync(_ => Task.FromResult(1), timeout, cancellationToken);

    protected override async Task MakeWait(IConcurrency view)
    {
        _ = view.Pool(Name, 1).ApplyAsync(_ => _gate.Task);
        await Until(() => Get(view).GetSnapshotAsync(), s => s.Running == 1);
    }

    protected override async Task LetGoOn(IConcurrency view, int waiters)
    {
        _gate.TrySetResult(0);
        await Until(() => Get(view).GetSnapshotAsync(), s => s is { Running: 0, Queued: 0 });
    }
}
