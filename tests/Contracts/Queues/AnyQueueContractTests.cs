using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Queues;

namespace ActorConcurrency.Actors.Contracts.Queues;

public abstract class AnyQueueContractTests<TBackend> : QueueContractTests<QueueSnapshot, TBackend>
    where TBackend : ContractBackend, new()
{
    protected override PrimitiveHandle<QueueSnapshot> Get(IConcurrency view) => Queue(view);

    protected abstract ActorQueue<int> Queue(IConcurrency view);

    protected override Task EnqueueAsync(IConcurrency view, int item, TimeSpan? timeout, CancellationToken cancellationToken) =>
        Queue(view).EnqueueAsync(item, timeout, cancellationToken);

    protected override Task<bool> TryEnqueueAsync(IConcurrency view, int item) => Queue(view).TryEnqueueAsync(item);

    protected override Task<int> DequeueAsync(IConcurrency view, TimeSpan? timeout, CancellationToken cancellationToken) =>
        Queue(view).DequeueAsync(timeout, cancellationToken);

    protected override async Task<int?> TryDequeueAsync(IConcurrency view) => (await Queue(view).TryDequeueAsync())?.Value;

    protected override IAsyncEnumerable<int> ReadAllAsync(IConcurrency view) => Queue(view).ReadAllAsync();

    protected override Task<int> GetCountAsync(IConcurrency view) => Queue(view).GetCountAsync();

    protected override Task CompleteAsync(IConcurrency view) => Queue(view).CompleteAsync();
}

public abstract class FifoQueueContractTests<TBackend> : AnyQueueContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    protected override Action<IConcurrency> GetWithOtherSettings => view => view.Queue<int>(Name, capacity: 3);

    protected override ActorQueue<int> Queue(IConcurrency view) => view.Queue<int>(Name);
}

/// <summary>With one priority for all items, ties are in order of arrival: it is a first-in-first-out queue.</summary>
public abstract class PriorityQueueContractTests<TBackend> : AnyQueueContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    protected override Action<IConcurrency> GetWithOtherSettings => view => view.PriorityQueue<int>(Name);

    protected override ActorQueue<int> Queue(IConcurrency view) => view.PriorityQueue(Name, null, new AllEqual());
}
