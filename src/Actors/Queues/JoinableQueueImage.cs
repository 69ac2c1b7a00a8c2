using ActorConcurrency.Actors.Common;
using static ActorConcurrency.Actors.Queues.JoinableQueueProtocol;

namespace ActorConcurrency.Actors.Queues;

/// <summary>An item of a joinable queue on its way to another node.</summary>
/// <param name="Number">When it came among the others.</param>
/// <param name="Value">The item itself.</param>
/// <param name="Deliveries">How often it was delivered.</param>
internal sealed record QueueItemImage(long Number, object? Value, int Deliveries)
{
    public static QueueItemImage Of(QueueItem item) => new(item.Number, item.Value, item.Deliveries);

    public QueueItem ToItem() => new(Value, Number, Deliveries);
}

/// <summary>A joinable queue's state on its way to another node.</summary>
/// <param name="Items">The items that nobody has.</param>
/// <param name="LastNumber">How many items there ever were.</param>
/// <param name="Dead">The items that were given up.</param>
/// <param name="Deliveries">The items that somebody works on.</param>
/// <param name="Putters">Who waits for room.</param>
/// <param name="Takers">Who waits for items.</param>
/// <param name="Joiners">Who waits for the last item's end.</param>
/// <param name="Completed">Whether no more items are taken in.</param>
internal sealed record JoinableQueueImage(
    IReadOnlyList<QueueItemImage> Items,
    long LastNumber,
    IReadOnlyList<QueueItemImage> Dead,
    HoldingsImage<QueueItemImage> Deliveries,
    IReadOnlyList<Waiting<Enqueue>> Putters,
    IReadOnlyList<Waiting<Dequeue>> Takers,
    IReadOnlyList<Waiting<Join>> Joiners,
    bool Completed);
