using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Pools;

namespace ActorConcurrency.Actors.Contracts.Executors;

/// <summary>Those who wait for the end of an executor that is shut down are waiters as others are.</summary>
public abstract class ExecutorContractTests<TBackend> : PrimitiveContractTests<PoolSnapshot, TBackend>
    where TBackend : ContractBackend, new()
{
    private readonly TaskCompletionSource<int> _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    protected override Action<IConcurrency> GetWithOtherSettings => view => view.Executor(Name, 2);

    protected override PrimitiveHandle<PoolSnapshot> Get(IConcurrency view) => view.Executor(Name, 1);

    protected override Task WaitAsync(IConcurrency view, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        view.Executor(Name, 1).ShutdownAsync(true, false, timeout, cancellationToken);

    protected override async Task MakeWait(IConcurrency view)
    {
        _ = view.Executor(Name, 1).Submit(_ => _gate.Task);
        await Until(() => Get(view).GetSnapshotAsync(), s => s.Running == 1);
    }

    protected override Task LetGoOn(IConcurrency view, int waiters)
    {
        _gate.TrySetResult(0);
        return Until(() => Get(view).GetSnapshotAsync(), s => s.Waiters.Count == 0);
    }
}
