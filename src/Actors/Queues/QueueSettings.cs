namespace ActorConcurrency.Actors.Queues;

/// <summary>What all uses of a queue's name must agree on.</summary>
/// <param name="Order">In what order items come out.</param>
/// <param name="Capacity">How many items there may be; null: no limit.</param>
/// <param name="ItemType">What the items are.</param>
/// <param name="Comparer">The order of priorities, if that is the order; a comparer of items.</param>
internal sealed record QueueSettings(QueueOrder Order, int? Capacity, Type ItemType, object? Comparer)
{
    public string Kind => Order switch
    {
        QueueOrder.FirstInFirstOut => "queue",
        QueueOrder.LastInFirstOut => "lifo queue",
        _ => "priority queue",
    };

    /// <exception cref="ArgumentOutOfRangeException">The capacity is less than 1.</exception>
    public static QueueSettings For<T>(QueueOrder order, int? capacity, IComparer<T>? comparer = null)
    {
        if (capacity is { } most)
            ArgumentOutOfRangeException.ThrowIfLessThan(most, 1, nameof(capacity));
        return new QueueSettings(order, capacity, typeof(T), order == QueueOrder.Priority ? comparer ?? Comparer<T>.Default : null);
    }

    /// <summary>An empty order.</summary>
    /// <param name="item">Where in a value the item is; null: it is the value.</param>
    public ItemOrder NewOrder<T>(Func<object?, object?>? item = null)
    {
        if (Comparer is not IComparer<T> comparer)
            return new ArrivalOrder(newestFirst: Order == QueueOrder.LastInFirstOut);
        return new PriorityOrder(item is null
            ? Comparer<object?>.Create((x, y) => comparer.Compare((T)x!, (T)y!))
            : Comparer<object?>.Create((x, y) => comparer.Compare((T)item(x)!, (T)item(y)!)));
    }

    public override string ToString()
    {
        var capacity = Capacity is { } most ? $"capacity {most}" : "no capacity limit";
        return $"items of {ItemType}, {capacity}{(Comparer is null ? "" : $", order of {Comparer}")}";
    }
}

/// <summary>In what order items come out of a queue.</summary>
internal enum QueueOrder
{
    FirstInFirstOut,
    LastInFirstOut,
    Priority,
}
