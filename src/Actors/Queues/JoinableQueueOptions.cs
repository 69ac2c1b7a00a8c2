using ActorConcurrency.Actors.Common;
using Akka.Actor;

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
/// <param name="Queue">What it has in common with queues that are not joinable.</param>
/// <param name="MaxDeliveries">How often an item is delivered at most.</param>
internal sealed record JoinableQueueSettings(QueueSettings Queue, int MaxDeliveries) : PrimitiveSettings
{
    public override Props Props(PrimitiveIncarnation primitive, object? image) =>
        JoinableQueueActor.Props(primitive, this, NewOrder(), (JoinableQueueImage?)image);

    public string Kind => $"joinable {Queue.Kind}";

    public int? Capacity => Queue.Capacity;

    /// <exception cref="ArgumentOutOfRangeException">A number is less than 1.</exception>
    public static JoinableQueueSettings For<T>(QueueOrder order, JoinableQueueOptions? options, IComparer<T>? comparer = null)
    {
        options ??= new JoinableQueueOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxDeliveries, 1, nameof(options.MaxDeliveries));
        return new JoinableQueueSettings(QueueSettings.For(order, options.Capacity, comparer), options.MaxDeliveries);
    }

    public ItemOrder NewOrder() => Queue.NewOrder(QueueItem.ValueOf);

    public override string ToString() => $"{Queue}, {MaxDeliveries} deliveries at most";
}
