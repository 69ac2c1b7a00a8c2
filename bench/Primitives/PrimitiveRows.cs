using System.Threading.Channels;
using ActorConcurrency.Actors;

namespace ActorConcurrency.Bench.Primitives;

/// <summary>One operation of a primitive and of its plain .NET counterpart, for any number of owners side by side.</summary>
/// <param name="Name">The primitive and the operation.</param>
/// <param name="ComparedWith">The plain counterpart.</param>
/// <param name="Ours">Makes the operation of one owner; it is called over and over.</param>
/// <param name="Plain">Makes the counterpart's operation.</param>
internal sealed record PrimitiveRow(string Name, string ComparedWith, Func<IConcurrency, Func<Task>> Ours, Func<Func<Func<Task>>> Plain);

/// <summary>The rows of the primitives' table.</summary>
internal static class PrimitiveRows
{
    public static IReadOnlyList<PrimitiveRow> All { get; } =
    [
        new("semaphore of 4: acquire, release", "SemaphoreSlim", concurrency =>
            {
                var semaphore = concurrency.Semaphore("bench", permits: 4);
                return async () => await (await semaphore.AcquireAsync()).DisposeAsync();
            },
            () =>
            {
                var semaphore = new SemaphoreSlim(4);
                return () => async () =>
                {
                    await semaphore.WaitAsync();
                    semaphore.Release();
                };
            }),
        new("event: set, wait", "TaskCompletionSource", concurrency =>
            {
                var gate = concurrency.Event("bench");
                return async () =>
                {
                    await gate.SetAsync();
                    await gate.WaitAsync();
                };
            },
            () => () => async () =>
            {
                var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                gate.SetResult();
                await gate.Task;
            }),
        new("joinable queue: put, get, done", "Channel", concurrency =>
            {
                var queue = concurrency.JoinableQueue<int>("bench");
                return async () =>
                {
                    await queue.EnqueueAsync(1);
                    await (await queue.DequeueAsync()).MarkDoneAsync();
                };
            },
            () =>
            {
                var channel = Channel.CreateUnbounded<int>();
                return () => async () =>
                {
                    await channel.Writer.WriteAsync(1);
                    await channel.Reader.ReadAsync();
                };
            }),
        new("pool of 5: apply", "Task.Run", concurrency =>
            {
                var pool = concurrency.Pool("bench", workers: 5);
                return async () => await pool.ApplyAsync(static _ => Task.FromResult(1));
            },
            () => () => async () => await Task.Run(static () => Task.FromResult(1))),
    ];
}
