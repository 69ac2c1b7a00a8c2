using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Semaphores;
using ActorConcurrency.Actors.Tests.Contracts;

namespace ActorConcurrency.Actors.Tests.Semaphores;

/// <summary>A semaphore with one permit is as good as a lock.</summary>
public abstract class OnePermitContractTests : LeaseContractTests<SemaphoreSnapshot, SemaphoreLease>
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

public sealed class SemaphoreLeaseContractTests : OnePermitContractTests
{
    protected override Action<IConcurrency> GetWithOtherSettings => view => view.Semaphore(Name, 2);

    protected override ActorSemaphore Semaphore(IConcurrency view) => view.Semaphore(Name, 1);
}

public sealed class BoundedSemaphoreLeaseContractTests : OnePermitContractTests
{
    protected override Action<IConcurrency> GetWithOtherSettings => view => view.Semaphore(Name, 1);

    protected override ActorSemaphore Semaphore(IConcurrency view) => view.BoundedSemaphore(Name, 1);
}
