using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Pools;

/// <summary>One attempt at a job, as the job sees its worker.</summary>
internal sealed class PoolWorker(int number, IActorRef self, PoolWorkerActor.Run run, IScheduler scheduler) : IPoolWorker
{
    private readonly CancellationTokenSource _stopping = new();

    public int Number => number;
    public IActorRef Ref => self;
    public FencingToken FencingToken => run.FencingToken;
    public int Attempt => run.Attempt;
    public CancellationToken Stopping => _stopping.Token;
    public JobStart Start => run.Start;

    public Task DelayAsync(TimeSpan delay) => scheduler.DelayAsync(delay, Stopping);

    public void StopIf(FencingToken running)
    {
        if (running == FencingToken)
            Stop();
    }

    // Not Cancel: the job's callbacks must not run inside the actor.
    public void Stop() => _ = _stopping.CancelAsync();
}
