using ActorConcurrency.Actors.Common;
using Akka.Actor;
using Akka.Event;
using static ActorConcurrency.Actors.Pools.PoolProtocol;

namespace ActorConcurrency.Actors.Pools;

/// <summary>
/// A router whose workers pull: a job stays with the pool until a worker is free for it, so that a slow job holds up no other
/// one, and what has not started can be withdrawn. A worker that dies is replaced and its job run again.
/// </summary>
internal sealed class PoolActor : PrimitiveActor
{
    private readonly PrimitiveIncarnation _primitive;
    private readonly PoolSettings _settings;
    private readonly PoolWorkers _workers;
    private readonly OwnedQueue<IActorRef, Held<PoolTask>> _queue = new();
    private readonly Holdings<PoolTask> _running;
    private readonly Waiters<Join> _joiners = new("Join");
    private PoolState _state = PoolState.Open;
    private BrokenPoolException? _broken;
    private long _submitted;
    private long _ended;

    public static Props Props(PrimitiveIncarnation primitive, PoolSettings settings) =>
        Akka.Actor.Props.Create(typeof(PoolActor), primitive, settings);

    public PoolActor(PrimitiveIncarnation primitive, PoolSettings settings)
        : base(primitive)
    {
        _primitive = primitive;
        _settings = settings;
        _workers = new PoolWorkers(Context, settings.Options);
        _running = new Holdings<PoolTask>(primitive.Epoch);

        ReceiveOwned<Submit>(OnSubmit);
        Receive<CancelSubmit>(OnCancelSubmit);
        Receive<PoolWorkerActor.Ready>(OnReady);
        Receive<PoolWorkerActor.Ended>(OnEnded);
        Receive<PoolWorkerActor.InitializerFailed>(OnInitializerFailed);
        Receive<Close>(OnClose);
        ReceiveOwned<Join>(OnJoin);
        Receive<CancelJoin>(m => _joiners.Remove(m.Owner, m.RequestId));
        Receive<Terminate>(OnTerminate);
    }

    protected override void PreStart()
    {
        for (var number = 1; number <= _settings.Workers; number++)
            Watch(_workers.Start(number));
    }

    protected override SupervisorStrategy SupervisorStrategy() => _workers.Strategy;

    protected override PrimitiveSnapshot TakeSnapshot() => new PoolSnapshot(
        Name, Epoch, _state, _workers.Count, _queue.Count, _running.Count, _ended,
        [.. HolderInfos], [.. _queue.Select(task => task.Value.Info), .. _joiners.Infos()])
    { Kind = Kind };

    protected override IEnumerable<HolderInfo> HolderInfos => _running.Infos();

    protected override int WaiterCount => _queue.Count + _joiners.Count;

    protected override IGrantCounts? Grants => _running;

    protected override string DescribeState() => $"{_state}, {_running.Count} jobs running, {_queue.Count} queued";

    protected override void OnOwnerDied(IActorRef owner)
    {
        if (_workers.TryRemove(owner, out var worker))
        {
            OnWorkerDied(worker);
            return;
        }

        _joiners.RemoveAll(owner);
        _queue.RemoveAll(owner);
        foreach (var held in _running.Of(owner))
            Abandon(held);
        FinishIfDone();
    }

    private void OnSubmit(Submit m)
    {
        if (_broken is not null)
        {
            Sender.Tell(new JobFailed(m.RequestId, _broken), Self);
        }
        else if (_state != PoolState.Open)
        {
            Reject(m, RejectionReason.Closed, $"the pool is {(_state == PoolState.Closed ? "closed" : "terminated")}");
        }
        else if (!_queue.TryAddLast(new PoolTask(m, Sender, _submitted + 1, Now)))
        {
            Reject(m, RejectionReason.DuplicateRequest, $"{m.Owner.Path} has a job {m.RequestId} queued already");
        }
        else
        {
            _submitted++;
            if (m.Callback is not null)
                Acknowledge(m, new Accepted(m.RequestId));
            Assign();
        }
    }

    private void OnCancelSubmit(CancelSubmit m)
    {
        if (_queue.TryRemove(m.Owner, m.RequestId, out _))
            FinishIfDone();
        else if (_running.Of(m.Owner).FirstOrDefault(held => held.RequestId == m.RequestId) is { } held)
            Abandon(held);
    }

    private void OnReady(PoolWorkerActor.Ready m)
    {
        _workers.SetIdle(Sender);
        Assign();
        FinishIfDone();
    }

    private void OnEnded(PoolWorkerActor.Ended m)
    {
        if (_workers.TryTakeJob(Sender, out var held) && _running.TryTake(held.Owner, held.Token, out _))
            End(held.Value, m.Result, m.Failure);
        if (!m.IsLast)
            _workers.SetIdle(Sender);
        Assign();
        FinishIfDone();
    }

    private void OnClose(Close m)
    {
        if (_state == PoolState.Open)
            _state = PoolState.Closed;
        if (m.CancelQueued)
            CancelQueued();
        Acknowledge(m, new Closed(m.RequestId));
        FinishIfDone();
    }

    // A job that was sent to a worker and has not begun ends there, as one that was stopped.
    private void CancelQueued()
    {
        foreach (var held in _running.ToList())
            held.Value.Withdraw();
        while (_queue.TryDequeue(out var task))
            End(task.Value, null, JobStart.Stopped());
    }

    private void OnJoin(Join m)
    {
        if (_state == PoolState.Open)
            Reject(m, RejectionReason.NotClosed, "the pool must be closed or terminated before it is joined");
        else if (_workers.Count == 0)
            Sender.Tell(new Joined(m.RequestId), Self);
        else
            LetWait(_joiners, m);
    }

    private void OnTerminate(Terminate m)
    {
        _state = PoolState.Terminated;
        var notRun = new List<PoolJobInfo>();
        var stopped = new List<PoolJobInfo>();
        foreach (var held in _running.ToList())
        {
            _running.TryTake(held.Owner, held.Token, out _);
            if (held.Value.StopAttempt())
                EndTerminated(held.Value, stopped, started: true);
            else
                EndTerminated(held.Value, notRun, started: false);
        }

        while (_queue.TryDequeue(out var task))
            EndTerminated(task.Value, notRun, started: false);
        _workers.StopAll();
        if (IsTraced)
            TraceNote($"terminated: {notRun.Count} jobs not run, {stopped.Count} stopped");
        Acknowledge(m, new PoolTerminated(m.RequestId, notRun, stopped));
        FinishIfDone();
    }

    private void OnInitializerFailed(PoolWorkerActor.InitializerFailed m)
    {
        if (_state == PoolState.Terminated)
            return;
        _state = PoolState.Terminated;
        _broken = new BrokenPoolException($"{_primitive} is broken: the initializer of a worker failed: {m.Reason.Message}", m.Reason);
        Context.GetLogger().Error(m.Reason, "{0} '{1}' is broken: the initializer of a worker failed", Kind, Name);
        foreach (var held in _running.ToList())
        {
            _running.TryTake(held.Owner, held.Token, out _);
            held.Value.StopAttempt();
            End(held.Value, null, _broken);
        }

        while (_queue.TryDequeue(out var task))
            End(task.Value, null, _broken);
        _workers.StopAll();
        FinishIfDone();
    }

    private void EndTerminated(PoolTask task, List<PoolJobInfo> report, bool started)
    {
        report.Add(task.JobInfo);
        var when = started ? $"while job {task.Number} was running" : $"before job {task.Number} was run";
        End(task, null, new PoolTerminatedException($"{_primitive} was terminated {when}.", started));
    }

    private void OnWorkerDied(PoolWorkers.Dead worker)
    {
        if (worker.Job is { } held && _running.TryTake(held.Owner, held.Token, out _))
            RunAgainOrGiveUp(held.Value, worker.Failure);
        if (_state != PoolState.Terminated && !IsDrained)
            Watch(_workers.Start(worker.Number));
        FinishIfDone();
    }

    private void RunAgainOrGiveUp(PoolTask task, Exception? reason)
    {
        if (task.IsAbandoned)
        {
            _ended++;
        }
        else if (task.Attempts < _settings.MaxAttempts)
        {
            if (IsTraced)
                TraceNote($"job {task.Number} lost its worker and is run again");
            task.Requeue();
            _queue.TryAddFirst(task);
        }
        else
        {
            var why = reason is null ? "stopped" : reason.Message;
            var text = $"{_primitive} gave job {task.Number} up: its worker died at each of {task.Attempts} attempts, of the last: {why}.";
            End(task, null, new WorkerLostException(text, task.Attempts, reason));
        }
    }

    private void Assign()
    {
        while (_queue.Count > 0 && _workers.TryTakeIdle(out var worker) && _queue.TryDequeue(out var next))
        {
            _running.Add(next, Now);
            var attempt = next.Value.NewAttempt();
            if (attempt.Attempt > 1)
                CountRedelivery();
            _workers.SetBusy(worker, next);
            worker.Tell(attempt, Self);
        }
    }

    private void Abandon(Held<PoolTask> held)
    {
        held.Value.IsAbandoned = true;
        held.Value.StopAttempt();
        if (_workers.WorkerOf(held.Token) is { } worker)
            worker.Tell(new PoolWorkerActor.Stop(held.Token), Self);
    }

    private void End(PoolTask task, object? result, Exception? failure)
    {
        _ended++;
        var requestId = task.Submit.RequestId;
        if (task.IsAbandoned)
            return;
        if (task.Submit.Callback is { } callback)
        {
            if (failure is null)
                callback.Result(result, Self);
            else
                callback.Failure(failure, Self);
        }
        else
        {
            task.ReplyTo.Tell(failure is null ? new JobDone(requestId, result) : new JobFailed(requestId, failure), Self);
        }
    }

    private bool IsDrained => _state != PoolState.Open && _queue.Count == 0 && _running.Count == 0;

    private void FinishIfDone()
    {
        if (!IsDrained)
            return;
        _workers.StopAll();
        if (_workers.Count > 0)
            return;
        while (_joiners.TryDequeue(out var joiner))
            joiner.ReplyTo.Tell(new Joined(joiner.Request.RequestId), Self);
    }
}
