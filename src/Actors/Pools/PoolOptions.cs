namespace ActorConcurrency.Actors.Pools;

/// <summary>What can be chosen about a pool.</summary>
public sealed record PoolOptions
{
    /// <summary>
    /// How often a job is started before it is given up; 1 or more, 3 by default. A job is started again only when its worker
    /// died; one that throws has failed.
    /// </summary>
    public int MaxAttempts { get; init; } = 3;
}

/// <summary>What all uses of a pool's name must agree on.</summary>
internal sealed record PoolSettings(int Workers, int MaxAttempts)
{
    /// <exception cref="ArgumentOutOfRangeException">A number is less than 1.</exception>
    public static PoolSettings From(int workers, PoolOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxAttempts, 1, nameof(options.MaxAttempts));
        return new PoolSettings(workers, options.MaxAttempts);
    }

    public override string ToString() => $"{Workers} workers, {MaxAttempts} attempts at most";
}
