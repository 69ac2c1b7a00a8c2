using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.ReaderWriterLocks;

namespace ActorConcurrency.Actors.Contracts.ReaderWriterLocks;

/// <summary>Used by writers only, it is a lock.</summary>
public abstract class ReaderWriterLockContractTests<TBackend> : LeaseContractTests<ReaderWriterLockSnapshot, ReaderWriterLease, TBackend>
    where TBackend : ContractBackend, new()
{
    protected override Action<IConcurrency>? GetWithOtherSettings => null;

    protected override PrimitiveHandle<ReaderWriterLockSnapshot> Get(IConcurrency view) => view.ReaderWriterLock(Name);

    protected override Task<ReaderWriterLease> AcquireAsync(
        IConcurrency view, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        view.ReaderWriterLock(Name).AcquireWriteAsync(timeout, cancellationToken);

    protected override Task<ReaderWriterLease?> TryAcquireAsync(
        IConcurrency view, TimeSpan timeout = default, CancellationToken cancellationToken = default) =>
        view.ReaderWriterLock(Name).TryAcquireWriteAsync(timeout, cancellationToken);

    protected override Task ReleaseAsync(ReaderWriterLease lease) => Soon(lease.ReleaseAsync());
}
