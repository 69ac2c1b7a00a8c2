namespace ActorConcurrency.Actors.Queues;

/// <summary>An item and when it came, in numbers.</summary>
internal readonly record struct NumberedItem(long Number, object? Value);

/// <summary>The items of a queue in the order in which they come out. The rules of a queue without its waiters.</summary>
internal abstract class ItemOrder
{
    private long _lastNumber;

    public abstract int Count { get; }

    /// <summary>How many items there ever were.</summary>
    public long LastNumber => _lastNumber;

    /// <summary>Adds an item.</summary>
    /// <exception cref="Exception">What a comparer throws; it was not added.</exception>
    public void Add(object? value) => Put(new NumberedItem(++_lastNumber, value));

    /// <summary>Adds items, all or none.</summary>
    /// <exception cref="Exception">What a comparer throws; nothing was added.</exception>
    public void AddAll(IReadOnlyList<object?> values)
    {
        var before = _lastNumber;
        try
        {
            foreach (var value in values)
                Put(new NumberedItem(++_lastNumber, value));
        }
        catch
        {
            RemoveNewerThan(before);
            throw;
        }
    }

    /// <summary>The items, in an order in which they are quickly put in again.</summary>
    public abstract IReadOnlyList<NumberedItem> ToList();

    /// <summary>Goes on with the items of another order like this one. To be called once, before there is any item.</summary>
    public void Restore(IEnumerable<NumberedItem> items, long lastNumber)
    {
        _lastNumber = lastNumber;
        foreach (var item in items)
            Put(item);
    }

    /// <summary>Takes the next items out, as many as there are and at most so many.</summary>
    public NumberedItem[] TakeUpTo(int most)
    {
        var taken = new NumberedItem[Math.Min(most, Count)];
        for (var i = 0; i < taken.Length; i++)
            taken[i] = Take();
        return taken;
    }

    /// <summary>Items that were taken come back, each to the place that is its own by the order and its number.</summary>
    public void PutBack(IReadOnlyList<NumberedItem> items)
    {
        for (var i = items.Count - 1; i >= 0; i--)
            Put(items[i]);
    }

    /// <summary>An item that was taken comes back, to the place that is its own by the order and its number.</summary>
    public void PutBack(NumberedItem item) => Put(item);

    /// <summary>Takes the next item out; there is one.</summary>
    public abstract NumberedItem Take();

    protected abstract void Put(NumberedItem item);

    protected abstract void RemoveNewerThan(long number);
}

/// <summary>By arrival: the oldest item first, or the newest.</summary>
internal sealed class ArrivalOrder(bool newestFirst) : ItemOrder
{
    // By number, the oldest in front.
    private readonly Deque<NumberedItem> _items = new();

    public override int Count => _items.Count;

    public override IReadOnlyList<NumberedItem> ToList() => _items.ToArray();

    // What comes back was taken at one end, and is put in near it.
    protected override void Put(NumberedItem item)
    {
        if (Count == 0 || _items.Last.Number < item.Number)
            _items.AddLast(item);
        else if (newestFirst)
            PutFromTheBack(item);
        else
            PutFromTheFront(item);
    }

    public override NumberedItem Take() => newestFirst ? _items.TakeLast() : _items.TakeFirst();

    protected override void RemoveNewerThan(long number)
    {
        while (Count > 0 && _items.Last.Number > number)
            _items.TakeLast();
    }

    private void PutFromTheFront(NumberedItem item)
    {
        var older = new Stack<NumberedItem>();
        while (_items.First.Number < item.Number)
            older.Push(_items.TakeFirst());
        _items.AddFirst(item);
        while (older.TryPop(out var next))
            _items.AddFirst(next);
    }

    private void PutFromTheBack(NumberedItem item)
    {
        var newer = new Stack<NumberedItem>();
        while (Count > 0 && _items.Last.Number > item.Number)
            newer.Push(_items.TakeLast());
        _items.AddLast(item);
        while (newer.TryPop(out var next))
            _items.AddLast(next);
    }
}

/// <summary>
/// The least item first, equal ones by arrival. A sorted list and not a heap: a comparer that fails does so when an item is put
/// in, where its owner can be told, and never when one is taken out.
/// </summary>
internal sealed class PriorityOrder(IComparer<object?> comparer) : ItemOrder
{
    private readonly List<NumberedItem> _nextIsLast = [];

    public override int Count => _nextIsLast.Count;

    public override IReadOnlyList<NumberedItem> ToList() => [.. _nextIsLast];

    protected override void Put(NumberedItem item)
    {
        // Of a single item nothing is known that the comparer could refuse later, so it is compared with itself.
        if (Count == 0)
            comparer.Compare(item.Value, item.Value);
        int low = 0, high = Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ComesAfter(_nextIsLast[middle], item))
                low = middle + 1;
            else
                high = middle;
        }

        _nextIsLast.Insert(low, item);
    }

    public override NumberedItem Take()
    {
        var next = _nextIsLast[^1];
        _nextIsLast.RemoveAt(Count - 1);
        return next;
    }

    protected override void RemoveNewerThan(long number) => _nextIsLast.RemoveAll(item => item.Number > number);

    private bool ComesAfter(NumberedItem item, NumberedItem other)
    {
        var order = comparer.Compare(item.Value, other.Value);
        return order > 0 || (order == 0 && item.Number > other.Number);
    }
}
