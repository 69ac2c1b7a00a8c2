using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Jobs;

/// <summary>A job that was handed in.</summary>
internal sealed class Job(JobsProtocol.ISubmission submission, DateTimeOffset since)
{
    public JobsProtocol.ISubmission Submission => submission;
    public string Id => submission.JobId;
    public string Type => submission.Type;
    public object? Data => submission.Job;
    public int Retries => submission.Retries;
    public DateTimeOffset Since => since;

    public bool IsDetached { get; set; } = submission.Detached;

    /// <summary>How often it was started.</summary>
    public int Attempts { get; set; }

    /// <summary>How often it threw and was run again.</summary>
    public int Retried { get; set; }

    /// <summary>The attempt under way; null: there is none.</summary>
    public JobStart? Start { get; set; }

    /// <summary>Attempts that a lost queue had under way.</summary>
    public List<JobStart> OpenStarts { get; } = [];

    public List<WorkerDeath> Deaths { get; } = [];

    /// <summary>Those who wait for its outcome.</summary>
    public List<JobWaiter> Waiters { get; } = [];

    /// <summary>Its answer, without a request's number; null while it has none.</summary>
    public IReply? Outcome { get; set; }

    /// <summary>Its place in the queue; null while it is not there.</summary>
    public LinkedListNode<Job>? Place { get; set; }

    /// <summary>Nobody wants its outcome.</summary>
    public bool IsUnwanted => !IsDetached && Waiters.Count == 0;

    /// <summary>What there is to tell of its attempts; null: nothing.</summary>
    public JobPast? Past => Attempts == 0 ? null : new JobPast(Attempts, Start is null ? [.. OpenStarts] : [.. OpenStarts, Start], [.. Deaths]);

    /// <summary>Takes in what somebody knows from a queue that was lost.</summary>
    public void Learn(JobPast? past)
    {
        if (past is null)
            return;
        Attempts = Math.Max(Attempts, past.Attempts);
        Deaths.AddRange(past.Deaths.Where(death => !IsKnown(death.Worker, death.Attempt)));
        OpenStarts.AddRange(past.Starts.Where(start =>
            start.Node is not null && start != Start && !OpenStarts.Contains(start) && !IsKnown(start.Worker, start.Attempt)));
    }

    /// <summary>The worker of an attempt has died.</summary>
    public void AddDeath(JobStart start, DateTimeOffset now)
    {
        OpenStarts.Remove(start);
        Deaths.Add(new WorkerDeath(start.Worker, start.Attempt, now));
    }

    private bool IsKnown(string worker, int attempt) => Deaths.Exists(death => (death.Worker, death.Attempt) == (worker, attempt));

    public JobInfo Info(IActorRef? worker) => new(Id, Type, worker, Attempts, Deaths.Count, Waiters.Count, since);
}

/// <summary>Somebody who waits for a job's outcome.</summary>
internal sealed record JobWaiter(
    Job Job, IActorRef Owner, long RequestId, IActorRef ReplyTo, bool WantsProgress, bool WantsResult, DateTimeOffset Since)
{
    public WaiterInfo Info => new(Owner, RequestId, "Run", 1, Since);
}
