using ActorConcurrency.Actors.Common;

namespace ActorConcurrency.Actors.Queues;

/// <summary>
/// A joinable queue at one moment. Its holders are those who work on an item; its waiters wait for items, room, or the end.
/// </summary>
/// <param name="Kind">Which of the joinable queues: in what order items come out.</param>
/// <param name="Name">The queue's name.</param>
/// <param name="Epoch">The incarnation of its actor.</param>
/// <param name="Queued">Items that nobody has taken.</param>
/// <param name="Unfinished">Those, and the ones being worked on.</param>
/// <param name="DeadLetters">Items that were given up.</param>
/// <param name="Capacity">How many items may be queued; null: no limit.</param>
/// <param name="Completed">Whether no more items are taken in.</param>
/// <param name="Holders">Who works on an item.</param>
/// <param name="Waiters">Who waits, and for what.</param>
public sealed record JoinableQueueSnapshot(
    string Kind,
    string Name,
    long Epoch,
    int Queued,
    int Unfinished,
    int DeadLetters,
    int? Capacity,
    bool Completed,
    IReadOnlyList<HolderInfo> Holders,
    IReadOnlyList<WaiterInfo> Waiters)
    : PrimitiveSnapshot(Kind, Name, Epoch, Holders, Waiters);
