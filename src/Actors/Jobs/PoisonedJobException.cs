using ActorConcurrency.Actors.Common;

namespace ActorConcurrency.Actors.Jobs;

/// <summary>A job was given up, since its worker died at too many attempts: it is taken for what kills them.</summary>
public sealed class PoisonedJobException : ConcurrencyException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="primitive">Kind and name of the jobs.</param>
    /// <param name="jobId">What the job is known by.</param>
    /// <param name="deaths">The deaths, the first one in front.</param>
    public PoisonedJobException(string primitive, string jobId, IReadOnlyList<WorkerDeath> deaths)
        : base($"{primitive} gave job {jobId} up: {deaths.Count} workers died running it ({string.Join("; ", deaths.Select(death => $"{death.Worker} at {death.At:O}"))}).") =>
        (JobId, Deaths) = (jobId, deaths);

    /// <summary>What the job is known by.</summary>
    public string JobId { get; }

    /// <summary>The deaths, the first one in front.</summary>
    public IReadOnlyList<WorkerDeath> Deaths { get; }
}
