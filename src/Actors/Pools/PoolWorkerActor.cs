using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Tracing;
using Akka.Actor;
using Akka.Event;

namespace ActorConcurrency.Actors.Pools;

/// <summary>
/// Runs one job at a time and asks for the next one when it has ended. The job is a task beside the actor: the actor stays free
/// to be told that the job is not wanted any more.
/// </summary>
internal sealed partial class PoolWorkerActor : TracedReceiveActor
{
    private readonly PoolOptions _options;
    private Run? _current;
    private int _jobs;

    public static Props Props(int number, PoolOptions options) => Akka.Actor.Props.Create(typeof(PoolWorkerActor), number, options);

    public PoolWorkerActor(int number, PoolOptions options)
    {
        Number = number;
        Ref = Self;
        Clock = Context.System.Scheduler;
        _options = options;
        Receive<Initialized>(OnInitialized);
        Receive<Run>(OnRun);
        Receive<Stop>(m => _current?.StopIf(m.FencingToken));
        Receive<Ended>(OnEnded);
    }

    public int Number { get; }

    /// <summary>The actor's reference, for the job, which runs beside it.</summary>
    public IActorRef Ref { get; }

    public IScheduler Clock { get; }

    /// <summary>What the initializer has made, before there is any job.</summary>
    public object? State { get; private set; }

    protected override void PreStart()
    {
        if (_options.Initializer is { } initializer)
            InitializeAsync(initializer).PipeTo(Self);
        else
            Context.Parent.Tell(Ready.Instance);
    }

    protected override void PostStop() => _current?.Stop();

    private void OnInitialized(Initialized m)
    {
        _current = null;
        State = m.State;
        Context.Parent.Tell(m.Failure is null ? (object)Ready.Instance : new InitializerFailed(m.Failure));
    }

    private void OnRun(Run m)
    {
        _current = m;
        var run = m.RunAsync(this);
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

    private async Task<Initialized> InitializeAsync(Func<IPoolWorker, Task<object?>> initializer)
    {
        _current = new Run(default, worker => initializer(worker), attempt: 0);
        var end = await _current.RunAsync(this).ConfigureAwait(false);
        return new Initialized(end.Result, end.Failure);
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

    /// <summary>The result of a running job is not wanted any more.</summary>
    internal sealed record Stop(FencingToken FencingToken) : INoSerializationVerificationNeeded;

    /// <summary>A job's outcome; its worker wants work again, unless it was its last. It reaches nobody when the worker has died in the meantime, which is nothing to report.</summary>
    internal sealed record Ended(object? Result, Exception? Failure) : IDeadLetterSuppression, INoSerializationVerificationNeeded
    {
        public bool IsLast { get; init; }
    }
}
