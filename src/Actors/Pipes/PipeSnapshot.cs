using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Pipes;

/// <summary>One of a pipe's two ends.</summary>
public enum PipeEnd
{
    /// <summary>The first end; of a one-way pipe the one that receives.</summary>
    First,

    /// <summary>The second end; of a one-way pipe the one that sends.</summary>
    Second,
}

/// <summary>How far an end's life is.</summary>
public enum PipeEndState
{
    /// <summary>Nobody has opened it yet; what is sent to it waits.</summary>
    Unopened,

    /// <summary>It has an owner.</summary>
    Open,

    /// <summary>Its owner has closed it or died.</summary>
    Closed,
}

/// <summary>A pipe at one moment. Its holders are the owners of its open ends.</summary>
/// <param name="Name">The pipe's name.</param>
/// <param name="Epoch">The incarnation of its actor.</param>
/// <param name="Duplex">Whether both ends send.</param>
/// <param name="First">How far the first end's life is.</param>
/// <param name="Second">How far the second end's life is.</param>
/// <param name="ToFirst">Items that the first end has not received yet.</param>
/// <param name="ToSecond">Items that the second end has not received yet.</param>
/// <param name="Capacity">How many items each direction holds; null: no limit.</param>
/// <param name="Holders">Who has an end.</param>
/// <param name="Waiters">Who waits, and for what.</param>
public sealed record PipeSnapshot(
    string Name,
    long Epoch,
    bool Duplex,
    PipeEndState First,
    PipeEndState Second,
    int ToFirst,
    int ToSecond,
    int? Capacity,
    IReadOnlyList<HolderInfo> Holders,
    IReadOnlyList<WaiterInfo> Waiters)
    : PrimitiveSnapshot("pipe", Name, Epoch, Holders, Waiters);

/// <summary>What all uses of a pipe's name must agree on.</summary>
internal sealed record PipeSettings(bool Duplex, int? Capacity, Type ItemType) : PrimitiveSettings
{
    public override Props Props(PrimitiveIncarnation primitive, object? image) =>
        PipeActor.Props(primitive, this, (PipeImage?)image);

    /// <exception cref="ArgumentOutOfRangeException">The capacity is less than 1.</exception>
    public static PipeSettings For<T>(bool duplex, int? capacity)
    {
        if (capacity is { } most)
            ArgumentOutOfRangeException.ThrowIfLessThan(most, 1, nameof(capacity));
        return new PipeSettings(duplex, capacity, typeof(T));
    }

    public override string ToString()
    {
        var capacity = Capacity is { } most ? $"capacity {most}" : "no capacity limit";
        return $"items of {ItemType}, {(Duplex ? "duplex" : "one way")}, {capacity}";
    }
}
