using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Locks;

/// <summary>A lock at one moment.</summary>
/// <param name="Name">The lock's name.</param>
/// <param name="Epoch">The incarnation of its actor.</param>
/// <param name="Reentrant">Whether its holder may acquire it again.</param>
/// <param name="Depth">How many levels deep it is held; 0 when it is free.</param>
/// <param name="Holders">Who holds it: one or nobody.</param>
/// <param name="Waiters">Who waits; for <c>Resume</c>: to have it back after waiting at a condition.</param>
public sealed record LockSnapshot(
    string Name, long Epoch, bool Reentrant, int Depth, IReadOnlyList<HolderInfo> Holders, IReadOnlyList<WaiterInfo> Waiters)
    : PrimitiveSnapshot("lock", Name, Epoch, Holders, Waiters)
{
    /// <inheritdoc />
    public override int? Free => Depth == 0 ? 1 : 0;
}

/// <summary>What all uses of a lock's name must agree on.</summary>
internal sealed record LockSettings(bool Reentrant) : PrimitiveSettings
{
    public override Props Props(PrimitiveIncarnation primitive, object? image) =>
        LockActor.Props(primitive, this, (LockImage?)image);

    public override string ToString() => Reentrant ? "a re-entrant lock" : "a lock that is not re-entrant";
}
