namespace ActorConcurrency.Actors.Jobs;

/// <summary>
/// A kind of job: a name, and what runs it. The name and the job's data are all that goes to a worker, so every node whose workers are
/// to run it registers a type of the same name by <see cref="JobTypes.Register"/>.
/// </summary>
public abstract class JobType
{
    private protected JobType(string name, Type job, Type result, Type progress)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        (Name, Job, Result, Progress) = (name, job, result, progress);
    }

    /// <summary>The name under which all nodes know it.</summary>
    public string Name { get; }

    /// <summary>The type of a job's data.</summary>
    public Type Job { get; }

    /// <summary>The type of its result.</summary>
    public Type Result { get; }

    /// <summary>The type of what it reports while it runs.</summary>
    public Type Progress { get; }

    /// <summary>Runs a job off the actor; never throws at once.</summary>
    internal abstract Task<object?> RunAsync(object? job, JobRun run);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

/// <summary>A kind of job that reports its progress as values of a type of its own.</summary>
/// <typeparam name="TJob">The job's data. To go to other nodes it is registered by name, as the result and the progress are.</typeparam>
/// <typeparam name="TResult">Its result.</typeparam>
/// <typeparam name="TProgress">What it reports while it runs.</typeparam>
public class JobType<TJob, TResult, TProgress> : JobType
{
    private readonly Func<TJob, IJobContext<TProgress>, Task<TResult>> _handler;

    /// <summary>A job that awaits what it waits for.</summary>
    /// <param name="name">The name under which all nodes know it.</param>
    /// <param name="handler">Runs a job. What it throws is the job's failure.</param>
    /// <exception cref="ArgumentException">There is no name.</exception>
    public JobType(string name, Func<TJob, IJobContext<TProgress>, Task<TResult>> handler)
        : base(name, typeof(TJob), typeof(TResult), typeof(TProgress))
    {
        ArgumentNullException.ThrowIfNull(handler);
        _handler = (job, context) => Task.Run(() => handler(job, context));
    }

    /// <summary>A job that computes or blocks: it has a thread of its own.</summary>
    /// <param name="name">The name under which all nodes know it.</param>
    /// <param name="handler">Runs a job. What it throws is the job's failure.</param>
    /// <exception cref="ArgumentException">There is no name.</exception>
    public JobType(string name, Func<TJob, IJobContext<TProgress>, TResult> handler)
        : base(name, typeof(TJob), typeof(TResult), typeof(TProgress))
    {
        ArgumentNullException.ThrowIfNull(handler);
        _handler = (job, context) => Task.Factory.StartNew(
            () => handler(job, context), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    internal override async Task<object?> RunAsync(object? job, JobRun run) =>
        await _handler((TJob)job!, new JobContext<TProgress>(run)).ConfigureAwait(false);
}

/// <summary>A kind of job that reports its progress as a number, usually the part that is done, from 0 to 1.</summary>
/// <typeparam name="TJob">The job's data.</typeparam>
/// <typeparam name="TResult">Its result.</typeparam>
public sealed class JobType<TJob, TResult> : JobType<TJob, TResult, double>
{
    /// <summary>A job that awaits what it waits for.</summary>
    /// <param name="name">The name under which all nodes know it.</param>
    /// <param name="handler">Runs a job. What it throws is the job's failure.</param>
    public JobType(string name, Func<TJob, IJobContext<double>, Task<TResult>> handler)
        : base(name, handler)
    {
    }

    /// <summary>A job that computes or blocks: it has a thread of its own.</summary>
    /// <param name="name">The name under which all nodes know it.</param>
    /// <param name="handler">Runs a job. What it throws is the job's failure.</param>
    public JobType(string name, Func<TJob, IJobContext<double>, TResult> handler)
        : base(name, handler)
    {
    }
}
