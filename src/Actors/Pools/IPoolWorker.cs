using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Pools;

/// <summary>The worker that runs a job, as the job sees it.</summary>
public interface IPoolWorker
{
    /// <summary>Which of the pool's workers, from 1 on. A worker that replaces a dead one has its number.</summary>
    int Number { get; }

    /// <summary>The worker's actor. Killing it is killing the worker: the job is run again by another one.</summary>
    IActorRef Ref { get; }

    /// <summary>Grows with every start of a job in the pool: a write that carries it can be told from an earlier attempt's.</summary>
    FencingToken FencingToken { get; }

    /// <summary>What <see cref="PoolOptions.Initializer"/> has made for this worker; null without one, and while it runs.</summary>
    object? State { get; }

    /// <summary>Which attempt at this job it is, from 1 on; 0 for the initializer.</summary>
    int Attempt { get; }

    /// <summary>
    /// Fires when nobody wants the job's result any more: its caller stopped waiting, its owner died, the worker died, or the pool
    /// was terminated. A job that ignores it runs to its end unobserved.
    /// </summary>
    CancellationToken Stopping { get; }

    /// <summary>A wait on the actor system's clock, which ends early with <see cref="Stopping"/>.</summary>
    /// <exception cref="OperationCanceledException"><see cref="Stopping"/> fired.</exception>
    Task DelayAsync(TimeSpan delay);
}

/// <summary>A job: what a worker runs. Its task's result or exception is the job's.</summary>
public delegate Task<object?> PoolJob(IPoolWorker worker);

/// <summary>How far a group of jobs is.</summary>
/// <param name="Done">How many have ended well.</param>
/// <param name="Total">How many there are, as far as is known.</param>
public sealed record PoolProgress(int Done, int Total);
