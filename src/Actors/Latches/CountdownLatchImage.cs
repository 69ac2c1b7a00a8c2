using ActorConcurrency.Actors.Common;
using static ActorConcurrency.Actors.Latches.CountdownLatchProtocol;

namespace ActorConcurrency.Actors.Latches;

/// <summary>A latch's state on its way to another node: what is left to count, and those who wait.</summary>
internal sealed record CountdownLatchImage(int Remaining, IReadOnlyList<Waiting<Wait>> Waiters);
