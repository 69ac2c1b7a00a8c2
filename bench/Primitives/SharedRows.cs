using System.Collections.Concurrent;
using ActorConcurrency.Actors.Shared;

namespace ActorConcurrency.Bench.Primitives;

/// <summary>What is read and changed.</summary>
internal static class SharedRows
{
    public static IReadOnlyList<PrimitiveRow> All { get; } =
    [
        new("shared dictionary: set, get", "ConcurrentDictionary", side =>
            {
                var shared = side.Concurrency.SharedDictionary<int, int>("bench");
                return async () =>
                {
                    await shared.SetAsync(side.Index, 1);
                    await shared.GetAsync(side.Index);
                };
            },
            _ => OfDictionary((dictionary, key) =>
            {
                dictionary[key] = 1;
                dictionary.TryGetValue(key, out int _);
            })),
        new("shared dictionary: increment", "ConcurrentDictionary", side =>
            {
                var shared = side.Concurrency.SharedDictionary<int, int>("bench");
                return () => shared.UpdateAsync(0, static count => count + 1, ifMissing: 0);
            },
            _ => OfDictionary(static (dictionary, _) => dictionary.AddOrUpdate(0, 0, static (_, count) => count + 1))),
        new("shared list: add, remove", "List, lock", side =>
            {
                var shared = side.Concurrency.SharedList<int>("bench");
                return async () =>
                {
                    await shared.AddAsync(1);
                    await shared.RemoveAsync(^1);
                };
            },
            _ =>
            {
                var list = new List<int>();
                return () => () =>
                {
                    lock (list)
                        list.Add(1);
                    lock (list)
                        list.RemoveAt(list.Count - 1);
                    return Task.CompletedTask;
                };
            }),
        new("shared value: increment", "Interlocked", side =>
            {
                var shared = side.Concurrency.SharedValue("bench", 0L);
                return () => shared.IncrementAsync(1);
            },
            _ =>
            {
                var count = 0L;
                return () => () =>
                {
                    Interlocked.Increment(ref count);
                    return Task.CompletedTask;
                };
            }),
        new("fenced resource: write", "Task.Run", side =>
            {
                var guard = side.Concurrency.FencedResource("bench");
                var newest = new Actors.Common.FencingToken(1, 1);
                return () => guard.WriteAsync(newest, static () => Task.FromResult(1));
            },
            _ => () => () => Task.Run(static () => Task.FromResult(1))),
    ];

    private static Func<Func<Task>> OfDictionary(Action<ConcurrentDictionary<int, int>, int> operation)
    {
        var (dictionary, keys) = (new ConcurrentDictionary<int, int>(), 0);
        return () =>
        {
            var key = keys++;
            return () =>
            {
                operation(dictionary, key);
                return Task.CompletedTask;
            };
        };
    }
}
