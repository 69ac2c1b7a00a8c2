using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.ReaderWriterLocks;

/// <summary>A reader-writer lock at one moment. The amount of a reader is 1, that of a writer <see cref="Whole"/>.</summary>
/// <param name="Name">The lock's name.</param>
/// <param name="Epoch">The incarnation of its actor.</param>
/// <param name="Readers">How many grants to read there are.</param>
/// <param name="HasWriter">Whether a writer holds it.</param>
/// <param name="Holders">Who holds it.</param>
/// <param name="Waiters">Who waits.</param>
public sealed record ReaderWriterLockSnapshot(
    string Name, long Epoch, int Readers, bool HasWriter, IReadOnlyList<HolderInfo> Holders, IReadOnlyList<WaiterInfo> Waiters)
    : PrimitiveSnapshot("reader-writer lock", Name, Epoch, Holders, Waiters)
{
    /// <summary>What a writer takes: as much as all readers that there could be.</summary>
    public const int Whole = int.MaxValue;

    /// <inheritdoc />
    public override int? Free => HasWriter ? 0 : Whole - Readers;
}

/// <summary>A reader-writer lock has no settings: all uses of a name agree.</summary>
internal sealed record ReaderWriterLockSettings : PrimitiveSettings
{
    public static ReaderWriterLockSettings Instance { get; } = new();

    public override Props Props(PrimitiveIncarnation primitive, object? image) =>
        ReaderWriterLockActor.Props(primitive, (ReaderWriterLockImage?)image);
}
