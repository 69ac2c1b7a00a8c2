namespace Nito.AsyncEx.Synchronous;

/// <summary>
/// Waits for tasks on the calling thread. A failed task throws its exception itself, not an <see cref="AggregateException"/>.
/// </summary>
public static class TaskExt
{
    /// <summary>Waits for the task.</summary>
    public static void WaitAndUnwrapException(this Task t) => t.GetAwaiter().GetResult();

    /// <summary>Waits for the task.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled before the task ended.</exception>
    public static void WaitAndUnwrapException(this Task t, CancellationToken cancellationToken) =>
        t.WaitAsync(cancellationToken).GetAwaiter().GetResult();

    /// <summary>Waits for the task and returns its result.</summary>
    public static T WaitAndUnwrapException<T>(this Task<T> t) => t.GetAwaiter().GetResult();

    /// <summary>Waits for the task and returns its result.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled before the task ended.</exception>
    public static T WaitAndUnwrapException<T>(this Task<T> t, CancellationToken cancellationToken) =>
        t.WaitAsync(cancellationToken).GetAwaiter().GetResult();
}
