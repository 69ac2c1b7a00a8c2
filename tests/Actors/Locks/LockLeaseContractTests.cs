using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Locks;
using ActorConcurrency.Actors.Tests.Contracts;

namespace ActorConcurrency.Actors.Tests.Locks;

public abstract class AnyLockContractTests : LeaseContractTests<LockSnapshot, LockLease>
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

public sealed class LockLeaseContractTests : AnyLockContractTests
{
    protected override Action<IConcurrency> GetWithOtherSettings => view => view.ReentrantLock(Name);

    protected override ActorLock Lock(IConcurrency view) => view.Lock(Name);
}

public sealed class ReentrantLockLeaseContractTests : AnyLockContractTests
{
    protected override Action<IConcurrency> GetWithOtherSettings => view => view.Lock(Name);

    protected override ActorLock Lock(IConcurrency view) => view.ReentrantLock(Name);
}
