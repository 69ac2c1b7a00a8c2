using ActorConcurrency.Actors.Common;
using static ActorConcurrency.Actors.ReaderWriterLocks.ReaderWriterLockProtocol;

namespace ActorConcurrency.Actors.ReaderWriterLocks;

/// <summary>A reader-writer lock's state on its way to another node: those who wait, and who is inside, to write or not.</summary>
internal sealed record ReaderWriterLockImage(IReadOnlyList<Waiting<Acquire>> Waiters, HoldingsImage<bool> Holdings);
