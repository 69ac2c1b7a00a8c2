using ActorConcurrency.Actors.Common;

namespace ActorConcurrency.Actors.Shared;

/// <summary>Shared data at one moment, seen from outside. Nobody holds it.</summary>
/// <param name="Kind">Which kind it is.</param>
/// <param name="Name">The name.</param>
/// <param name="Epoch">The incarnation of its actor.</param>
/// <param name="Count">How many keys there are.</param>
/// <param name="Version">How many changes there have been.</param>
/// <param name="Subscribers">How many actors are told of changes.</param>
/// <param name="Waiters">Who waits for a value.</param>
public sealed record SharedSnapshot(
    string Kind, string Name, long Epoch, int Count, long Version, int Subscribers, IReadOnlyList<WaiterInfo> Waiters)
    : PrimitiveSnapshot(Kind, Name, Epoch, [], Waiters);
