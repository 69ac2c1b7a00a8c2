using System.Runtime.Serialization;
using ActorConcurrency.Actors.Common;
using Akka.Actor;
using static ActorConcurrency.Actors.Jobs.JobsProtocol;

namespace ActorConcurrency.Actors.Jobs;

/// <summary>The workers, and the jobs that they run.</summary>
/// <param name="self">The actor that has the queue.</param>
/// <param name="epoch">Its incarnation.</param>
/// <param name="nodes">Where the workers are.</param>
internal sealed class RunningJobs(IActorRef self, long epoch, JobNodes nodes)
{
    private readonly Holdings<Job> _held = new(epoch);

    public JobWorkers Workers { get; } = new();

    public IGrantCounts Counts => _held;

    public IEnumerable<Job> Jobs => _held.ToList().Select(held => held.Value);

    public IEnumerable<JobInfo> Infos => _held.ToList().Select(held => held.Value.Info(held.Owner));

    public IEnumerable<HolderInfo> Holders => _held.Infos(held: job => job.Id);

    /// <summary>Gives a job to an idle worker.</summary>
    /// <exception cref="SerializationException">Its data can't be sent there: it is not begun.</exception>
    public Work Begin(JobWorker worker, Job job, DateTimeOffset now)
    {
        job.Attempts++;
        job.Start = nodes.StartBy(worker.Actor, job.Attempts);
        var held = _held.Add(worker.Actor, job.Attempts, worker.Actor, now, job);
        var work = new Work(held.Token, job.Id, job.Type, job.Data, job.Attempts);
        try
        {
            worker.Actor.Tell(work, self);
            return work;
        }
        catch (SerializationException)
        {
            _held.TryTake(worker.Actor, held.Token, out _);
            throw;
        }
    }

    /// <summary>The job that a worker runs under a token; null: it is not wanted any more, or another one's.</summary>
    public Job? Find(IActorRef worker, FencingToken token) => _held.Of(worker).FirstOrDefault(held => held.Token == token)?.Value;

    /// <summary>A worker has ended what it was given: it is idle. The job is null when it is not wanted any more.</summary>
    public Job? End(JobWorker worker, FencingToken token)
    {
        Workers.SetIdle(worker);
        return _held.TryTake(worker.Actor, token, out var held) ? held.Value : null;
    }

    /// <summary>Takes away what a worker was at that is none any more.</summary>
    public IReadOnlyList<Job> TakeAll(IActorRef worker) => [.. _held.TakeAll(worker).Select(held => held.Value)];

    /// <summary>Tells the worker of a job, if it has one, that its result is not wanted.</summary>
    public void Stop(Job job)
    {
        if (job.Place is not null || _held.ToList().FirstOrDefault(held => held.Value == job) is not { } held)
            return;
        _held.TryTake(held.Owner, held.Token, out _);
        if (Workers.Find(held.Owner) is { } worker)
            worker.IsStopped = true;
        held.Owner.Tell(new Stop(held.Token), self);
    }

    /// <summary>What a worker was given may have been lost on the way. One that has it takes no notice.</summary>
    public void Remind(JobWorker worker)
    {
        if (worker is { IsStopped: true })
            Workers.SetIdle(worker);
        else if (worker.Work is { } work)
            worker.Actor.Tell(work, self);
    }
}
