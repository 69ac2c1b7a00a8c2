using ActorConcurrency.Actors.Queues;
using ActorConcurrency.Histories;
using ActorConcurrency.Histories.Clients;
using ActorConcurrency.Histories.Models;
using Xunit;

namespace ActorConcurrency.Actors.Contracts.Histories;

/// <summary>Histories of queues that are first in, first out.</summary>
public abstract class QueueHistoryTests<TBackend> : HistoryTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private const int Capacity = 3;
    private static readonly JoinableQueueOptions Joinable = new() { Capacity = Capacity, MaxDeliveries = int.MaxValue };
    private int _items;

    [Fact]
    public Task AnyHistory_OfAQueueWithOwnersKilled_IsLinearizableAndLosesNothing() =>
        EveryHistory<QueueRequest>(
            name => (place, history) => new QueueClient(
                place, history, view => view.Queue<int>(name, Capacity), NextItem),
            IsRight,
            async (name, history) =>
            {
                var queue = Concurrency.Queue<int>(name, Capacity);
                await Until(() => queue.GetSnapshotAsync(), s => s is { OnTheWay: 0, Waiters.Count: 0 });
                await DrainAsync(history, async () => (await Soon(queue.TryDequeueAsync()))?.Value);
            });

    [Fact]
    public Task AnyHistory_OfAJoinableQueueWithOwnersKilled_IsLinearizableAndLosesNothing() =>
        EveryHistory<QueueRequest>(
            name => (place, history) => new JoinableQueueClient(
                place, history, view => view.JoinableQueue<int>(name, Joinable), NextItem),
            IsRight,
            async (name, history) =>
            {
                var queue = Concurrency.JoinableQueue<int>(name, Joinable);
                await Until(() => queue.GetSnapshotAsync(), s => s is { Holders.Count: 0, Waiters.Count: 0 });
                await DrainAsync(history, async () => (await Soon(queue.TryDequeueAsync()))?.Value);
            });

    private int NextItem() => Interlocked.Increment(ref _items);

    private static async Task DrainAsync(History<QueueRequest> history, Func<Task<int?>> take)
    {
        for (var i = 1; ; i++)
        {
            var called = history.Begin("last", new QueueRequest.Take($"last.{i}"));
            var item = await take();
            history.AddReturned("last", new QueueRequest.Take($"last.{i}", item), called);
            if (item is null)
                return;
        }
    }

    // The model lets what was taken and never heard of be lost; here it was put back, so that somebody has had every item.
    private static Verdict IsRight(History<QueueRequest> history)
    {
        var known = history.Operations.Where(operation => operation.Returned is not null).Select(operation => operation.What).ToList();
        var put = known.OfType<QueueRequest.Put>().Where(request => request.Answer).Select(request => request.Item);
        var lost = put.Except(known.OfType<QueueRequest.Take>().Where(take => take.Answer is not null).Select(take => take.Answer!.Value)).ToList();
        return lost.Count > 0
            ? new Verdict(false, $"lost: {string.Join(' ', lost)}")
            : Linearizability.Check(new QueueModel(Capacity), history.Operations);
    }
}
