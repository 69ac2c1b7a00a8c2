using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Pools;

internal sealed partial class PoolWorkerActor
{
    /// <summary>One attempt at a job: the pool's order to a worker, and then what the job sees of that worker.</summary>
    /// <param name="token">That of the attempt.</param>
    /// <param name="job">What to run.</param>
    /// <param name="attempt">Which attempt, from 1 on; 0 for an initializer.</param>
    internal sealed class Run(FencingToken token, PoolJob job, int attempt) : IPoolWorker, INoSerializationVerificationNeeded
    {
        private PoolWorkerActor? _worker;
        private CancellationTokenSource? _stopping;
        private int _isStopped;

        /// <summary>Whether it has begun: for the pool and the worker to decide.</summary>
        public JobStart Start;

        public FencingToken FencingToken => token;
        public int Attempt => attempt;

        int IPoolWorker.Number => _worker!.Number;
        IActorRef IPoolWorker.Ref => _worker!.Ref;
        object? IPoolWorker.State => _worker!.State;

        CancellationToken IPoolWorker.Stopping
        {
            get
            {
                if (_stopping is null)
                    Interlocked.CompareExchange(ref _stopping, new CancellationTokenSource(), null);
                // Stop() sets the flag first and looks for the source second; here it is the other way round, so one of both sees it.
                if (Volatile.Read(ref _isStopped) != 0)
                    _stopping.Cancel();
                return _stopping.Token;
            }
        }

        Task IPoolWorker.DelayAsync(TimeSpan delay) => _worker!.Clock.DelayAsync(delay, ((IPoolWorker)this).Stopping);

        /// <summary>The worker's side. Never throws: what the job throws, at once or later, is its outcome.</summary>
        public async ValueTask<Ended> RunAsync(PoolWorkerActor worker)
        {
            _worker = worker;
            try
            {
                if (!Start.TryBegin())
                    throw JobStart.Stopped();
                return new Ended(await PoolJobs.RunAsync(job, this).ConfigureAwait(false), null);
            }
            catch (Exception failure)
            {
                return new Ended(null, failure);
            }
        }

        public void StopIf(FencingToken running)
        {
            if (running == token)
                Stop();
        }

        // Not Cancel: the job's callbacks must not run inside the actor.
        public void Stop()
        {
            Interlocked.Exchange(ref _isStopped, 1);
            _ = _stopping?.CancelAsync();
        }
    }
}
