using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Jobs;

/// <summary>One attempt at a job, as its handler sees it.</summary>
public interface IJobContext
{
    /// <summary>The job's id: the same at every attempt, so that what it writes can be told from what it wrote before.</summary>
    string JobId { get; }

    /// <summary>Which attempt it is, from 1 on. An earlier one may still be going on, on a node that was taken for dead.</summary>
    int Attempt { get; }

    /// <summary>Grows with every start of a job: a write that carries it can be told from an earlier attempt's.</summary>
    FencingToken FencingToken { get; }

    /// <summary>
    /// Fires when nobody wants the result any more, or the worker ends: cancelled, its submitter died, the node leaves. A job that
    /// ignores it runs to its end unobserved.
    /// </summary>
    CancellationToken Stopping { get; }

    /// <summary>The worker that runs it. Killing it is killing the worker: the job is run again by another one.</summary>
    IActorRef Worker { get; }

    /// <summary>The actor system of the worker.</summary>
    ActorSystem System { get; }
}

/// <summary>One attempt at a job, as its handler sees it; what it reports goes to those who wait for the job.</summary>
/// <typeparam name="TProgress">What it reports.</typeparam>
public interface IJobContext<in TProgress> : IJobContext, IProgress<TProgress>;
