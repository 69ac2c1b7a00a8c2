using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Jobs;

/// <summary>One attempt at a job, on the worker's side.</summary>
/// <param name="work">What is to be run.</param>
/// <param name="jobs">The actor that has the queue.</param>
/// <param name="worker">Who runs it.</param>
/// <param name="system">Of the worker.</param>
/// <param name="sent">Tells whether results can go to another node; null: none does. One that can't is the job's failure.</param>
internal sealed class JobRun(JobsProtocol.Work work, IActorRef jobs, IActorRef worker, ActorSystem system, SentValues? sent)
{
    private readonly CancellationTokenSource _stopping = new();

    public JobsProtocol.Work Work => work;
    public IActorRef Worker => worker;
    public ActorSystem System => system;
    public CancellationToken Stopping => _stopping.Token;

    // Not Cancel: the job's callbacks must not run inside the actor.
    public void Stop() => _ = _stopping.CancelAsync();

    public void Report(object? value)
    {
        sent?.Check(value);
        jobs.Tell(new JobsProtocol.Report(work.FencingToken, value), worker);
    }

    /// <summary>The outcome, whatever it is; never throws.</summary>
    public async Task<JobsProtocol.Ended> RunAsync(JobType? type)
    {
        try
        {
            var result = type is null
                ? throw new InvalidOperationException($"No job type '{work.Type}' is registered on the node of {worker.Path}.")
                : await type.RunAsync(work.Job, this).ConfigureAwait(false);
            sent?.Check(result);
            return new JobsProtocol.Ended(work.FencingToken, result, null);
        }
        catch (Exception failure)
        {
            return new JobsProtocol.Ended(work.FencingToken, null, failure);
        }
    }
}

internal sealed class JobContext<TProgress>(JobRun run) : IJobContext<TProgress>
{
    public string JobId => run.Work.JobId;
    public int Attempt => run.Work.Attempt;
    public FencingToken FencingToken => run.Work.FencingToken;
    public CancellationToken Stopping => run.Stopping;
    public IActorRef Worker => run.Worker;
    public ActorSystem System => run.System;

    public void Report(TProgress value) => run.Report(value);
}
