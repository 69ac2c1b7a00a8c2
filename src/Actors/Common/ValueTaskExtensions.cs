namespace ActorConcurrency.Actors.Common;

internal static class ValueTaskExtensions
{
    /// <summary>The same, until the token fires; at no cost when it cannot.</summary>
    public static ValueTask<T> WaitAsync<T>(this ValueTask<T> task, CancellationToken cancellationToken) =>
        task.IsCompleted || !cancellationToken.CanBeCanceled ? task : new(task.AsTask().WaitAsync(cancellationToken));
}
