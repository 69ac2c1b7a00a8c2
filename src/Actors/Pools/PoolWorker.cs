using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Pools;

/// <summary>One attempt at a job, as the job sees its worker.</summary>
internal sealed class PoolWorker(int number, IActorRef self, object? state, PoolWorkerActor.Run run, IScheduler scheduler) : IPoolWorker
{
    private CancellationTokenSource? _stopping;
    private int _isStopped;

    public int Number => number;
    public IActorRef Ref => self;
    public FencingToken FencingToken => run.FencingToken;
    public object? State => state;
    public int Attempt => run.Attempt;

    public CancellationToken Stopping
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

    public JobStart Start => run.Start;

    public Task DelayAsync(TimeSpan delay) => scheduler.DelayAsync(delay, Stopping);

    public void StopIf(FencingToken running)
    {
        if (running == FencingToken)
            Stop();
    }

    // Not Cancel: the job's callbacks must not run inside the actor.
    public void Stop()
    {
        Interlocked.Exchange(ref _isStopped, 1);
        _ = _stopping?.CancelAsync();
    }
}
