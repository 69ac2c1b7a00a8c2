using ActorConcurrency.Actors.Common;

namespace ActorConcurrency.Actors.Locks;

/// <summary>A lock's state on its way to another node: those who wait, and the levels of its holder.</summary>
internal sealed record LockImage(IReadOnlyList<Waiting<ICancelableRequest>> Waiters, HoldingsImage<IReadOnlyList<long>> Holdings);
