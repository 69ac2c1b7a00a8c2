namespace ActorConcurrency.Actors.Queues;

/// <summary>An item with the number of its deliveries so far.</summary>
internal sealed class QueueItem(object? value)
{
    public object? Value { get; } = value;
    public int Deliveries { get; set; }
}

/// <summary>
/// The items of a joinable queue: which comes next, how many are unfinished, and what becomes of one that comes back. The
/// rules of the queue without its waiters.
/// </summary>
internal sealed class ItemStore(int? capacity, int maxDeliveries)
{
    private readonly LinkedList<QueueItem> _items = [];
    private readonly List<QueueItem> _dead = [];

    public int Queued => _items.Count;

    /// <summary>Items in the store or taken and not finished.</summary>
    public int Unfinished { get; private set; }

    public IReadOnlyList<QueueItem> Dead => _dead;

    public bool HasRoom => capacity is null || _items.Count < capacity;

    public bool TryAdd(object? value)
    {
        if (!HasRoom)
            return false;
        _items.AddLast(new QueueItem(value));
        Unfinished++;
        return true;
    }

    public bool TryTake(out QueueItem item)
    {
        item = _items.First?.Value!;
        if (item is null)
            return false;
        _items.RemoveFirst();
        item.Deliveries++;
        return true;
    }

    public void Finish() => Unfinished--;

    /// <summary>
    /// A taken item comes back: to the front, even above the capacity, or among the dead, which finishes it, after its last
    /// permitted delivery. Several come back in the reverse of the order in which they were taken, so that the order stays.
    /// </summary>
    public void PutBack(QueueItem item)
    {
        if (item.Deliveries < maxDeliveries)
        {
            _items.AddFirst(item);
            return;
        }

        _dead.Add(item);
        Finish();
    }

    /// <summary>A taken item comes back from a taker that never saw it: the delivery does not count.</summary>
    public void Untake(QueueItem item)
    {
        item.Deliveries--;
        _items.AddFirst(item);
    }
}
