using ActorConcurrency.Actors.Coroutines.Generators;
using ActorConcurrency.Actors.Processes;

namespace ActorConcurrency.Bench.Primitives;

/// <summary>What runs something.</summary>
internal static class WorkRows
{
    public static IReadOnlyList<PrimitiveRow> All { get; } =
    [
        new("pool of 5: apply", "Task.Run", side =>
            {
                var pool = side.Concurrency.Pool("bench", workers: 5);
                return () => pool.ApplyAsync(static _ => Task.FromResult(1));
            },
            OnThePool),
        new("executor of 5: submit, result", "Task.Run", side =>
            {
                var executor = side.Concurrency.Executor("bench", workers: 5);
                return async () => await executor.Submit(static _ => Task.FromResult(1));
            },
            OnThePool),
        new("process: start, join", "Task.Run", side => async () =>
            {
                var process = side.Concurrency.Process(null, static _ => Task.CompletedTask);
                await process.StartAsync();
                await process.JoinAsync();
            },
            OnThePool),
        new("thread: start, join", "Task.Run", side => async () =>
            {
                var thread = side.Concurrency.Thread(null, static _ => Task.CompletedTask);
                await thread.StartAsync();
                await thread.JoinAsync();
            },
            OnThePool),
        new("generator: next", "IAsyncEnumerator", side =>
            {
                var numbers = side.Concurrency.Generator<int, int, int>($"bench {side.Index}", static async context =>
                {
                    while (true)
                        await context.YieldAsync(1);
                });
                return () => numbers.NextAsync();
            },
            _ => () =>
            {
                var numbers = Ones().GetAsyncEnumerator();
                return () => numbers.MoveNextAsync().AsTask();
            }),
    ];

    private static Func<Func<Task>> OnThePool(int owners) => () => () => Task.Run(static () => Task.FromResult(1));

    private static async IAsyncEnumerable<int> Ones()
    {
        while (true)
        {
            await Task.Yield();
            yield return 1;
        }
    }
}
