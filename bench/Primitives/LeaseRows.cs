using ActorConcurrency.Actors.Locks;
using ActorConcurrency.Actors.Semaphores;

namespace ActorConcurrency.Bench.Primitives;

/// <summary>What is acquired and released.</summary>
internal static class LeaseRows
{
    public static IReadOnlyList<PrimitiveRow> All { get; } =
    [
        new("lock: acquire, release", "SemaphoreSlim", side => TakeAndGive(side.Concurrency.Lock("bench")), _ => Slim(1)),
        new("re-entrant lock: acquire, release", "SemaphoreSlim", side => TakeAndGive(side.Concurrency.ReentrantLock("bench")), _ => Slim(1)),
        new("reader-writer lock: read, release", "ReaderWriterLockSlim", side =>
            {
                var theLock = side.Concurrency.ReaderWriterLock("bench");
                return async () => await (await theLock.AcquireReadAsync()).DisposeAsync();
            },
            _ =>
            {
                var theLock = new ReaderWriterLockSlim();
                return () => () =>
                {
                    theLock.EnterReadLock();
                    theLock.ExitReadLock();
                    return Task.CompletedTask;
                };
            }),
        new("multi-lock of 2: acquire, release", "2 SemaphoreSlim", side =>
            {
                var both = side.Concurrency.MultiLock("bench 1", "bench 2");
                return async () => await (await both.AcquireAsync()).DisposeAsync();
            },
            _ =>
            {
                var (first, second) = (new SemaphoreSlim(1), new SemaphoreSlim(1));
                return () => async () =>
                {
                    await first.WaitAsync();
                    await second.WaitAsync();
                    second.Release();
                    first.Release();
                };
            }),
        new("semaphore of 4: acquire, release", "SemaphoreSlim", side => TakeAndGive(side.Concurrency.Semaphore("bench", permits: 4)), _ => Slim(4)),
        new("bounded semaphore of 4: the same", "SemaphoreSlim", side => TakeAndGive(side.Concurrency.BoundedSemaphore("bench", permits: 4)), _ => Slim(4)),
        new("condition: acquire, notify, release", "Monitor", side =>
            {
                var condition = side.Concurrency.Condition("bench");
                return async () =>
                {
                    await using var lease = await condition.Lock.AcquireAsync();
                    await condition.NotifyAsync(lease);
                };
            },
            _ =>
            {
                var gate = new object();
                return () => () =>
                {
                    lock (gate)
                        Monitor.Pulse(gate);
                    return Task.CompletedTask;
                };
            }),
    ];

    private static Func<Task> TakeAndGive(ActorLock theLock) => async () => await (await theLock.AcquireAsync()).DisposeAsync();

    private static Func<Task> TakeAndGive(ActorSemaphore semaphore) => async () => await (await semaphore.AcquireAsync()).DisposeAsync();

    private static Func<Func<Task>> Slim(int permits)
    {
        var semaphore = new SemaphoreSlim(permits);
        return () => async () =>
        {
            await semaphore.WaitAsync();
            semaphore.Release();
        };
    }
}
