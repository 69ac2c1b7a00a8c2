using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Locks;
using Akka.Actor;

namespace ActorConcurrency.Actors.Conditions;

/// <summary>
/// A condition at one moment. Its waiters wait for whoever holds its lock, since nobody else can notify them; those who were notified and
/// wait to have the lock again are waiters of the lock.
/// </summary>
/// <param name="Name">The condition's name.</param>
/// <param name="Epoch">The incarnation of its actor.</param>
/// <param name="Lock">The name of its lock.</param>
/// <param name="LockIsFree">Whether nobody holds the lock.</param>
/// <param name="Holders">Who holds the lock.</param>
/// <param name="Waiters">Who waits to be notified.</param>
public sealed record ConditionSnapshot(
    string Name, long Epoch, string Lock, bool LockIsFree, IReadOnlyList<HolderInfo> Holders, IReadOnlyList<WaiterInfo> Waiters)
    : PrimitiveSnapshot("condition", Name, Epoch, Holders, Waiters)
{
    /// <inheritdoc />
    public override int? Free => LockIsFree ? 1 : 0;
}

/// <summary>What all uses of a condition's name must agree on.</summary>
/// <param name="Lock">The lock's name.</param>
/// <param name="LockSettings">What the lock's name stands for.</param>
internal sealed record ConditionSettings(string Lock, LockSettings LockSettings) : PrimitiveSettings
{
    internal override PrimitiveKey? Beside => new(ActorLock.Kind, Lock);

    public override Props Props(PrimitiveIncarnation primitive, object? image) =>
        ConditionActor.Props(primitive, primitive.Registry.GetOrCreate(ActorLock.Kind, Lock, LockSettings), (ConditionImage?)image);

    public override string ToString() => $"lock '{Lock}'";
}
