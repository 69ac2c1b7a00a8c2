using ActorConcurrency.Actors;
using ActorConcurrency.Actors.Executors;
using ActorConcurrency.Actors.Processes;

namespace ActorConcurrency.Bench.Python;

/// <summary>The rows of the comparison, and the goals.</summary>
internal static class PythonRows
{
    private const int Workers = 5;

    public static IReadOnlyList<PythonRow> All { get; } =
    [
        new("queue", "Queue: put in one process, get in another", 20, 300_000, QueueAsync),
        new("joinable-queue", "JoinableQueue: the same, task_done, join", 20, 200_000, JoinableQueueAsync),
        new("semaphore", "Semaphore(4): acquire, release", 1, 300_000, SemaphoreAsync),
        new("manager-get", "Manager dict: get", 100, 300_000, DictionaryGetAsync),
        new("manager-decrement", "Manager dict: decrement under its Lock", 100, 100_000, DictionaryDecrementAsync),
        new("pool", "Pool(5): apply_async", 50, 20_000, PoolAsync),
        new("executor", "ThreadPoolExecutor(5): submit", 50, 20_000, ExecutorAsync),
        new("event", "Event: 1,000 start, wait and are released", 100, 20_000, EventAsync),
        new("process", "Process: start, join", 1_000, 20_000, ProcessAsync),
        new("thread", "Thread: start, join", null, 20_000, ThreadAsync),
    ];

    private static async Task QueueAsync(IConcurrency concurrency, string name, int count)
    {
        await using var producer = concurrency.As("producer");
        await using var consumer = concurrency.As("consumer");
        var (into, from) = (producer.Queue<int>(name), consumer.Queue<int>(name));
        await Task.WhenAll(
            Task.Run(async () =>
            {
                for (var i = 0; i < count; i++)
                    await into.EnqueueAsync(i);
            }),
            Task.Run(async () =>
            {
                for (var i = 0; i < count; i++)
                    await from.DequeueAsync();
            }));
    }

    private static async Task JoinableQueueAsync(IConcurrency concurrency, string name, int count)
    {
        await using var producer = concurrency.As("producer");
        await using var consumer = concurrency.As("consumer");
        var (into, from) = (producer.JoinableQueue<int>(name), consumer.JoinableQueue<int>(name));
        await Task.WhenAll(
            Task.Run(async () =>
            {
                for (var i = 0; i < count; i++)
                    await into.EnqueueAsync(i);
            }),
            Task.Run(async () =>
            {
                for (var i = 0; i < count; i++)
                    await (await from.DequeueAsync()).MarkDoneAsync();
            }));
        await into.JoinAsync();
    }

    private static async Task SemaphoreAsync(IConcurrency concurrency, string name, int count)
    {
        await using var owner = concurrency.As();
        var semaphore = owner.Semaphore(name, permits: 4);
        for (var i = 0; i < count; i++)
            await (await semaphore.AcquireAsync()).DisposeAsync();
    }

    private static async Task DictionaryGetAsync(IConcurrency concurrency, string name, int count)
    {
        await using var owner = concurrency.As();
        var shared = owner.SharedDictionary<string, int>(name);
        await shared.SetAsync("count", 100);
        for (var i = 0; i < count; i++)
            await shared.GetAsync("count");
    }

    private static async Task DictionaryDecrementAsync(IConcurrency concurrency, string name, int count)
    {
        await using var owner = concurrency.As();
        var (shared, theLock) = (owner.SharedDictionary<string, int>(name), owner.Lock(name));
        await shared.SetAsync("count", 100);
        for (var i = 0; i < count; i++)
        {
            await using var lease = await theLock.AcquireAsync();
            await shared.SetAsync("count", await shared.GetAsync("count") - 1);
        }
    }

    private static async Task PoolAsync(IConcurrency concurrency, string name, int count)
    {
        await using var owner = concurrency.As();
        var pool = owner.Pool(name, Workers);
        var results = new Task<int>[count];
        for (var i = 0; i < count; i++)
            results[i] = pool.ApplyAsync(static _ => Task.FromResult(1));
        await Task.WhenAll(results);
        await pool.CloseAsync();
    }

    private static async Task ExecutorAsync(IConcurrency concurrency, string name, int count)
    {
        await using var owner = concurrency.As();
        var executor = owner.Executor(name, Workers);
        var futures = new ActorFuture<int>[count];
        for (var i = 0; i < count; i++)
            futures[i] = executor.Submit(static _ => Task.FromResult(1));
        foreach (var future in futures)
            await future.ResultAsync();
        await executor.ShutdownAsync();
    }

    private static async Task EventAsync(IConcurrency concurrency, string name, int count)
    {
        const int Waiters = 1_000;
        for (var round = 0; round < count / Waiters; round++)
        {
            var eventName = $"{name}-{round}";
            var waits = new Task[Waiters];
            for (var i = 0; i < Waiters; i++)
                waits[i] = concurrency.Event(eventName).WaitAsync();   // each handle is an owner of its own
            await concurrency.Event(eventName).SetAsync();
            await Task.WhenAll(waits);
        }
    }

    private static async Task ProcessAsync(IConcurrency concurrency, string name, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var process = concurrency.Process($"{name}-{i}", static _ => Task.CompletedTask);
            await process.StartAsync();
            await process.JoinAsync();
        }
    }

    private static async Task ThreadAsync(IConcurrency concurrency, string name, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var thread = concurrency.Thread($"{name}-{i}", static _ => Task.CompletedTask);
            await thread.StartAsync();
            await thread.JoinAsync();
        }
    }
}
