using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Tracing;
using Akka.Actor;
using Akka.Event;

namespace ActorConcurrency.Actors.Pools;

/// <summary>
/// Runs one job at a time and asks for the next one when it has ended. The job is a task beside the actor: the actor stays free
/// to be told that the job is not wanted any more.
/// </summary>
internal sealed class PoolWorkerActor : TracedReceiveActor
{
    private readonly int _number;
    private PoolWorker? _current;

    public static Props Props(int number) => Akka.Actor.Props.Create(typeof(PoolWorkerActor), number);

    public PoolWorkerActor(int number)
    {
        _number = number;
        Receive<Run>(OnRun);
        Receive<Stop>(m => _current?.StopIf(m.FencingToken));
        Receive<Ended>(OnEnded);
    }

    protected override void PreStart() => Context.Parent.Tell(Ready.Instance);

    protected override void PostStop() => _current?.Stop();

    private void OnRun(Run m)
    {
        _current = new PoolWorker(_number, Self, m, Context.System.Scheduler);
        var run = RunAsync(m.Job, _current);
        if (run.IsCompletedSuccessfully)
            OnEnded(run.Result);
        else
            run.AsTask().PipeTo(Self);
    }

    private void OnEnded(Ended m)
    {
        _current = null;
        Context.Parent.Tell(m);
    }

    // Never throws: what the job throws, at once or later, is its outcome.
    private static async ValueTask<Ended> RunAsync(PoolJob job, PoolWorker worker)
    {
        try
        {
            if (!worker.Start.TryBegin())
                throw JobStart.Stopped();
            return new Ended(worker.FencingToken, await job(worker).ConfigureAwait(false), null);
        }
        catch (Exception failure)
        {
            return new Ended(worker.FencingToken, null, failure);
        }
    }

    /// <summary>A new worker wants work.</summary>
    internal sealed record Ready
    {
        private Ready()
        {
        }

        public static Ready Instance { get; } = new();
    }

    /// <summary>Work for a worker.</summary>
    internal sealed record Run(FencingToken FencingToken, PoolJob Job, int Attempt, JobStart Start);

    /// <summary>The result of a running job is not wanted any more.</summary>
    internal sealed record Stop(FencingToken FencingToken);

    /// <summary>A job's outcome; its worker wants work again. It reaches nobody when the worker has died in the meantime, which is nothing to report.</summary>
    internal sealed record Ended(FencingToken FencingToken, object? Result, Exception? Failure) : IDeadLetterSuppression;
}
