using ActorConcurrency.Actors.Common;
using Akka.Actor;
using static ActorConcurrency.Actors.Jobs.JobsProtocol;

namespace ActorConcurrency.Actors.Jobs;

/// <summary>Somebody who waits for a job's outcome, on the way to another node.</summary>
internal sealed record JobWaiterImage(
    IActorRef Owner, long RequestId, IActorRef ReplyTo, bool WantsProgress, bool WantsResult, DateTimeOffset Since);

/// <summary>A job on its way to another node.</summary>
/// <param name="Submission">The request with which it was handed in.</param>
/// <param name="Since">When it was.</param>
/// <param name="IsDetached">Whether it goes on when nobody waits for it any more.</param>
/// <param name="Attempts">How often it was started.</param>
/// <param name="Retried">How often it threw and was run again.</param>
/// <param name="OpenStarts">Attempts that a lost queue had under way.</param>
/// <param name="Deaths">The workers that died running it.</param>
/// <param name="Waiters">Who waits for it.</param>
/// <param name="Outcome">Its answer; null while it has none.</param>
internal sealed record JobImage(
    object Submission,
    DateTimeOffset Since,
    bool IsDetached,
    int Attempts,
    int Retried,
    IReadOnlyList<JobStart> OpenStarts,
    IReadOnlyList<WorkerDeath> Deaths,
    IReadOnlyList<JobWaiterImage> Waiters,
    object? Outcome)
{
    public static JobImage Of(Job job) => new(
        job.Submission, job.Since, job.IsDetached, job.Attempts, job.Retried, [.. job.OpenStarts], [.. job.Deaths],
        [.. job.Waiters.Select(w => new JobWaiterImage(w.Owner, w.RequestId, w.ReplyTo, w.WantsProgress, w.WantsResult, w.Since))], job.Outcome);

    public Job ToJob()
    {
        var job = new Job((ISubmission)Submission, Since)
        {
            IsDetached = IsDetached,
            Attempts = Attempts,
            Retried = Retried,
            Outcome = (IReply?)Outcome,
        };
        job.OpenStarts.AddRange(OpenStarts);
        job.Deaths.AddRange(Deaths);
        job.Waiters.AddRange(Waiters.Select(w => new JobWaiter(job, w.Owner, w.RequestId, w.ReplyTo, w.WantsProgress, w.WantsResult, w.Since)));
        return job;
    }
}

/// <summary>Somebody who waits for room in the queue, on the way to another node.</summary>
internal sealed record SubmitterImage(object Submission, IActorRef ReplyTo, DateTimeOffset Since);

/// <summary>A queue of jobs on its way to another node. Its workers stay behind: what they were at is run again, which is no death.</summary>
/// <param name="Queued">The jobs that wait for a worker; those that had one come first.</param>
/// <param name="Kept">The jobs whose outcomes are kept, the oldest first.</param>
/// <param name="Ended">How many have ended.</param>
/// <param name="Submitters">Who waits for room.</param>
internal sealed record JobsImage(
    IReadOnlyList<JobImage> Queued, IReadOnlyList<JobImage> Kept, long Ended, IReadOnlyList<SubmitterImage> Submitters);
