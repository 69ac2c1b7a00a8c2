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
    private readonly PoolOptions _options;
    private PoolWorker? _current;
    private object? _state;
    private int _jobs;

    public static Props Props(int number, PoolOptions options) => Akka.Actor.Props.Create(typeof(PoolWorkerActor), number, options);

    public PoolWorkerActor(int number, PoolOptions options)
    {
        _number = number;
        _options = options;
        Receive<Initialized>(OnInitialized);
        Receive<Run>(OnRun);
        Receive<Stop>(m => _current?.StopIf(m.FencingToken));
        Receive<Ended>(OnEnded);
    }

    protected override void PreStart()
    {
        if (_options.Initializer is { } initializer)
            InitializeAsync(initializer, Begin(new Run(default, null!, 0, new JobStart()))).PipeTo(Self);
        else
            Context.Parent.Tell(Ready.Instance);
    }

    protected override void PostStop() => _current?.Stop();

    private void OnInitialized(Initialized m)
    {
        _current = null;
        _state = m.State;
        Context.Parent.Tell(m.Failure is null ? (object)Ready.Instance : new InitializerFailed(m.Failure));
    }

    private void OnRun(Run m)
    {
        var run = RunAsync(m.Job, Begin(m));
        if (run.IsCompletedSuccessfully)
            OnEnded(run.Result);
        else
            run.AsTask().PipeTo(Self);
    }

    private void OnEnded(Ended m)
    {
        _current = null;
        if (++_jobs != _options.MaxJobsPerWorker)
        {
            Context.Parent.Tell(m);
            return;
        }

        Context.Parent.Tell(m with { IsLast = true });
        Context.Stop(Self);   // the pool starts another one
    }

    private PoolWorker Begin(Run m) => _current = new PoolWorker(_number, Self, _state, m, Context.System.Scheduler);

    private static async Task<Initialized> InitializeAsync(Func<IPoolWorker, Task<object?>> initializer, PoolWorker worker)
    {
        try
        {
            return new Initialized(await initializer(worker).ConfigureAwait(false), null);
        }
        catch (Exception failure)
        {
            return new Initialized(null, failure);
        }
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
    internal sealed record Ready : INoSerializationVerificationNeeded
    {
        private Ready()
        {
        }

        public static Ready Instance { get; } = new();
    }

    /// <summary>The worker of this message's sender can do no job.</summary>
    internal sealed record InitializerFailed(Exception Reason) : INoSerializationVerificationNeeded;

    private sealed record Initialized(object? State, Exception? Failure) : IDeadLetterSuppression, INoSerializationVerificationNeeded;

    /// <summary>Work for a worker.</summary>
    internal sealed record Run(FencingToken FencingToken, PoolJob Job, int Attempt, JobStart Start) : INoSerializationVerificationNeeded;

    /// <summary>The result of a running job is not wanted any more.</summary>
    internal sealed record Stop(FencingToken FencingToken) : INoSerializationVerificationNeeded;

    /// <summary>A job's outcome; its worker wants work again, unless it was its last. It reaches nobody when the worker has died in the meantime, which is nothing to report.</summary>
    internal sealed record Ended(FencingToken FencingToken, object? Result, Exception? Failure) : IDeadLetterSuppression, INoSerializationVerificationNeeded
    {
        public bool IsLast { get; init; }
    }
}
