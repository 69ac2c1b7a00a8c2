using ActorConcurrency.Actors.Common;

namespace ActorConcurrency.Actors.Pools;

/// <summary>Callers' functions as jobs.</summary>
internal static class PoolJobs
{
    /// <exception cref="NotLocalException">Jobs cannot be sent where the pool is.</exception>
    public static void RequireCode(PrimitiveLink link) =>
        link.RequireCode("a job that is a function", "register a job type and submit it to a job pool");

    public static PoolJob Of<TResult>(Func<IPoolWorker, Task<TResult>> job) => new PlainFunction<TResult>(job).RunAsync;

    /// <summary>
    /// The one place where a job leaves its worker's thread: a function that blocks must not block an actor. It may have to wait for a
    /// thread, and then be unwanted.
    /// </summary>
    public static Func<IPoolWorker, Task<TResult>> OffThread<TResult>(Func<TResult> job) =>
        worker => Task.Run(
            () =>
            {
                ((PoolWorkerActor.Run)worker).Start.ThrowIfStopped();
                return job();
            },
            worker.Stopping);

    /// <summary>Runs a job: one of this process's, which most are, without another task for its result.</summary>
    public static ValueTask<object?> RunAsync(PoolJob job, IPoolWorker worker) =>
        job.Target is Function function ? function.RunHereAsync(worker) : new(job(worker));

    /// <summary>A function that is a job: what <see cref="PoolJobs.RunAsync(PoolJob, IPoolWorker)"/> finds behind the delegate.</summary>
    internal abstract class Function
    {
        public abstract ValueTask<object?> RunHereAsync(IPoolWorker worker);

        public Task<object?> RunAsync(IPoolWorker worker) => RunHereAsync(worker).AsTask();

        protected static ValueTask<object?> ResultOf<TResult>(Task<TResult> end) =>
            end.IsCompletedSuccessfully ? new((object?)new ValueTask<TResult>(end).Result) : LaterResultOf(end);

        private static async ValueTask<object?> LaterResultOf<TResult>(Task<TResult> end) => await end.ConfigureAwait(false);
    }

    private sealed class PlainFunction<TResult>(Func<IPoolWorker, Task<TResult>> job) : Function
    {
        public override ValueTask<object?> RunHereAsync(IPoolWorker worker) => ResultOf(job(worker));
    }
}
