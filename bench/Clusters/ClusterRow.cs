using ActorConcurrency.Actors;

namespace ActorConcurrency.Bench.Clusters;

/// <summary>One operation of a primitive that lives on another node.</summary>
/// <param name="Name">The row's name.</param>
/// <param name="Redis">The command that does the same in Redis; more than one, where it takes more; null: nothing does.</param>
/// <param name="Operation">What one caller does, by its number.</param>
internal sealed record ClusterRow(string Name, IReadOnlyList<string>? Redis, Func<IConcurrency, int, Func<Task>> Operation)
{
    public static IReadOnlyList<ClusterRow> All { get; } =
    [
        new("dictionary: get", ["GET key"], (concurrency, _) =>
        {
            var dictionary = concurrency.SharedDictionary<string, string>("bench");
            return async () => await dictionary.GetOrDefaultAsync("key", "none");
        }),
        new("dictionary: set", ["SET key 12345678"], (concurrency, _) =>
        {
            var dictionary = concurrency.SharedDictionary<string, string>("bench");
            return async () => await dictionary.SetAsync("key", "12345678");
        }),
        new("value: compare and set", null, (concurrency, _) =>
        {
            var value = concurrency.SharedValue("bench", 0);
            return async () => await value.CompareAndSetAsync(0, 0);
        }),
        new("queue: put, take", ["LPUSH list 12345678", "RPOP list"], (concurrency, caller) =>
        {
            var queue = concurrency.Queue<string>($"bench {caller}");
            return async () =>
            {
                await queue.EnqueueAsync("12345678");
                await queue.DequeueAsync();
            };
        }),
        new("lock: acquire, release", ["SET lock me NX", "DEL lock"], (concurrency, caller) =>
        {
            var mine = concurrency.Lock($"bench {caller}");
            return async () =>
            {
                await using var lease = await mine.AcquireAsync();
            };
        }),
        new("lock of all callers", null, (concurrency, _) =>
        {
            var shared = concurrency.Lock("bench");
            return async () =>
            {
                await using var lease = await shared.AcquireAsync();
            };
        }),
        new("semaphore of 4", null, (concurrency, _) =>
        {
            var semaphore = concurrency.Semaphore("bench", permits: 4);
            return async () =>
            {
                await using var lease = await semaphore.AcquireAsync();
            };
        }),
        new("event: is set", ["EXISTS key"], (concurrency, _) =>
        {
            var signal = concurrency.Event("bench");
            return async () => await signal.IsSetAsync();
        }),
    ];
}
