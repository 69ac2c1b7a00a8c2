using ActorConcurrency.Actors.Common;
using static ActorConcurrency.Actors.Queues.QueueProtocol;

namespace ActorConcurrency.Actors.Queues;

/// <summary>A queue's state on its way to another node.</summary>
/// <param name="Items">The items, with their numbers.</param>
/// <param name="LastNumber">How many items there ever were.</param>
/// <param name="OnTheWay">What was sent to takers and is not confirmed.</param>
/// <param name="Putters">Who waits for room.</param>
/// <param name="Takers">Who waits for items.</param>
/// <param name="Completed">Whether no more items are taken in.</param>
internal sealed record QueueImage(
    IReadOnlyList<NumberedItem> Items,
    long LastNumber,
    HoldingsImage<IReadOnlyList<NumberedItem>> OnTheWay,
    IReadOnlyList<Waiting<Enqueue>> Putters,
    IReadOnlyList<Waiting<Dequeue>> Takers,
    bool Completed);
