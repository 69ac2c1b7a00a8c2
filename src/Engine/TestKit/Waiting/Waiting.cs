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

    private readonly bool _blocks;

    private Waiting(bool blocks) => _blocks = blocks;

    /// <summary>Waits for a permit; true when it got one. Below zero, other than infinite, counts as zero.</summary>
    public ValueTask<bool> For(SemaphoreSlim semaphore, TestClock clock, TimeSpan timeout, CancellationToken cancellation) =>
        _blocks ? new(clock.Wait(semaphore, timeout, cancellation)) : clock.WaitAsync(semaphore, timeout, cancellation);

    /// <summary>Lets time pass.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled meanwhile.</exception>
    public async ValueTask Pause(TestClock clock, TimeSpan duration, CancellationToken cancellation)
    {
        using var never = new SemaphoreSlim(0);
        // On the caller's context: what follows is the test's own code, which needs its implicit sender.
        await For(never, clock, duration, cancellation);
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
