using ActorConcurrency.Actors.Common;
using static ActorConcurrency.Actors.Semaphores.SemaphoreProtocol;

namespace ActorConcurrency.Actors.Semaphores;

/// <summary>A semaphore's state on its way to another node: free permits, those who wait, and who holds how many.</summary>
internal sealed record SemaphoreImage(int Free, IReadOnlyList<Waiting<Acquire>> Waiters, HoldingsImage<int> Holdings);
