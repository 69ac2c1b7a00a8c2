using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Jobs;

/// <summary>What can be chosen about the jobs of a name.</summary>
public sealed record JobsOptions
{
    /// <summary>How many jobs may wait for a worker; who hands in one more waits. 1 or more, 1,000 by default.</summary>
    public int Capacity { get; init; } = 1_000;

    /// <summary>At how many workers' deaths a job is given up, as one that kills them; 1 or more, 3 by default.</summary>
    public int MaxDeaths { get; init; } = 3;

    /// <summary>How many of these jobs a node runs at a time; 1 or more. Null, the default: each node's <c>actorconcurrency.jobs.workers</c>.</summary>
    public int? WorkersPerNode { get; init; }

    /// <summary>The role of the cluster's nodes that have workers. Null, the default: all. Without a cluster it means nothing.</summary>
    public string? Role { get; init; }

    /// <summary>Of how many ended jobs the outcome is kept, for those who ask for it later or hand the job in once more; 10,000 by default.</summary>
    public int KeptOutcomes { get; init; } = 10_000;
}

/// <summary>What can be chosen about one job.</summary>
public sealed record JobOptions
{
    /// <summary>
    /// What the job is known by. To hand a job in under the id of another one, ended or not, is to ask for that one's outcome. Null, the
    /// default: an id of its own. For several jobs it is what their ids begin with, followed by <c>/</c> and their numbers from 0 on.
    /// </summary>
    public string? Id { get; init; }

    /// <summary>How often a job that throws is run again before its exception is the outcome; 0 by default. Deaths of workers are not counted.</summary>
    public int Retries { get; init; }

    /// <summary>Whether the job goes on when its submitter stops waiting or dies; false by default: it is withdrawn then.</summary>
    public bool Detached { get; init; }

    /// <summary>
    /// Whether the job is handed in again, under the same id, when the actor that has the queue was lost; true by default. What it had
    /// reached is lost then, and it may be run twice.
    /// </summary>
    public bool Resubmit { get; init; } = true;
}

/// <summary>What all uses of a name must agree on.</summary>
internal sealed record JobsSettings(int Capacity, int MaxDeaths, int? WorkersPerNode, string? Role, int KeptOutcomes) : PrimitiveSettings
{
    /// <exception cref="ArgumentOutOfRangeException">A number is too small.</exception>
    public static JobsSettings From(JobsOptions? options)
    {
        options ??= new JobsOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Capacity, 1, nameof(options.Capacity));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxDeaths, 1, nameof(options.MaxDeaths));
        ArgumentOutOfRangeException.ThrowIfNegative(options.KeptOutcomes, nameof(options.KeptOutcomes));
        if (options.WorkersPerNode is { } workers)
            ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1, nameof(options.WorkersPerNode));
        return new JobsSettings(
            options.Capacity, options.MaxDeaths, options.WorkersPerNode, string.IsNullOrEmpty(options.Role) ? null : options.Role, options.KeptOutcomes);
    }

    public override Props Props(PrimitiveIncarnation primitive, object? image) => JobsActor.Props(primitive, this, (JobsImage?)image);

    public override string ToString()
    {
        var workers = WorkersPerNode is { } count ? $", {count} workers a node" : "";
        var role = Role is null ? "" : $", on nodes with the role {Role}";
        return $"capacity {Capacity}, {MaxDeaths} deaths at most, {KeptOutcomes} outcomes kept{workers}{role}";
    }
}
