using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Queues;

namespace ActorConcurrency.Actors.Contracts.Queues;

public abstract class AnyJoinableQueueContractTests<TBackend> : QueueContractTests<JoinableQueueSnapshot, TBackend>
    where TBackend : ContractBackend, new()
{
    protected abstract ActorJoinableQueue<int> Queue(IConcurrency view);

    protected override PrimitiveHandle<JoinableQueueSnapshot> Get(IConcurrency view) => Queue(view);

    protected override Task EnqueueAsync(IConcurrency view, int item, TimeSpan? timeout, CancellationToken cancellationToken) =>
        Queue(view).EnqueueAsync(item, timeout, cancellationToken);

    protected override Task<bool> TryEnqueueAsync(IConcurrency view, int item) => Queue(view).TryEnqueueAsync(item);

    protected override async Task<int> DequeueAsync(IConcurrency view, TimeSpan? timeout, CancellationToken cancellationToken) =>
        await Done(await Queue(view).DequeueAsync(timeout, cancellationToken));

    protected override async Task<int?> TryDequeueAsync(IConcurrency view) =>
        await Queue(view).TryDequeueAsync() is { } delivery ? await Done(delivery) : null;

    protected override async IAsyncEnumerable<int> ReadAllAsync(IConcurrency view)
    {
        await foreach (var delivery in Queue(view).ReadAllAsync())
            yield return await Done(delivery);
    }

    protected override Task<int> GetCountAsync(IConcurrency view) => Queue(view).GetCountAsync();

    protected override Task CompleteAsync(IConcurrency view) => Queue(view).CompleteAsync();

    private static async Task<int> Done(Delivery<int> delivery)
    {
        await delivery.MarkDoneAsync();
        return delivery.Value;
    }
}

public abstract class JoinableFifoQueueContractTests<TBackend> : AnyJoinableQueueContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    protected override Action<IConcurrency> GetWithOtherSettings => view => view.JoinableQueue<string>(Name);

    protected override ActorJoinableQueue<int> Queue(IConcurrency view) => view.JoinableQueue<int>(Name);
}

/// <summary>With one priority for all items, ties are in order of arrival: it is a first-in-first-out queue.</summary>
public abstract class JoinablePriorityQueueContractTests<TBackend> : AnyJoinableQueueContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    protected override Action<IConcurrency> GetWithOtherSettings => view => view.JoinablePriorityQueue<int>(Name);

    protected override ActorJoinableQueue<int> Queue(IConcurrency view) => view.JoinablePriorityQueue(Name, null, new AllEqual());
}
