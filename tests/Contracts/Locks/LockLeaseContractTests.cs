using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Locks;

namespace ActorConcurrency.Actors.Contracts.Locks;

public abstract class AnyLockContractTests<TBackend> : LeaseContractTests<LockSnapshot, LockLease, TBackend>
    where TBackend : ContractBackend, new()
{
    protected abstract ActorLock Lock(IConcurrency view);

    protected override PrimitiveHandle<LockSnapshot> Get(IConcurrency view) => Lock(view);

    protected override Task<LockLease> AcquireAsync(
        IConcurrency view, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        Lock(view).AcquireAsync(timeout, cancellationToken);

    protected override Task<LockLease?> TryAcquireAsync(
        IConcurrency view, TimeSpan timeout = default, CancellationToken cancellationToken = default) =>
        Lock(view).TryAcquireAsync(timeout, cancellationToken);

    protected override Task ReleaseAsync(LockLease lease) => Soon(lease.ReleaseAsync());
}

public abstract class LockLeaseContractTests<TBackend> : AnyLockContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    protected override Action<IConcurrency> GetWithOtherSettings => view => view.ReentrantLock(Name);

    protected override ActorLock Lock(IConcurrency view) => view.Lock(Name);
}

public abstract class ReentrantLockLeaseContractTests<TBackend> : AnyLockContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    protected override Action<IConcurrency> GetWithOtherSettings => view => view.Lock(Name);

    protected override ActorLock Lock(IConcurrency view) => view.ReentrantLock(Name);
}
