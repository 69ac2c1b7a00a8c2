namespace ActorConcurrency.Actors.Queues;

/// <summary>An item with the number of its deliveries so far.</summary>
/// <param name="Value">What was put in.</param>
/// <param name="Number">When it came among the others.</param>
/// <param name="Deliveries">How often it was taken.</param>
internal readonly record struct QueueItem(object? Value, long Number, int Deliveries)
{
    /// <summary>An item of an order: one that was never delivered is in it as it came.</summary>
    public static QueueItem Of(NumberedItem ordered) =>
        (ordered.Value as QueueItem? ?? new QueueItem(ordered.Value, 0, 0)) with { Number = ordered.Number };

    /// <summary>What was put in.</summary>
    public static object? ValueOf(object? ordered) => ordered is QueueItem item ? item.Value : ordered;

    /// <summary>The same in an order.</summary>
    public NumberedItem ToNumbered() => new(Number, Deliveries == 0 ? Value : this);
}

/// <summary>
/// The items of a joinable queue: which comes next, how many are unfinished, and what becomes of one that comes back. The
/// rules of the queue without its waiters.
/// </summary>
/// <param name="items">An empty order, of values and, where they have been delivered before, of <see cref="QueueItem"/>s.</param>
/// <param name="capacity">How many items nobody has taken there may be; null: no limit.</param>
/// <param name="maxDeliveries">After how many deliveries an item that comes back is given up.</param>
internal sealed class ItemStore(ItemOrder items, int? capacity, int maxDeliveries)
{
    private readonly List<QueueItem> _dead = [];

    public int Queued => items.Count;

    /// <summary>Items in the store or taken and not finished.</summary>
    public int Unfinished { get; private set; }

    public IReadOnlyList<QueueItem> Dead => _dead;

    public long LastNumber => items.LastNumber;

    /// <summary>The items that nobody has.</summary>
    public IEnumerable<QueueItemImage> Images =>
        items.ToList().Select(numbered => QueueItemImage.Of(QueueItem.Of(numbered)));

    /// <summary>Goes on with the items of another store like this one. To be called once, before there is any item.</summary>
    /// <param name="queued">The items that nobody has.</param>
    /// <param name="lastNumber">How many items there ever were.</param>
    /// <param name="dead">The items that were given up.</param>
    /// <param name="taken">How many are taken and not finished.</param>
    public void Restore(IReadOnlyList<QueueItemImage> queued, long lastNumber, IEnumerable<QueueItemImage> dead, int taken)
    {
        items.Restore(queued.Select(image => image.ToItem().ToNumbered()), lastNumber);
        _dead.AddRange(dead.Select(image => image.ToItem()));
        Unfinished = queued.Count + taken;
    }

    public bool HasRoom => capacity is null || items.Count < capacity;

    /// <exception cref="Exception">What a comparer throws; the item was not added.</exception>
    public bool TryAdd(object? value)
    {
        if (!HasRoom)
            return false;
        items.Add(value);
        Unfinished++;
        return true;
    }

    public bool TryTake(out QueueItem item)
    {
        item = default;
        if (items.Count == 0)
            return false;
        var taken = QueueItem.Of(items.Take());
        item = taken with { Deliveries = taken.Deliveries + 1 };
        return true;
    }

    public void Finish() => Unfinished--;

    /// <summary>
    /// A taken item comes back: to its own place by the order, which first in, first out is before all that came after it, even above
    /// the capacity; or among the dead, which finishes it, after its last permitted delivery.
    /// </summary>
    public void PutBack(QueueItem item)
    {
        if (item.Deliveries < maxDeliveries)
        {
            items.PutBack(item.ToNumbered());
            return;
        }

        _dead.Add(item);
        Finish();
    }

    /// <summary>A taken item comes back from a taker that never saw it: the delivery does not count.</summary>
    public void Untake(QueueItem item) => items.PutBack((item with { Deliveries = item.Deliveries - 1 }).ToNumbered());
}
