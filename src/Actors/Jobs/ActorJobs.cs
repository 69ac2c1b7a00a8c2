using System.Runtime.CompilerServices;
using System.Runtime.Serialization;
using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Pools;
using Akka;
using Akka.Actor;
using static ActorConcurrency.Actors.Jobs.JobsProtocol;

namespace ActorConcurrency.Actors.Jobs;

/// <summary>
/// Jobs that workers pull: on this node, or on all nodes of a cluster. What is sent is a job's data and the name of its kind, so it may be run on
/// any node that knows the kind, on all processors of all of them. Each job is run at least once, and perhaps more often; by its id all
/// that is known of one job's end is the same.
/// </summary>
/// <remarks>
/// <para>Death of a submitter: its jobs are withdrawn, unless they are detached or somebody else waits for them too.</para>
/// <para>Death of a worker, or loss of its node: its job goes to another one, under the same id, until <see cref="JobsOptions.MaxDeaths"/>.
/// A node is lost when the cluster removes it, not before.</para>
/// <para>Death of the actor that has the queue, or loss of its node: the queue and its outcomes are lost. Jobs are handed in once more under
/// the same ids, with the deaths they have cost so far, by those who wait for them; detached ones by the node that handed them in. Lost are those
/// whose <see cref="JobOptions.Resubmit"/> is off, and detached ones whose submitter's node is lost too.</para>
/// <para>A node that leaves in order hands back what its workers run, which is no death. Had it the queue, that moves to another node with all
/// its jobs and outcomes; what is running is run again there.</para>
/// <para>Partition: a worker on the other side goes on with its job, and its job is run again once its node is removed; callers there wait
/// until one side is removed or their time-out.</para>
/// </remarks>
public sealed class ActorJobs : PrimitiveHandle<JobsSnapshot>
{
    /// <summary>How many jobs of a sequence are ahead of its reader, unless told otherwise.</summary>
    public const int DefaultWindow = 100;

    // A queue that is lost over and over, at once, is no accident.
    private const int MostResubmissions = 1_000;

    private readonly ActorSystem _system;
    private readonly Func<PrimitiveIncarnation> _find;

    internal ActorJobs(Func<PrimitiveIncarnation> find, IClients clients, ActorSystem system)
        : this(find(), find, clients, system)
    {
    }

    private ActorJobs(PrimitiveIncarnation primitive, Func<PrimitiveIncarnation> find, IClients clients, ActorSystem system)
        : base(primitive, clients) => (_find, _system) = (find, system);

    /// <summary>Runs a job and gives its result.</summary>
    /// <param name="type">Its kind, which is registered on this node thereby; the other nodes have to register it.</param>
    /// <param name="job">Its data.</param>
    /// <param name="options">Its id, retries and the like; null: the defaults.</param>
    /// <param name="progress">Told what the job reports, one value at a time, all of them before the result is there.</param>
    /// <param name="timeout">How long to wait for its end; null: without limit. Then it is withdrawn.</param>
    /// <param name="cancellationToken">Withdraws the job.</param>
    /// <exception cref="PoisonedJobException">Too many workers died running it.</exception>
    /// <exception cref="InvalidOperationException">Another kind of job has that name, or that id.</exception>
    /// <exception cref="SerializationException">The data can't be sent to another node.</exception>
    /// <exception cref="TimeoutException">The job had not ended in time.</exception>
    /// <exception cref="OperationCanceledException">The token fired, or the job was cancelled.</exception>
    /// <exception cref="PrimitiveStoppedException">The queue was lost, and the job was not to be handed in again.</exception>
    /// <remarks>What the job itself throws is thrown as it is, or as the nearest kind that can be sent.</remarks>
    public async Task<TResult> RunAsync<TJob, TResult, TProgress>(
        JobType<TJob, TResult, TProgress> type,
        TJob job,
        JobOptions? options = null,
        IProgress<TProgress>? progress = null,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default) =>
        (TResult)(await EndAsync(Create(type, job, options), progress, Timeouts.Check(timeout), cancellationToken).ConfigureAwait(false))!;

    /// <summary>Hands a detached job in, and gives its id when it is in the queue.</summary>
    /// <param name="type">Its kind, which is registered on this node thereby.</param>
    /// <param name="job">Its data.</param>
    /// <param name="options">Its id, retries and the like; null: the defaults.</param>
    /// <param name="timeout">How long to wait for room in the queue; null: without limit.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">Another kind of job has that name, or that id.</exception>
    /// <exception cref="SerializationException">The data can't be sent to another node.</exception>
    /// <exception cref="TimeoutException">The queue was full.</exception>
    /// <exception cref="PrimitiveStoppedException">The queue was lost, and the job was not to be handed in again.</exception>
    public async Task<string> PostAsync<TJob, TResult, TProgress>(
        JobType<TJob, TResult, TProgress> type,
        TJob job,
        JobOptions? options = null,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default)
    {
        var submission = Create(type, job, (options ?? new JobOptions()) with { Detached = true });
        var limit = Timeouts.Check(timeout);
        await AgainAsync(submission.Options.Resubmit, limit, async (handle, left) =>
        {
            await handle.PostAsync(submission, left, Timeouts.MayWait(limit), cancellationToken).ConfigureAwait(false);
            if (submission.IsKept)
                Kept.Keep(handle, submission);
            return Done.Instance;
        }).ConfigureAwait(false);
        return submission.Id;
    }

    /// <summary>The result of a job that was handed in, here or elsewhere.</summary>
    /// <param name="type">Its kind.</param>
    /// <param name="jobId">What it is known by.</param>
    /// <param name="progress">Told what the job reports from now on.</param>
    /// <param name="timeout">How long to wait for its end; null: without limit.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="KeyNotFoundException">There is no job of that id: never handed in, withdrawn, forgotten, or lost with the queue.</exception>
    /// <exception cref="TimeoutException">The job had not ended in time.</exception>
    /// <exception cref="PrimitiveStoppedException">The queue was lost, and the job has not been handed in again.</exception>
    /// <remarks>Failures are thrown as by <see cref="RunAsync"/>.</remarks>
    public async Task<TResult> ResultAsync<TJob, TResult, TProgress>(
        JobType<TJob, TResult, TProgress> type,
        string jobId,
        IProgress<TProgress>? progress = null,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentException.ThrowIfNullOrEmpty(jobId);
        var limit = Timeouts.Check(timeout);
        var begin = _system.Scheduler.Now;
        try
        {
            return (TResult)(await OutcomeAsync(jobId, progress, limit, cancellationToken).ConfigureAwait(false))!;
        }
        catch (Exception e) when (e is PrimitiveStoppedException or KeyNotFoundException && Timeouts.MayWait(limit))
        {
            // The queue was lost: this node is about to hand the job in again, or somebody has, and it may even have ended by now.
            if (Kept.Find(this, jobId) is { } kept)
                return (TResult)(await EndAsync(kept, progress, Left(limit, begin), cancellationToken).ConfigureAwait(false))!;
            if (Primitive.Stopped)
            {
                try
                {
                    var next = new ActorJobs(_find, Clients, _system);
                    return (TResult)(await next.OutcomeAsync(jobId, progress, Left(limit, begin), cancellationToken).ConfigureAwait(false))!;
                }
                catch (KeyNotFoundException)
                {
                    // Nobody has handed it in again.
                }
            }

            throw;
        }
    }

    /// <summary>Cancels a job, whoever waits for it.</summary>
    /// <returns>True when there was a job of that id that had not ended.</returns>
    /// <exception cref="PrimitiveStoppedException">The actor that has the queue has stopped.</exception>
    public async Task<bool> CancelAsync(string jobId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(jobId);
        using var use = Use();
        var request = new Cancel(use.Link.NextRequestId(), jobId);
        return (await use.Link.CallAsync<Canceled>(request, null, cancellationToken).ConfigureAwait(false)).WasThere;
    }

    /// <summary>
    /// Runs many jobs and gives the results in the order of their data. When one fails, those that have not ended are withdrawn, and the first
    /// failure is thrown.
    /// </summary>
    /// <param name="type">Their kind.</param>
    /// <param name="jobs">Their data.</param>
    /// <param name="options">Beginning of their ids, retries and the like; null: the defaults.</param>
    /// <param name="window">How many are handed in at a time; 1 or more.</param>
    /// <param name="progress">Told after every result, in order.</param>
    /// <param name="cancellationToken">Withdraws what has not ended.</param>
    public async Task<IReadOnlyList<TResult>> MapAsync<TJob, TResult, TProgress>(
        JobType<TJob, TResult, TProgress> type,
        IEnumerable<TJob> jobs,
        JobOptions? options = null,
        int window = DefaultWindow,
        IProgress<PoolProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        var all = jobs.ToArray();
        var results = new List<TResult>(all.Length);
        await foreach (var result in ImapAsync(type, all, options, window, cancellationToken).ConfigureAwait(false))
        {
            results.Add(result);
            progress?.Report(new PoolProgress(results.Count, all.Length));
        }

        return results;
    }

    /// <summary>
    /// Runs many jobs and gives each result, in the order of their data, as soon as it and those before it are there. Jobs not ended when
    /// reading stops are withdrawn.
    /// </summary>
    /// <param name="type">Their kind.</param>
    /// <param name="jobs">Their data, taken as results are read.</param>
    /// <param name="options">Beginning of their ids, retries and the like; null: the defaults.</param>
    /// <param name="window">How many are ahead of the reader; 1 or more.</param>
    /// <param name="cancellationToken">Withdraws what has not ended.</param>
    public IAsyncEnumerable<TResult> ImapAsync<TJob, TResult, TProgress>(
        JobType<TJob, TResult, TProgress> type,
        IEnumerable<TJob> jobs,
        JobOptions? options = null,
        int window = DefaultWindow,
        CancellationToken cancellationToken = default) =>
        ReadAsync(type, jobs, options, window, ordered: true, cancellationToken);

    /// <summary>As <see cref="ImapAsync"/>, with the results in the order in which they come.</summary>
    /// <param name="type">Their kind.</param>
    /// <param name="jobs">Their data, taken as results are read.</param>
    /// <param name="options">Beginning of their ids, retries and the like; null: the defaults.</param>
    /// <param name="window">How many are ahead of the reader; 1 or more.</param>
    /// <param name="cancellationToken">Withdraws what has not ended.</param>
    public IAsyncEnumerable<TResult> ImapUnorderedAsync<TJob, TResult, TProgress>(
        JobType<TJob, TResult, TProgress> type,
        IEnumerable<TJob> jobs,
        JobOptions? options = null,
        int window = DefaultWindow,
        CancellationToken cancellationToken = default) =>
        ReadAsync(type, jobs, options, window, ordered: false, cancellationToken);

    private IAsyncEnumerable<TResult> ReadAsync<TJob, TResult, TProgress>(
        JobType<TJob, TResult, TProgress> type, IEnumerable<TJob> jobs, JobOptions? options, int window, bool ordered, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(jobs);
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        var prefix = options?.Id ?? NewId();
        return ReadAsync(
            jobs.Select((job, i) => (Job: job, Options: (options ?? new JobOptions()) with { Id = $"{prefix}/{i}" })),
            (item, token) => RunAsync(type, item.Job, item.Options, cancellationToken: token),
            window,
            ordered,
            cancellationToken);
    }

    private static async IAsyncEnumerable<TResult> ReadAsync<T, TResult>(
        IEnumerable<T> items, Func<T, CancellationToken, Task<TResult>> run, int window, bool ordered, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var rest = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var source = new JobSource<T, TResult>(items, item => run(item, rest.Token));
        var ahead = new LinkedList<Task<TResult>>();
        try
        {
            while (true)
            {
                while (ahead.Count < window && source.TryStartNext() is { } started)
                    ahead.AddLast(started);
                if (ahead.First is null)
                {
                    source.ThrowIfFailed();
                    yield break;
                }

                var next = ordered ? ahead.First.Value : await Task.WhenAny(ahead).ConfigureAwait(false);
                ahead.Remove(next);
                yield return await next.ConfigureAwait(false);
            }
        }
        finally
        {
            await rest.CancelAsync().ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Sees to it that a detached job ends, in whatever way: waits for that, and hands the job in again when the queue is lost.
    /// </summary>
    /// <param name="submission">It is in this queue.</param>
    /// <param name="clients">Whose requests these are.</param>
    internal async Task FollowAsync(Submission submission, IClients clients)
    {
        var isIn = true;
        await new ActorJobs(Primitive, _find, clients, _system).AgainAsync(resubmits: true, null, async (handle, _) =>
        {
            if (!isIn)
                await handle.PostAsync(submission, null, mayWait: true, CancellationToken.None).ConfigureAwait(false);
            isIn = false;
            return await handle.AwaitAsync(
                (link, _) => new Await(link.NextRequestId(), link.Owner, submission.Id, WantsResult: false),
                null, null, submission.Learn, CancellationToken.None).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    private async Task PostAsync(Submission submission, TimeSpan? timeout, bool mayWait, CancellationToken cancellationToken)
    {
        using var use = Use();
        await use.Link.CallAsync<Posted>(submission.ToPost(use.Link, mayWait), timeout, cancellationToken).ConfigureAwait(false);
    }

    private Task<object?> OutcomeAsync<TProgress>(string jobId, IProgress<TProgress>? progress, TimeSpan? limit, CancellationToken cancellationToken) =>
        WithProgressAsync(progress, report => AwaitAsync(
            (link, wantsProgress) => new Await(link.NextRequestId(), link.Owner, jobId, wantsProgress, Timeouts.MayWait(limit)),
            limit, report, static _ => { }, cancellationToken));

    private Task<object?> EndAsync<TProgress>(
        Submission submission, IProgress<TProgress>? progress, TimeSpan? limit, CancellationToken cancellationToken) =>
        WithProgressAsync(progress, report => AgainAsync(submission.Options.Resubmit, limit, async (handle, left) =>
        {
            try
            {
                return await handle.AwaitAsync(submission.ToRun, left, report, submission.Learn, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (submission.IsKept && e is OperationCanceledException or TimeoutException or ObjectDisposedException)
            {
                // Nobody waits for it any more, perhaps. Its node does.
                Kept.Keep(handle, submission);
                throw;
            }
        }));

    private async Task<object?> AwaitAsync(
        Func<PrimitiveLink, bool, ICancelableRequest> request, TimeSpan? timeout, Action<object?>? report, Action<JobPast> learn, CancellationToken cancellationToken)
    {
        using var use = Use();
        var message = request(use.Link, report is not null);
        var call = new RunCall(use.Link, message, timeout, report, learn);
        return (await use.Link.Start(call, message, cancellationToken).ConfigureAwait(false)).Result;
    }

    private static Task<object?> WithProgressAsync<TProgress>(IProgress<TProgress>? progress, Func<Action<object?>?, Task<object?>> run)
    {
        if (progress is null)
            return run(null);
        var relay = new ProgressRelay<TProgress>(progress);
        return relay.DuringAsync(() => run(relay.Report));
    }

    /// <summary>A call, once more with the name's next queue when the one there was is lost.</summary>
    private async Task<T> AgainAsync<T>(bool resubmits, TimeSpan? limit, Func<ActorJobs, TimeSpan?, Task<T>> call)
    {
        var handle = this;
        var begin = _system.Scheduler.Now;
        for (var i = 0; ; i++)
        {
            try
            {
                return await call(handle, Left(limit, begin)).ConfigureAwait(false);
            }
            catch (PrimitiveStoppedException) when (resubmits && i < MostResubmissions && handle.Primitive.Stopped)
            {
                handle = new ActorJobs(_find, Clients, _system);
            }
        }
    }

    private TimeSpan? Left(TimeSpan? limit, DateTimeOffset begin)
    {
        var left = limit - (_system.Scheduler.Now - begin);
        return left < TimeSpan.Zero ? TimeSpan.Zero : left;
    }

    private Submission Create(JobType type, object? job, JobOptions? options)
    {
        ArgumentNullException.ThrowIfNull(type);
        options ??= new JobOptions();
        ArgumentOutOfRangeException.ThrowIfNegative(options.Retries, nameof(options.Retries));
        if (options.Id is { Length: 0 })
            throw new ArgumentException("A job's id must not be empty.", nameof(options));
        var types = JobTypes.Of(_system).Register(type);
        if (Primitive.IsForwarded)
            types.Sent.Check(job);
        return new Submission(options.Id ?? NewId(), type, job, options);
    }

    private KeptJobs Kept => JobTypes.Of(_system).Kept;

    private static string NewId() => Guid.NewGuid().ToString("N");
}
