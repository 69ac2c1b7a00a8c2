using Akka.Actor;

namespace ActorConcurrency.Actors.Pools;

/// <summary>The workers of a pool: which are there, which are idle, which job each has, and what killed the dead.</summary>
internal sealed class PoolWorkers
{
    private readonly IUntypedActorContext _context;
    private readonly PoolOptions _options;
    private readonly Dictionary<IActorRef, Worker> _workers = [];
    private readonly Queue<IActorRef> _idle = [];

    public PoolWorkers(IUntypedActorContext context, PoolOptions options)
    {
        _context = context;
        _options = options;
        Strategy = new StopAndRemember(this);
    }

    /// <summary>A worker that fails is stopped: its replacement is a new one, for which its job is a new attempt.</summary>
    public SupervisorStrategy Strategy { get; }

    public int Count => _workers.Count;

    public IActorRef Start(int number)
    {
        var actor = _context.ActorOf(PoolWorkerActor.Props(number, _options), $"worker-{number}");
        _workers[actor] = new Worker(number);
        return actor;
    }

    /// <summary>A worker pulls: it gets the next job when there is one.</summary>
    public void SetIdle(IActorRef actor)
    {
        if (_workers.ContainsKey(actor))
            _idle.Enqueue(actor);
    }

    public bool TryTakeIdle(out IActorRef actor)
    {
        while (_idle.TryDequeue(out actor!))
        {
            if (_workers.ContainsKey(actor))
                return true;
        }

        return false;
    }

    public void SetBusy(IActorRef actor, Common.Held<PoolTask> job) => _workers[actor].Job = job;

    public bool TryTakeJob(IActorRef actor, out Common.Held<PoolTask> job)
    {
        job = null!;
        if (!_workers.TryGetValue(actor, out var worker) || worker.Job is null)
            return false;
        (job, worker.Job) = (worker.Job, null);
        return true;
    }

    public IActorRef? WorkerOf(Common.FencingToken token) =>
        _workers.FirstOrDefault(w => w.Value.Job?.Token == token).Key;

    public bool TryRemove(IActorRef actor, out Dead dead)
    {
        dead = default;
        if (!_workers.Remove(actor, out var worker))
            return false;
        dead = new Dead(worker.Number, worker.Job, worker.Failure);
        return true;
    }

    public void StopAll()
    {
        foreach (var actor in _workers.Keys)
            _context.Stop(actor);
    }

    internal readonly record struct Dead(int Number, Common.Held<PoolTask>? Job, Exception? Failure);

    private sealed class Worker(int number)
    {
        public int Number { get; } = number;
        public Common.Held<PoolTask>? Job { get; set; }
        public Exception? Failure { get; set; }
    }

    private sealed class StopAndRemember(PoolWorkers workers) : OneForOneStrategy(static _ => Directive.Stop)
    {
        protected override Directive Handle(IActorRef child, Exception exception)
        {
            if (workers._workers.TryGetValue(child, out var worker))
                worker.Failure = exception;
            return base.Handle(child, exception);
        }
    }
}
