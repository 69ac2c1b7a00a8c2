using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Locks;
using ActorConcurrency.Actors.ReaderWriterLocks;
using ActorConcurrency.Actors.Semaphores;
using Akka.Actor;

namespace ActorConcurrency.Actors.Tests.EmbeddedOnly.Schedules;

/// <summary>A primitive that grants something to hold, for tests that treat all of them alike.</summary>
/// <param name="Name">The kind, as the test shows it.</param>
/// <param name="Create">Gives its actor.</param>
/// <param name="Acquire">Some request of an owner.</param>
/// <param name="Release">Gives back what a request obtained.</param>
/// <param name="MayBeHeld">Whether the requests may be granted at the same time.</param>
/// <param name="Free">How much is free when nobody holds anything; null: the snapshot does not say.</param>
internal sealed record LeaseKind(
    string Name,
    Func<IConcurrency, IActorRef> Create,
    Func<long, IActorRef, Random, ICancelableRequest> Acquire,
    Func<ICancelableRequest, IGrant, object> Release,
    Func<IReadOnlyCollection<ICancelableRequest>, bool> MayBeHeld,
    int? Free)
{
    private const int Permits = 3;

    public static IReadOnlyDictionary<string, LeaseKind> All { get; } = new LeaseKind[]
    {
        new("lock", c => c.Lock("x").Actor, NewLockRequest, ReleaseLock, held => held.Count <= 1, 1),
        new("re-entrant lock", c => c.ReentrantLock("x").Actor, NewLockRequest, ReleaseLock, held => held.Count <= 1, 1),
        new("semaphore", c => c.Semaphore("x", Permits).Actor, NewPermitsRequest, ReleasePermits, FitPermits, Permits),
        new("bounded semaphore", c => c.BoundedSemaphore("x", Permits).Actor, NewPermitsRequest, ReleasePermits, FitPermits, Permits),
        new("reader-writer lock", c => c.ReaderWriterLock("x").Actor, NewReaderWriterRequest, ReleaseReaderWriter, AreReadersOrOneWriter, null),
    }.ToDictionary(kind => kind.Name);

    private static LockProtocol.Acquire NewLockRequest(long id, IActorRef owner, Random random) => new(id, owner);

    private static object ReleaseLock(ICancelableRequest acquire, IGrant granted) =>
        new LockProtocol.Release(0, acquire.Owner, acquire.RequestId);

    private static SemaphoreProtocol.Acquire NewPermitsRequest(long id, IActorRef owner, Random random) =>
        new(id, owner, random.Next(1, Permits + 1));

    private static object ReleasePermits(ICancelableRequest acquire, IGrant granted) =>
        new SemaphoreProtocol.Release(0, acquire.Owner, granted.FencingToken);

    private static bool FitPermits(IReadOnlyCollection<ICancelableRequest> held) =>
        held.Cast<SemaphoreProtocol.Acquire>().Sum(acquire => acquire.Permits) <= Permits;

    private static ReaderWriterLockProtocol.Acquire NewReaderWriterRequest(long id, IActorRef owner, Random random) =>
        new(id, owner, Write: random.Next(2) == 0);

    private static object ReleaseReaderWriter(ICancelableRequest acquire, IGrant granted) =>
        new ReaderWriterLockProtocol.Release(0, acquire.Owner, granted.FencingToken);

    private static bool AreReadersOrOneWriter(IReadOnlyCollection<ICancelableRequest> held) =>
        held.Count <= 1 || held.Cast<ReaderWriterLockProtocol.Acquire>().All(acquire => !acquire.Write);
}
