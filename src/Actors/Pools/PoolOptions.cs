using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Pools;

/// <summary>What can be chosen about a pool or an executor.</summary>
public sealed record PoolOptions
{
    /// <summary>
    /// How often a job is started before it is given up; 1 or more, 3 by default. A job is started again only when its worker
    /// died; one that throws has failed.
    /// </summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>
    /// After how many jobs a worker is replaced by a new one, which frees what its jobs have piled up in <see cref="IPoolWorker.State"/>;
    /// 1 or more. Null, the default: never.
    /// </summary>
    public int? MaxJobsPerWorker { get; init; }

    /// <summary>
    /// Makes the state of each new worker, before its first job. When it throws, the pool is broken: its jobs and those handed in later fail
    /// with <see cref="Common.BrokenPoolException"/>. All uses of a pool's name give the same function. Null, the default: no state.
    /// </summary>
    public Func<IPoolWorker, Task<object?>>? Initializer { get; init; }
}

/// <summary>What all uses of a pool's name must agree on.</summary>
internal sealed record PoolSettings(int Workers, PoolOptions Options) : PrimitiveSettings
{
    internal override bool StaysOnItsNode => true;

    public override Props Props(PrimitiveIncarnation primitive, object? image) => PoolActor.Props(primitive, this);

    public int MaxAttempts => Options.MaxAttempts;

    /// <exception cref="ArgumentOutOfRangeException">A number is less than 1.</exception>
    public static PoolSettings From(int workers, PoolOptions? options)
    {
        options ??= new PoolOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxAttempts, 1, nameof(options.MaxAttempts));
        if (options.MaxJobsPerWorker is { } jobs)
            ArgumentOutOfRangeException.ThrowIfLessThan(jobs, 1, nameof(options.MaxJobsPerWorker));
        return new PoolSettings(workers, options);
    }

    public override string ToString()
    {
        var jobs = Options.MaxJobsPerWorker is { } most ? $", {most} jobs a worker" : "";
        var initializer = Options.Initializer is { } run ? $", initializer {run.Method.Name}" : "";
        return $"{Workers} workers, {MaxAttempts} attempts at most{jobs}{initializer}";
    }
}
