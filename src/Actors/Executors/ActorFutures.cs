using System.Runtime.CompilerServices;
using ActorConcurrency.Actors.Common;

namespace ActorConcurrency.Actors.Executors;

/// <summary>Several futures at once. Times are by the clock of the futures' actor system; the jobs go on when a wait ends.</summary>
public static class ActorFutures
{
    /// <summary>All results in the order of the futures; the first failure in that order is thrown, when all are settled.</summary>
    /// <param name="futures">The futures.</param>
    /// <param name="timeout">Null: without limit.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TimeoutException">Not all were settled in time.</exception>
    /// <exception cref="OperationCanceledException">The token fired, or a future was cancelled.</exception>
    public static Task<T[]> WhenAll<T>(
        IEnumerable<ActorFuture<T>> futures, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(futures);
        var all = futures.ToList();
        return WithinAsync(all, Task.WhenAll(all.Select(future => future.Task)), timeout, cancellationToken);
    }

    /// <summary>The first future that is settled, well or not.</summary>
    /// <param name="futures">The futures, one or more.</param>
    /// <param name="timeout">Null: without limit.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    /// <exception cref="TimeoutException">None was settled in time.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    public static async Task<ActorFuture<T>> WhenAny<T>(
        IEnumerable<ActorFuture<T>> futures, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(futures);
        var all = futures.ToList();
        var first = await WithinAsync(all, Task.WhenAny(all.Select(future => future.Task)), timeout, cancellationToken).ConfigureAwait(false);
        return all.First(future => future.Task == first);
    }

    /// <summary>The futures in the order in which they are settled.</summary>
    /// <param name="futures">The futures; each is given once.</param>
    /// <param name="timeout">For all of them together, from the first on; null: without limit.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TimeoutException">One was not settled in time.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    public static async IAsyncEnumerable<ActorFuture<T>> AsCompleted<T>(
        IEnumerable<ActorFuture<T>> futures, TimeSpan? timeout = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(futures);
        var limit = Timeouts.Check(timeout);
        var byTask = futures.Distinct().ToDictionary(future => future.Task);
        if (byTask.Count == 0)
            yield break;
        using var deadline = new Deadline(byTask.Values.First().Clock, limit, cancellationToken);
        await using var settled = Task.WhenEach(byTask.Keys).GetAsyncEnumerator(deadline.Token);
        while (await NextAsync().ConfigureAwait(false))
            yield return byTask[settled.Current];

        async Task<bool> NextAsync()
        {
            try
            {
                return await settled.MoveNextAsync().ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (deadline.IsOver)
            {
                throw new TimeoutException(Late(byTask.Values, limit));
            }
        }
    }

    private static async Task<TResult> WithinAsync<T, TResult>(
        List<ActorFuture<T>> futures, Task<TResult> outcome, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var limit = Timeouts.Check(timeout);
        if (futures.Count == 0)
            return await outcome.ConfigureAwait(false);
        using var deadline = new Deadline(futures[0].Clock, limit, cancellationToken);
        return await deadline.WaitAsync(outcome, () => Late(futures, limit)).ConfigureAwait(false);
    }

    private static string Late<T>(IReadOnlyCollection<ActorFuture<T>> futures, TimeSpan? limit) =>
        $"{futures.Count(future => !future.IsDone)} of {futures.Count} futures were not settled within {limit}.";
}
