using System.Runtime.CompilerServices;
using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Pools;
using Akka.Actor;
using static ActorConcurrency.Actors.Pools.PoolProtocol;

namespace ActorConcurrency.Actors.Executors;

/// <summary>
/// Workers that run jobs whose outcomes are futures, like Python's <c>ThreadPoolExecutor</c>. Jobs are started in the order in which they
/// were submitted. One that has not started can be cancelled; one whose worker dies is run again, at most three times in all.
/// </summary>
/// <remarks>
/// <para>Death of a job's owner: its futures fail with <see cref="ObjectDisposedException"/>; jobs not started never are, and
/// <see cref="IPoolWorker.Stopping"/> of running ones fires.</para>
/// <para>Death of the executor's actor: its workers stop with it, and futures not settled fail with
/// <see cref="PrimitiveStoppedException"/>; which jobs have been run to their end is unknown.</para>
/// <para>Loss of a node: the owners on it count as dead when the cluster removes the node, not before.</para>
/// <para>Partition: futures on the other side are not settled until one side is removed; their jobs may be run all the same.</para>
/// </remarks>
public sealed class ActorExecutor : PrimitiveHandle<PoolSnapshot>
{
    private readonly ActorPool _pool;
    private readonly ActorSystem _system;
    private readonly string _name;

    internal ActorExecutor(PrimitiveIncarnation primitive, IClients clients, ActorPool pool, ActorSystem system)
        : base(primitive, clients)
    {
        _pool = pool;
        _system = system;
        _name = ToString();
    }

    /// <summary>
    /// Hands a job in. It starts on the worker's thread: what it does before its first await should be short.
    /// </summary>
    /// <returns>
    /// Its outcome: the result, or what the job threw; <see cref="ObjectDisposedException"/> when the executor was shut down;
    /// <see cref="WorkerLostException"/> when the job's worker died at every attempt.
    /// </returns>
    /// <exception cref="NotLocalException">The executor is another node's: jobs that travel are job types.</exception>
    public ActorFuture<TResult> Submit<TResult>(Func<IPoolWorker, Task<TResult>> job)
    {
        ArgumentNullException.ThrowIfNull(job);
        var future = NewFuture<TResult>();
        return Start(future, future.ToJob(job));
    }

    /// <summary>Hands a job in that blocks or computes: it runs on a thread of the thread pool. The rest is as for the other form.</summary>
    public ActorFuture<TResult> Submit<TResult>(Func<TResult> job)
    {
        ArgumentNullException.ThrowIfNull(job);
        var future = NewFuture<TResult>();
        return Start(future, PoolJobs.Of(PoolJobs.OffThread(() =>
        {
            future.ThrowIfCancelled();
            return job();
        })));
    }

    /// <summary>
    /// Runs a job for every item and gives the results in the items' order. All are handed in when reading starts; those that have not
    /// started when it ends, or when one has failed, are cancelled.
    /// </summary>
    /// <param name="items">The items.</param>
    /// <param name="job">The job.</param>
    /// <param name="timeout">For all of them together, from the start of reading on; null: without limit.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="TimeoutException">A result was not there in time.</exception>
    /// <exception cref="OperationCanceledException">The token fired, or a job was cancelled by a shutdown.</exception>
    public async IAsyncEnumerable<TResult> MapAsync<T, TResult>(
        IEnumerable<T> items,
        Func<IPoolWorker, T, Task<TResult>> job,
        TimeSpan? timeout = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(job);
        var limit = Timeouts.Check(timeout);
        using var use = Use();
        using var deadline = new Deadline(use.Link.Client.System.Scheduler, limit, cancellationToken);
        var futures = items.Select(item => Submit(worker => job(worker, item))).ToList();
        try
        {
            foreach (var future in futures)
                yield return await deadline.WaitAsync(future.Task, Late).ConfigureAwait(false);
        }
        finally
        {
            foreach (var future in futures)
                future.Cancel();
        }

        string Late() => $"{this}: {futures.Count(future => !future.IsDone)} of {futures.Count} jobs had no outcome within {limit}.";
    }

    /// <summary>Lets no more jobs in. Shutting down twice is shutting down once.</summary>
    /// <param name="wait">Whether to wait until the last job has ended and the workers have stopped.</param>
    /// <param name="cancelPending">Whether jobs that have not started are cancelled; else they are run.</param>
    /// <param name="timeout">How long to wait; null: without limit.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TimeoutException">Jobs were left when the time was up; the message names their owners.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The executor's actor has stopped.</exception>
    public async Task ShutdownAsync(
        bool wait = true, bool cancelPending = false, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var limit = Timeouts.Check(timeout);
        using var use = Use();
        var request = new Close(use.Link.NextRequestId(), cancelPending);
        await use.Link.CallAsync<Closed>(request, null, cancellationToken).ConfigureAwait(false);
        if (wait)
            await _pool.JoinAsync(limit, cancellationToken).ConfigureAwait(false);
    }

    private ActorFuture<TResult> NewFuture<TResult>() => new(_system, _name);

    private ActorFuture<TResult> Start<TResult>(ActorFuture<TResult> future, PoolJob job)
    {
        var use = Use();
        try
        {
            PoolJobs.RequireCode(use.Link);
        }
        catch (NotLocalException)
        {
            use.Dispose();
            throw;
        }

        var call = new FutureCall<TResult>(use.Link, Clients, new Submit(use.Link.NextRequestId(), use.Link.Owner, job), future);
        future.Await(call);
        call.Submit(CancellationToken.None);
        return future;
    }

    /// <summary>A job whose end is a future's.</summary>
    private sealed class FutureCall<TResult>(PrimitiveLink link, IClients clients, Submit request, ActorFuture<TResult> future)
        : JobCall<TResult>(link, clients, request, timeout: null)
    {
        public override Task<TResult> End => future.Task;

        protected override void OnResult(TResult result) => future.SetResult(result);

        protected override void OnFailure(Exception reason) => future.SetFailure(reason);
    }
}
