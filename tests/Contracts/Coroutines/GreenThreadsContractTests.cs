using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Coroutines.GreenThreads;

namespace ActorConcurrency.Actors.Contracts.Coroutines;

/// <summary>Who joins waits until no green thread is alive.</summary>
public abstract class GreenThreadsContractTests<TBackend> : PrimitiveContractTests<GreenThreadsSnapshot, TBackend>
    where TBackend : ContractBackend, new()
{
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    protected override Action<IConcurrency>? GetWithOtherSettings => null;

    protected override PrimitiveHandle<GreenThreadsSnapshot> Get(IConcurrency view) => view.GreenThreads(Name);

    protected override Task WaitAsync(IConcurrency view, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        view.GreenThreads(Name).JoinAllAsync(timeout, cancellationToken);

    protected override Task MakeWait(IConcurrency view) => Soon(view.GreenThreads(Name).SpawnAsync(_ => _gate.Task));

    protected override Task LetGoOn(IConcurrency view, int waiters)
    {
        _gate.TrySetResult();
        return Task.CompletedTask;
    }
}
