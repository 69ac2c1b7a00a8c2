using ActorConcurrency.Actors.Common;
using Akka.Actor;
using static ActorConcurrency.Actors.Pools.PoolProtocol;

namespace ActorConcurrency.Actors.Pools;

/// <summary>
/// Workers that run jobs, each one at a time, like Python's <c>Pool</c>. Jobs are started in the order in which they were handed in. A
/// job that throws fails its caller's task with that exception, stack trace included; a worker that dies is replaced, and its job
/// run again up to <see cref="PoolOptions.MaxAttempts"/> times: at least once, and perhaps more often.
/// </summary>
/// <remarks>
/// <para>Death of a job's owner: its queued jobs are dropped; <see cref="IPoolWorker.Stopping"/> of its running ones fires, and nobody
/// hears of their end.</para>
/// <para>Death of the pool's actor: its workers stop with it, calls under way fail with <see cref="PrimitiveStoppedException"/>, and
/// which jobs have been run to their end is unknown.</para>
/// <para>Loss of a node: the owners on it count as dead when the cluster removes the node, not before.</para>
/// <para>Partition: a caller on the other side waits until its time-out or until one side is removed; its jobs may be run all the
/// same.</para>
/// </remarks>
public sealed partial class ActorPool : PrimitiveHandle<PoolSnapshot>
{
    private readonly int _workers;
    private readonly Func<IActorRef, OwnerClient> _clientOf;

    internal ActorPool(PrimitiveIncarnation primitive, IClients clients, PoolSettings settings, Func<IActorRef, OwnerClient> clientOf)
        : base(primitive, clients)
    {
        _workers = settings.Workers;
        _clientOf = clientOf;
    }

    /// <summary>
    /// Runs a job and gives its result. The job starts on the worker's thread: what it does before its first await should be short.
    /// </summary>
    /// <param name="job">The job.</param>
    /// <param name="timeout">How long to wait for its end; null: without limit. Then it is withdrawn.</param>
    /// <param name="cancellationToken">Withdraws the job: it is not started if it was not yet, and else told by
    /// <see cref="IPoolWorker.Stopping"/>.</param>
    /// <exception cref="ObjectDisposedException">The pool is closed or terminated.</exception>
    /// <exception cref="WorkerLostException">The job's worker died at every attempt.</exception>
    /// <exception cref="PoolTerminatedException">The pool was terminated before the job had ended.</exception>
    /// <exception cref="TimeoutException">The job had not ended in time.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The pool's actor has stopped.</exception>
    /// <exception cref="NotLocalException">The pool is another node's: jobs that travel are job types.</exception>
    /// <remarks>What the job itself throws is thrown as it is.</remarks>
    public Task<TResult> ApplyAsync<TResult>(
        Func<IPoolWorker, Task<TResult>> job, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        var limit = Timeouts.Check(timeout);
        var use = Use();
        try
        {
            PoolJobs.RequireCode(use.Link);
        }
        catch (NotLocalException refused)
        {
            use.Dispose();
            return Task.FromException<TResult>(refused);
        }

        var call = new TaskCall<TResult>(use.Link, Clients, new Submit(use.Link.NextRequestId(), use.Link.Owner, PoolJobs.Of(job)), limit);
        call.Submit(cancellationToken);
        return call.End;
    }

    /// <summary>
    /// Runs a job that blocks or computes, on a thread of the thread pool, and gives its result. Exceptions are as for the other
    /// form.
    /// </summary>
    public Task<TResult> ApplyAsync<TResult>(Func<TResult> job, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        return ApplyAsync(PoolJobs.OffThread(job), timeout, cancellationToken);
    }

    /// <summary>
    /// Hands a job in whose outcome an actor is to have: the message that one of the functions makes of it is told to the submitter,
    /// from the pool's actor. The task completes when the job is in the pool.
    /// </summary>
    /// <param name="job">The job.</param>
    /// <param name="submitter">Who receives the message; it handles it as any other, one at a time.</param>
    /// <param name="callback">Makes the message of a result. Runs in the pool's actor: it only makes the message.</param>
    /// <param name="errorCallback">Makes the message of an exception; null: a <see cref="Status.Failure"/> is told.</param>
    /// <param name="cancellationToken">Ends the wait for the pool's answer, and withdraws the job.</param>
    /// <exception cref="ObjectDisposedException">The pool is closed or terminated.</exception>
    /// <exception cref="PrimitiveStoppedException">The pool's actor has stopped.</exception>
    /// <exception cref="NotLocalException">The pool is another node's: jobs that travel are job types.</exception>
    /// <remarks>The job's owner is the submitter, whoever owns this handle: when it dies, the job is withdrawn.</remarks>
    public async Task SubmitAsync<TResult>(
        Func<IPoolWorker, Task<TResult>> job,
        IActorRef submitter,
        Func<TResult, object> callback,
        Func<Exception, object>? errorCallback = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(submitter);
        ArgumentNullException.ThrowIfNull(callback);
        var link = LinkOf(_clientOf(submitter));
        PoolJobs.RequireCode(link);
        var outcome = new PoolCallback(submitter, result => callback((TResult)result!), errorCallback);
        var request = new Submit(link.NextRequestId(), link.Owner, PoolJobs.Of(job), outcome);
        await link.CallAsync<Accepted>(request, null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Runs a job for every item and gives the results in the items' order. When one fails, those that have not started are
    /// withdrawn, and the first failure is thrown.
    /// </summary>
    /// <param name="items">The items; all are handed in at once.</param>
    /// <param name="job">The job.</param>
    /// <param name="progress">Told after every result, one at a time.</param>
    /// <param name="timeout">How long to wait for the last one; null: without limit.</param>
    /// <param name="cancellationToken">Withdraws what has not ended.</param>
    public async Task<IReadOnlyList<TResult>> MapAsync<T, TResult>(
        IEnumerable<T> items,
        Func<IPoolWorker, T, Task<TResult>> job,
        IProgress<PoolProgress>? progress = null,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(job);
        using var rest = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var results = items.Select(item => ApplyAsync(worker => job(worker, item), timeout, rest.Token)).ToArray();
            var done = 0;
            await foreach (var result in Task.WhenEach(results).ConfigureAwait(false))
            {
                await result.ConfigureAwait(false);
                progress?.Report(new PoolProgress(++done, results.Length));
            }

            return await Task.WhenAll(results).ConfigureAwait(false);
        }
        finally
        {
            await rest.CancelAsync().ConfigureAwait(false);
        }
    }

    /// <summary>As <see cref="MapAsync"/>, with the two parts of every item as two arguments.</summary>
    public Task<IReadOnlyList<TResult>> StarMapAsync<T1, T2, TResult>(
        IEnumerable<(T1, T2)> items,
        Func<IPoolWorker, T1, T2, Task<TResult>> job,
        IProgress<PoolProgress>? progress = null,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        return MapAsync(items, (worker, item) => job(worker, item.Item1, item.Item2), progress, timeout, cancellationToken);
    }

    /// <summary>Lets no more jobs in; those that are in the pool are run. Closing twice is closing once.</summary>
    /// <exception cref="PrimitiveStoppedException">The pool's actor has stopped.</exception>
    public async Task CloseAsync(CancellationToken cancellationToken = default)
    {
        using var use = Use();
        var request = new Close(use.Link.NextRequestId());
        await use.Link.CallAsync<Closed>(request, null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Closes the pool and stops its workers at once; no job starts after that. Jobs that had not ended fail with <see cref="PoolTerminatedException"/>; the
    /// result says which they are.
    /// </summary>
    /// <exception cref="PrimitiveStoppedException">The pool's actor has stopped.</exception>
    public async Task<PoolTerminated> TerminateAsync(CancellationToken cancellationToken = default)
    {
        using var use = Use();
        var request = new Terminate(use.Link.NextRequestId());
        return await use.Link.CallAsync<PoolTerminated>(request, null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Completes when the last job has ended and the workers have stopped.</summary>
    /// <param name="timeout">Null: without limit.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">The pool is neither closed nor terminated.</exception>
    /// <exception cref="TimeoutException">Jobs were left when the time was up; the message names their owners.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The pool's actor has stopped.</exception>
    public async Task JoinAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var limit = Timeouts.Check(timeout);
        using var use = Use();
        var request = new Join(use.Link.NextRequestId(), use.Link.Owner, Timeouts.MayWait(limit));
        await use.Link.CallAsync<Joined>(request, limit, cancellationToken).ConfigureAwait(false);
    }
}
