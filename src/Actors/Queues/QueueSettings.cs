using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Queues;

/// <summary>What all uses of a queue's name must agree on.</summary>
/// <param name="Order">In what order items come out.</param>
/// <param name="Capacity">How many items there may be; null: no limit.</param>
/// <param name="ItemType">What the items are.</param>
/// <param name="Priorities">The caller's own order of priorities; null: that of the items' type.</param>
internal sealed record QueueSettings(QueueOrder Order, int? Capacity, Type ItemType, CustomOrder? Priorities) : PrimitiveSettings
{
    public override Props Props(PrimitiveIncarnation primitive, object? image) =>
        QueueActor.Props(primitive, this, NewOrder(), (QueueImage?)image);

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
        return new QueueSettings(order, capacity, typeof(T), CustomOrder.Of(comparer));
    }

    /// <summary>An empty order.</summary>
    /// <param name="item">Where in a value the item is; null: it is the value.</param>
    public ItemOrder NewOrder(Func<object?, object?>? item = null)
    {
        if (Order != QueueOrder.Priority)
            return new ArrivalOrder(newestFirst: Order == QueueOrder.LastInFirstOut);
        var compare = Priorities is null ? CustomOrder.DefaultOf(ItemType) : Priorities.Compare;
        return new PriorityOrder(Comparer<object?>.Create(item is null ? compare : (x, y) => compare(item(x), item(y))));
    }

    public override string ToString()
    {
        var capacity = Capacity is { } most ? $"capacity {most}" : "no capacity limit";
        return $"items of {ItemType}, {capacity}{(Priorities is null ? "" : $", order of {Priorities}")}";
    }
}

/// <summary>In what order items come out of a queue.</summary>
internal enum QueueOrder
{
    FirstInFirstOut,
    LastInFirstOut,
    Priority,
}
