using ActorConcurrency.Actors.Common;

namespace ActorConcurrency.Actors.Shared;

/// <summary>Shared data at one moment, seen from outside.</summary>
/// <param name="Kind">Which kind it is.</param>
/// <param name="Name">The name.</param>
/// <param name="Epoch">The incarnation of its actor.</param>
/// <param name="Count">How many keys there are.</param>
/// <param name="Version">How many changes there have been.</param>
/// <param name="Subscribers">How many actors are told of changes.</param>
/// <param name="Holders">Whose turn it is to change a key, of those on other nodes.</param>
/// <param name="Waiters">Who waits for a value, or for a turn.</param>
public sealed record SharedSnapshot(
    string Kind,
    string Name,
    long Epoch,
    int Count,
    long Version,
    int Subscribers,
    IReadOnlyList<HolderInfo> Holders,
    IReadOnlyList<WaiterInfo> Waiters)
    : PrimitiveSnapshot(Kind, Name, Epoch, Holders, Waiters);

