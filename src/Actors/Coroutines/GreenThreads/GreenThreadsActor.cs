using ActorConcurrency.Actors.Common;
using Akka.Actor;
using Akka.Event;
using static ActorConcurrency.Actors.Coroutines.GreenThreads.GreenThreadsProtocol;

namespace ActorConcurrency.Actors.Coroutines.GreenThreads;

/// <summary>Starts green threads on its loop, wakes those that sleep, and tells their ends to those who join.</summary>
internal sealed class GreenThreadsActor : PrimitiveActor
{
    private readonly List<GreenThreadEntry> _threads = [];
    private readonly Waiters<ICancelableRequest> _joiners = new(request => request.GetType().Name);
    private readonly GreenLoop _loop;
    private long _spawned;

    public static Props Props(PrimitiveIncarnation primitive) => Akka.Actor.Props.Create(typeof(GreenThreadsActor), primitive);

    public GreenThreadsActor(PrimitiveIncarnation primitive)
        : base(primitive)
    {
        _loop = new GreenLoop(primitive.ToString());
        Receive<Spawn>(OnSpawn);
        ReceiveOwned<Join>(OnJoin);
        ReceiveOwned<JoinAll>(OnJoinAll);
        Receive<CancelJoin>(m => _joiners.Remove(m.Owner, m.RequestId));
        Receive<Stop>(OnStop);
        Receive<Forget>(OnForget);
        Receive<Sleep>(OnSleep);
        Receive<Wake>(OnWake);
        Receive<CoroutineRunner.Ended>(m => OnEnded(Sender, m.Value, m.Failure));
    }

    protected override PrimitiveSnapshot TakeSnapshot()
    {
        var current = _loop.Current;
        return new GreenThreadsSnapshot(Name, Epoch, current, [.. _threads.Select(t => t.Info(current))], [.. _joiners.Infos()]);
    }

    protected override IEnumerable<HolderInfo> HolderInfos => [];

    protected override int WaiterCount => _joiners.Count;

    protected override string DescribeState() => $"{_threads.Count(t => t.IsAlive)} green threads alive";

    protected override void OnOwnerDied(IActorRef owner)
    {
        _joiners.RemoveAll(owner);
        OnEnded(owner, null, new CoroutineExitException("It was killed."));
    }

    protected override void PostStop()
    {
        foreach (var thread in _threads)
            thread.Alarm?.Cancel();
        _loop.End();
        base.PostStop();
    }

    private GreenThreadEntry? Find(GreenThreadId id) => _threads.Find(t => t.Id == id);

    private GreenThreadEntry? FindAlive(IActorRef runner) => _threads.Find(t => t.IsAlive && t.Runner.Equals(runner));

    private void OnSpawn(Spawn m)
    {
        var name = m.Name ?? $"GreenThread-{++_spawned}";
        var spec = new CoroutineSpec(Registry, name, (seat, _) => m.Body(seat), body => _loop.RunAsync(name, body));
        var runner = Context.StartCoroutine(spec);
        Watch(runner);
        _threads.Add(new GreenThreadEntry(new GreenThreadId(m.Owner, m.RequestId), name, runner));
        runner.Tell(new CoroutineRunner.Resume(null), Self);
        Sender.Tell(new Spawned(m.RequestId, name), Self);
    }

    private void OnJoin(Join m)
    {
        if (Find(m.Id) is not { } thread)
            Reject(m, RejectionReason.KeyMissing, "it has no such green thread");
        else if (!thread.IsAlive)
            Sender.Tell(new Joined(m.RequestId, thread.Value, thread.Failure), Self);
        else if (thread.Runner.Equals(m.Owner))
            Reject(m, RejectionReason.WouldWaitForItself, "it cannot wait for its own end");
        else
            LetWait(_joiners, m);
    }

    private void OnJoinAll(JoinAll m)
    {
        if (FindAlive(m.Owner) is not null)
            Reject(m, RejectionReason.WouldWaitForItself, "it cannot wait for its own end");
        else if (!_threads.Exists(t => t.IsAlive))
            Sender.Tell(new AllJoined(m.RequestId), Self);
        else
            LetWait(_joiners, m);
    }

    private void OnStop(Stop m)
    {
        var thread = Find(m.Id) is { IsAlive: true } alive ? alive : null;
        if (thread is not null)
            OnEnded(thread.Runner, null, new CoroutineExitException($"Green thread '{thread.Name}' was killed."));
        Acknowledge(m, new Stopped(m.RequestId, thread is not null));
    }

    private void OnForget(Forget m)
    {
        if (Find(m.Id) is not { } thread)
            return;
        thread.IsForgotten = true;
        if (!thread.IsAlive)
            _threads.Remove(thread);
    }

    private void OnSleep(Sleep m)
    {
        if (FindAlive(Sender) is not { } thread)
            return;
        if (m.Delay == TimeSpan.Zero)
            thread.Runner.Tell(new CoroutineRunner.Resume(null), Self);
        else
            thread.Alarm = Context.System.Scheduler.ScheduleTellOnceCancelable(m.Delay, Self, new Wake(Sender), Self);
    }

    private void OnWake(Wake m)
    {
        if (FindAlive(m.Sleeper) is not { } thread)
            return;
        thread.Alarm = null;
        thread.Runner.Tell(new CoroutineRunner.Resume(null), Self);
    }

    private void OnEnded(IActorRef runner, object? value, Exception? failure)
    {
        if (FindAlive(runner) is not { } thread)
            return;
        thread.End(value, failure);
        Context.Stop(runner);
        if (thread.IsForgotten)
            _threads.Remove(thread);
        if (failure is not null and not CoroutineExitException)
            Context.GetLogger().Error(failure, "{0} '{1}': {2} ends with an exception", Kind, Name, thread.Name);
        if (IsTraced)
            TraceNote($"{thread.Name} ended: {DescribeState()}");
        TellJoiners(thread);
    }

    private void TellJoiners(GreenThreadEntry ended)
    {
        var isAnyAlive = _threads.Exists(t => t.IsAlive);
        foreach (var (request, replyTo, _) in _joiners.ToList())
        {
            IReply? reply = request switch
            {
                Join join when join.Id == ended.Id => new Joined(join.RequestId, ended.Value, ended.Failure),
                JoinAll when !isAnyAlive => new AllJoined(request.RequestId),
                _ => null,
            };
            if (reply is null)
                continue;
            _joiners.Remove(request.Owner, request.RequestId);
            replyTo.Tell(reply, Self);
        }
    }
}
