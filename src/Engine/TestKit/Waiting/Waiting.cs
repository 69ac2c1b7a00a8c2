namespace Akka.TestKit.Internal;

/// <summary>
/// How an operation of the kit waits: blocking the calling thread, or asynchronously. Each operation is written once, as an async
/// method that waits only through this; with <see cref="Blocking"/> it has run to its end, on the calling thread, when it returns.
/// Synchronous tests so depend on no other thread and keep their thread's implicit sender.
/// </summary>
internal sealed class Waiting
{
    public static readonly Waiting Blocking = new(true);
    public static readonly Waiting Async = new(false);

    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(int.MaxValue);

    private readonly bool _blocks;

    private Waiting(bool blocks) => _blocks = blocks;

    /// <summary>Waits for a permit; true when it got one. Below zero, other than infinite, counts as zero.</summary>
    public ValueTask<bool> For(SemaphoreSlim semaphore, TimeSpan timeout, CancellationToken cancellation)
    {
        timeout = Bounded(timeout);
        return _blocks ? new(semaphore.Wait(timeout, cancellation)) : new(semaphore.WaitAsync(timeout, cancellation));
    }

    /// <summary>Lets time pass.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled meanwhile.</exception>
    public async ValueTask Pause(TimeSpan duration, CancellationToken cancellation)
    {
        using var never = new SemaphoreSlim(0);
        // On the caller's context: what follows is the test's own code, which needs its implicit sender.
        await For(never, duration, cancellation);
    }

    /// <summary>Waits for a task; false when it did not end in time. The task's outcome is not looked at.</summary>
    public static bool ForEnd(Task task, TimeSpan timeout) => ((IAsyncResult)task).AsyncWaitHandle.WaitOne(Bounded(timeout));

    private static TimeSpan Bounded(TimeSpan timeout)
    {
        if (timeout == Timeout.InfiniteTimeSpan)
            return timeout;

        return timeout < TimeSpan.Zero ? TimeSpan.Zero : timeout > Longest ? Longest : timeout;
    }
}

/// <summary>Ends of operations that waited with <see cref="Waiting.Blocking"/>.</summary>
internal static class BlockingResults
{
    public static T Get<T>(this ValueTask<T> operation) =>
        operation.IsCompleted ? operation.GetAwaiter().GetResult() : operation.AsTask().GetAwaiter().GetResult();

    public static void Get(this ValueTask operation)
    {
        if (operation.IsCompleted)
            operation.GetAwaiter().GetResult();
        else
            operation.AsTask().GetAwaiter().GetResult();
    }

    public static List<T> ToList<T>(this IAsyncEnumerable<T> items) => Collect(items).Get();

    private static async ValueTask<List<T>> Collect<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items.ConfigureAwait(false))
            list.Add(item);

        return list;
    }
}
