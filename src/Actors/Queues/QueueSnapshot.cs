using ActorConcurrency.Actors.Common;

namespace ActorConcurrency.Actors.Queues;

/// <summary>A queue at one moment. Nobody holds a queue: an item that was taken is its taker's.</summary>
/// <param name="Kind">Which of the queues: in what order items come out.</param>
/// <param name="Name">The queue's name.</param>
/// <param name="Epoch">The incarnation of its actor.</param>
/// <param name="Count">Items in the queue.</param>
/// <param name="OnTheWay">Items that were sent to a taker which has not confirmed them yet.</param>
/// <param name="Capacity">How many items may be in the queue; null: no limit.</param>
/// <param name="Completed">Whether no more items are taken in.</param>
/// <param name="Waiters">Who waits, for items or for room.</param>
public sealed record QueueSnapshot(
    string Kind,
    string Name,
    long Epoch,
    int Count,
    int OnTheWay,
    int? Capacity,
    bool Completed,
    IReadOnlyList<WaiterInfo> Waiters)
    : PrimitiveSnapshot(Kind, Name, Epoch, [], Waiters);
