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
            history => IsRight(history, isTakenAtOnce: true),
            async (name, history) =>
            {
                var queue = Concurrency.Queue<int>(name, Capacity);
                await Until(() => queue.GetSnapshotAsync(), s => s is { OnTheWay: 0, Waiters.Count: 0 });
                await LastClient.DrainAsync(history, async () => (await Soon(queue.TryDequeueAsync()))?.Value);
            });

    [Fact]
    public Task AnyHistory_OfAJoinableQueueWithOwnersKilled_IsLinearizableAndLosesNothing() =>
        EveryHistory<QueueRequest>(
            name => (place, history) => new JoinableQueueClient(
                place, history, view => view.JoinableQueue<int>(name, Joinable), NextItem),
            history => IsRight(history, isTakenAtOnce: false),
            async (name, history) =>
            {
                var queue = Concurrency.JoinableQueue<int>(name, Joinable);
                await Until(() => queue.GetSnapshotAsync(), s => s is { Holders.Count: 0, Waiters.Count: 0 });
                await LastClient.DrainAsync(history, async () => (await Soon(queue.TryDequeueAsync()))?.Value);
            });

    private int NextItem() => Interlocked.Increment(ref _items);

    private static Verdict IsRight(History<QueueRequest> history, bool isTakenAtOnce)
    {
        var lost = LastClient.FindLost(history.Operations, isTakenAtOnce);
        return lost.Count > 0
            ? new Verdict(false, $"lost: {string.Join(' ', lost)}")
            : Linearizability.Check(new QueueModel(Capacity, isTakenAtOnce), history.Operations);
    }
}
