namespace ActorConcurrency.Actors.Queues;

/// <summary>What can be chosen about a joinable queue.</summary>
public sealed record JoinableQueueOptions
{
    /// <summary>How many items may be in the queue, not counting those being worked on; null, the default: no limit.</summary>
    public int? Capacity { get; init; }

    /// <summary>
    /// How often an item is delivered before it is given up and put among the dead letters; 1 or more, 5 by default. An item is only
    /// delivered again when its taker died or returned it.
    /// </summary>
    public int MaxDeliveries { get; init; } = 5;
}

/// <summary>What all uses of a queue's name must agree on.</summary>
internal sealed record JoinableQueueSettings(int? Capacity, int MaxDeliveries, string ItemType)
{
    /// <exception cref="ArgumentOutOfRangeException">A number is less than 1.</exception>
    public static JoinableQueueSettings From(JoinableQueueOptions options, Type itemType)
    {
        if (options.Capacity is { } capacity)
            ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1, nameof(options.Capacity));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxDeliveries, 1, nameof(options.MaxDeliveries));
        return new JoinableQueueSettings(options.Capacity, options.MaxDeliveries, itemType.ToString());
    }

    public override string ToString()
    {
        var capacity = Capacity is { } most ? $"capacity {most}" : "no capacity limit";
        return $"items of {ItemType}, {capacity}, {MaxDeliveries} deliveries at most";
    }
}
