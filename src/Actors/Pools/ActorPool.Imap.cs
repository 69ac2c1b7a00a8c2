using System.Runtime.CompilerServices;
using ActorConcurrency.Actors.Common;

namespace ActorConcurrency.Actors.Pools;

public sealed partial class ActorPool
{
    /// <summary>
    /// Runs a job for every item and gives each result, in the items' order, as soon as it and those before it are there. Items are taken
    /// as results are: at most twice as many jobs as there are workers are ahead of the reader. Jobs not ended when reading
    /// stops are withdrawn.
    /// </summary>
    /// <param name="items">The items.</param>
    /// <param name="job">The job.</param>
    /// <param name="progress">
    /// Told after every result, before it is given. Its total is the number of items where they say it without being enumerated, and else
    /// of those that have been taken.
    /// </param>
    /// <param name="timeout">How long to wait for each result, once it is asked for; null: without limit.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="TimeoutException">A result was not there in time: reading ends with it.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <remarks>What the items' own enumeration throws is thrown when all results of those before it have been read.</remarks>
    public IAsyncEnumerable<TResult> ImapAsync<T, TResult>(
        IEnumerable<T> items,
        Func<IPoolWorker, T, Task<TResult>> job,
        IProgress<PoolProgress>? progress = null,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default) =>
        ReadAsync(items, job, static ahead => Task.FromResult(ahead[0]), progress, timeout, cancellationToken);

    /// <summary>As <see cref="ImapAsync"/>, with the results in the order in which they come.</summary>
    /// <exception cref="TimeoutException">No result was there in time: reading ends with it.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    public IAsyncEnumerable<TResult> ImapUnorderedAsync<T, TResult>(
        IEnumerable<T> items,
        Func<IPoolWorker, T, Task<TResult>> job,
        IProgress<PoolProgress>? progress = null,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default) =>
        ReadAsync(items, job, Task.WhenAny, progress, timeout, cancellationToken);

    private async IAsyncEnumerable<TResult> ReadAsync<T, TResult>(
        IEnumerable<T> items,
        Func<IPoolWorker, T, Task<TResult>> job,
        Func<List<Task<TResult>>, Task<Task<TResult>>> choose,
        IProgress<PoolProgress>? progress,
        TimeSpan? timeout,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(job);
        var limit = Timeouts.Check(timeout);
        using var use = Use();
        using var rest = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ahead = new List<Task<TResult>>();
        using var source = new JobSource<T, TResult>(items, item => ApplyAsync(worker => job(worker, item), null, rest.Token));
        try
        {
            for (var done = 1; ; done++)
            {
                while (ahead.Count < 2 * _workers && source.TryStartNext() is { } started)
                    ahead.Add(started);
                if (ahead.Count == 0)
                {
                    source.ThrowIfFailed();
                    yield break;
                }

                using var deadline = new Deadline(use.Link.Client.System.Scheduler, limit, cancellationToken);
                var next = await deadline.WaitAsync(choose(ahead), Late).ConfigureAwait(false);
                var result = await deadline.WaitAsync(next, Late).ConfigureAwait(false);
                ahead.Remove(next);
                progress?.Report(new PoolProgress(done, source.Total));
                yield return result;
            }
        }
        finally
        {
            await rest.CancelAsync().ConfigureAwait(false);
        }

        string Late() => $"{this}: a result was not there within {limit}, of {ahead.Count} jobs ahead.";
    }
}
