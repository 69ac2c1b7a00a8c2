using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Semaphores;

namespace ActorConcurrency.Actors.Contracts.Semaphores;

/// <summary>A semaphore with one permit is as good as a lock.</summary>
public abstract class OnePermitContractTests<TBackend> : LeaseContractTests<SemaphoreSnapshot, SemaphoreLease, TBackend>
    where TBackend : ContractBackend, new()
{
    protected abstract ActorSemaphore Semaphore(IConcurrency view);

    protected override PrimitiveHandle<SemaphoreSnapshot> Get(IConcurrency view) => Semaphore(view);

    protected override Task<SemaphoreLease> AcquireAsync(
        IConcurrency view, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        Semaphore(view).AcquireAsync(1, timeout, cancellationToken);

    protected override Task<SemaphoreLease?> TryAcquireAsync(
        IConcurrency view, TimeSpan timeout = default, CancellationToken cancellationToken = default) =>
        Semaphore(view).TryAcquireAsync(1, timeout, cancellationToken);

    protected override Task ReleaseAsync(SemaphoreLease lease) => Soon(lease.ReleaseAsync());
}

public abstract class SemaphoreLeaseContractTests<TBackend> : OnePermitContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    protected override Action<IConcurrency> GetWithOtherSettings => view => view.Semaphore(Name, 2);

    protected override ActorSemaphore Semaphore(IConcurrency view) => view.Semaphore(Name, 1);
}

public abstract class BoundedSemaphoreLeaseContractTests<TBackend> : OnePermitContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    protected override Action<IConcurrency> GetWithOtherSettings => view => view.Semaphore(Name, 1);

    protected override ActorSemaphore Semaphore(IConcurrency view) => view.BoundedSemaphore(Name, 1);
}
