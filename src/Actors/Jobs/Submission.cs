using ActorConcurrency.Actors.Common;
using static ActorConcurrency.Actors.Jobs.JobsProtocol;

namespace ActorConcurrency.Actors.Jobs;

/// <summary>A job as its submitter has it: to be handed in, and again, with what is known by then, when a queue was lost.</summary>
internal sealed class Submission(string id, JobType type, object? job, JobOptions options)
{
    private JobPast? _past;

    public string Id => id;

    public JobOptions Options => options;

    /// <summary>Whether it goes on when nobody waits for it, and is handed in again then too.</summary>
    public bool IsKept => options is { Detached: true, Resubmit: true };

    /// <summary>Takes in what the queue tells of the attempts.</summary>
    public void Learn(JobPast past) => Volatile.Write(ref _past, past);

    public Run ToRun(PrimitiveLink link, bool wantsProgress) =>
        new(link.NextRequestId(), link.Owner, id, type.Name, job, options.Retries, options.Detached, wantsProgress, Volatile.Read(ref _past));

    public Post ToPost(PrimitiveLink link, bool mayWait) =>
        new(link.NextRequestId(), link.Owner, id, type.Name, job, options.Retries, mayWait, Volatile.Read(ref _past));
}
