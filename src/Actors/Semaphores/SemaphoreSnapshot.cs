using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Semaphores;

/// <summary>A semaphore at one moment.</summary>
/// <param name="Name">The semaphore's name.</param>
/// <param name="Epoch">The incarnation of its actor.</param>
/// <param name="FreePermits">How many permits are free.</param>
/// <param name="Permits">How many it was created with.</param>
/// <param name="Bounded">Whether there can never be more.</param>
/// <param name="Holders">Who holds permits.</param>
/// <param name="Waiters">Who waits.</param>
public sealed record SemaphoreSnapshot(
    string Name,
    long Epoch,
    int FreePermits,
    int Permits,
    bool Bounded,
    IReadOnlyList<HolderInfo> Holders,
    IReadOnlyList<WaiterInfo> Waiters)
    : PrimitiveSnapshot("semaphore", Name, Epoch, Holders, Waiters)
{
    /// <inheritdoc />
    public override int? Free => FreePermits;
}

/// <summary>What all uses of a semaphore's name must agree on.</summary>
internal sealed record SemaphoreSettings(int Permits, bool Bounded) : PrimitiveSettings
{
    public override Props Props(PrimitiveIncarnation primitive, object? image) =>
        SemaphoreActor.Props(primitive, this, (SemaphoreImage?)image);

    public override string ToString() => $"{Permits} permits, {(Bounded ? "bounded" : "not bounded")}";
}
