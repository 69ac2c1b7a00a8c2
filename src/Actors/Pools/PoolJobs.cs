using ActorConcurrency.Actors.Common;

namespace ActorConcurrency.Actors.Pools;

/// <summary>Callers' functions as jobs.</summary>
internal static class PoolJobs
{
    /// <exception cref="NotLocalException">Jobs cannot be sent where the pool is.</exception>
    public static void RequireCode(PrimitiveLink link) =>
        link.RequireCode("a job that is a function", "register a job type and submit it to a job pool");

    public static PoolJob Of<TResult>(Func<IPoolWorker, Task<TResult>> job) =>
        async worker => await job(worker).ConfigureAwait(false);

    /// <summary>
    /// The one place where a job leaves its worker's thread: a function that blocks must not block an actor. It may have to wait for a
    /// thread, and then be unwanted.
    /// </summary>
    public static Func<IPoolWorker, Task<TResult>> OffThread<TResult>(Func<TResult> job) =>
        worker => Task.Run(
            () =>
            {
                ((PoolWorker)worker).Start.ThrowIfStopped();
                return job();
            },
            worker.Stopping);
}
