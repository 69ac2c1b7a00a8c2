using System.Runtime.Serialization;
using ActorConcurrency.Actors.Common;
using Akka.Actor;
using static ActorConcurrency.Actors.Jobs.JobsProtocol;

namespace ActorConcurrency.Actors.Jobs;

/// <summary>Those who wait for the outcomes of jobs, and what they are told.</summary>
/// <param name="self">The actor that has the queue.</param>
/// <param name="overNodes">Whether the queue may be lost together with workers: then each start is told.</param>
internal sealed class JobAudience(IActorRef self, bool overNodes)
{
    private readonly OwnedQueue<IActorRef, JobWaiter> _waiters = new();

    public int Count => _waiters.Count;

    /// <summary>Those who wait for a job that is queued.</summary>
    public IEnumerable<WaiterInfo> QueuedInfos => _waiters.Where(waiter => waiter.Job.Place is not null).Select(waiter => waiter.Info);

    /// <summary>Lets somebody wait; if the job has ended he is answered at once. False when his request's number is not free.</summary>
    public bool TryAdd(JobWaiter waiter)
    {
        if (waiter.Job.Outcome is { } outcome)
        {
            Answer(waiter, outcome);
            return true;
        }

        if (!_waiters.TryAddLast(waiter.Owner, waiter.RequestId, waiter))
            return false;
        waiter.Job.Waiters.Add(waiter);
        if (waiter.Job.Past is { } past && IsTold(past))
            Tell(waiter, past);
        return true;
    }

    /// <summary>Those who waited at another node wait on.</summary>
    public void Restore(IEnumerable<JobWaiter> waiters)
    {
        foreach (var waiter in waiters)
            _waiters.TryAddLast(waiter.Owner, waiter.RequestId, waiter);
    }

    public bool TryRemove(IActorRef owner, long requestId, out JobWaiter waiter) =>
        _waiters.TryRemove(owner, requestId, out waiter) && waiter.Job.Waiters.Remove(waiter);

    public IReadOnlyList<JobWaiter> RemoveAll(IActorRef owner)
    {
        var removed = _waiters.RemoveAll(owner);
        foreach (var waiter in removed)
            waiter.Job.Waiters.Remove(waiter);
        return removed;
    }

    public void TellProgress(Job job, object? value)
    {
        foreach (var waiter in job.Waiters.Where(waiter => waiter.WantsProgress))
            waiter.ReplyTo.Tell(new JobProgress(waiter.RequestId, value), self);
    }

    /// <summary>Tells what the name's next queue should know, were this one lost.</summary>
    public void TellPast(Job job)
    {
        if (job.Past is not { } past || !IsTold(past))
            return;
        foreach (var waiter in job.Waiters)
            Tell(waiter, past);
    }

    /// <summary>Answers all who wait for a job.</summary>
    public void TellOutcome(Job job, IReply outcome)
    {
        foreach (var waiter in job.Waiters)
        {
            _waiters.TryRemove(waiter.Owner, waiter.RequestId, out _);
            Answer(waiter, outcome);
        }

        job.Waiters.Clear();
    }

    private bool IsTold(JobPast past) => overNodes || past.Deaths.Count > 0;

    private void Tell(JobWaiter waiter, JobPast past) => waiter.ReplyTo.Tell(new JobStarted(waiter.RequestId, past), self);

    private void Answer(JobWaiter waiter, IReply outcome)
    {
        object answer = outcome switch
        {
            JobDone done => done with { RequestId = waiter.RequestId, Result = waiter.WantsResult ? done.Result : null },
            JobFailed failed => failed with { RequestId = waiter.RequestId },
            JobPoisoned poisoned => poisoned with { RequestId = waiter.RequestId },
            _ => throw new InvalidOperationException($"{outcome} is no outcome."),
        };
        try
        {
            waiter.ReplyTo.Tell(answer, self);
        }
        catch (SerializationException failure)
        {
            // Its values are the users': what they can't be sent for is theirs to know.
            waiter.ReplyTo.Tell(new JobFailed(waiter.RequestId, failure), self);
        }
    }
}
