using ActorConcurrency.Actors.Common;
using Akka.Actor;
using Akka.Event;
using static ActorConcurrency.Actors.Timers.TimerProtocol;

namespace ActorConcurrency.Actors.Timers;

/// <summary>
/// Runs one plan of ticks at a time. The scheduler's messages name the run that they are for: one that crosses a cancellation is
/// nobody's tick.
/// </summary>
internal sealed class TimerActor : PrimitiveActor
{
    private const int TicksPerTurn = 256;

    private readonly Waiters<Wait> _waiters = new("Wait");
    private readonly Holdings<TickPlan> _runs;
    private Held<TickPlan>? _run;
    private ICancelable? _alarm;

    public static Props Props(PrimitiveIncarnation primitive, TimerImage? image = null) =>
        Akka.Actor.Props.Create(typeof(TimerActor), primitive, image!);

    public TimerActor(PrimitiveIncarnation primitive, TimerImage? image)
        : base(primitive)
    {
        _runs = new Holdings<TickPlan>(primitive.Epoch);
        ReceiveOwned<Start>(OnStart);
        Receive<CancelStart>(OnCancelStart);
        Receive<Cancel>(OnCancel);
        ReceiveOwned<Wait>(m => LetWait(_waiters, m));
        Receive<CancelWait>(m => _waiters.Remove(m.Owner, m.RequestId));
        Receive<Alarm>(OnAlarm);

        if (image is not null)
            Restore(image);
    }

    protected override PrimitiveSnapshot TakeSnapshot() => new TimerSnapshot(
        Name, Epoch, _run is not null, _run?.Value.Interval, _run?.Value.NextDue, _run?.Value.Count ?? 0,
        [.. HolderInfos], [.. _waiters.Infos()]);

    protected override object Image() => new TimerImage(_runs.ToImage(plan => plan.ToImage()), _waiters.ToList());

    protected override IEnumerable<HolderInfo> HolderInfos => _runs.Infos();

    protected override int WaiterCount => _waiters.Count;

    protected override IGrantCounts? Grants => _runs;

    protected override string DescribeState() =>
        _run is null ? "not running" : $"next tick {_run.Value.Count + 1}, due {_run.Value.NextDue:O}";

    protected override void OnOwnerDied(IActorRef owner)
    {
        _waiters.RemoveAll(owner);
        if (owner.Equals(_run?.Owner))
            CancelRun();
    }

    protected override void PostStop()
    {
        _alarm?.Cancel();
        base.PostStop();
    }

    private void Restore(TimerImage image)
    {
        Restore(_runs, image.Runs, TickPlan.Of);
        Restore(_waiters, image.Waiters);
        _run = _runs.ToList().FirstOrDefault();
        // What has come due on the way ticks at once.
        if (_run is not null)
            SetAlarm(_run);
    }

    private void OnStart(Start m)
    {
        if (m.Delay < TimeSpan.Zero || m.Interval <= TimeSpan.Zero)
        {
            Reject(m, RejectionReason.ImpossibleAmount, $"a delay of {m.Delay} and an interval of {m.Interval} are not possible");
        }
        else if (_run is not null)
        {
            Reject(m, RejectionReason.AlreadyStarted, $"it runs already, started by {_run.Owner.Path}");
        }
        else
        {
            var now = Now;
            _run = _runs.Add(m.Owner, m.RequestId, Sender, now, new TickPlan(now, m.Delay, m.Interval));
            // Whoever has the answer may count on the clock: the alarm is set before. A first tick that is due comes after it.
            var isDue = _run.Value.NextDue <= now;
            if (!isDue)
                SetAlarm(_run);
            Sender.Tell(new Started(m.RequestId, _run.Token), Self);
            if (isDue)
                GoOn(_run);
        }
    }

    private void OnCancelStart(CancelStart m)
    {
        if (_run is { } run && run.Owner.Equals(m.Owner) && run.RequestId == m.RequestId)
            CancelRun();
    }

    private void OnCancel(Cancel m)
    {
        var run = m.FencingToken is null || m.FencingToken == _run?.Token ? _run : null;
        if (run is not null)
        {
            // Before the answer: a holder that is the one who cancels has heard of it when its call returns.
            if (m.FencingToken is null)
                run.ReplyTo.Tell(new GrantLost(run.RequestId, run.Token), Self);
            CancelRun();
        }

        Acknowledge(m, new Cancelled(m.RequestId, run is not null));
    }

    private void OnAlarm(Alarm m)
    {
        if (_run?.Token == m.Run)
            GoOn(_run);
    }

    private void GoOn(Held<TickPlan> run)
    {
        var plan = run.Value;
        // A turn has an end, however short the interval is: who wants to cancel gets in before the next.
        var now = Now;
        for (var i = 0; i < TicksPerTurn && plan.TryTake(now, out var tick); i++)
        {
            run.ReplyTo.Tell(new Tick(run.RequestId, run.Token, tick, plan.IsOver), Self);
            ReleaseWaiters(tick);
        }

        if (plan.IsOver)
            EndRun();
        else
            SetAlarm(run);
    }

    private void SetAlarm(Held<TickPlan> run)
    {
        _alarm?.Cancel();
        var due = run.Value.NextDue;
        var rest = due - Now;
        if (rest > TimeSpan.Zero)
            _alarm = Context.System.Scheduler.ScheduleTellOnceCancelable(rest, Self, new Alarm(run.Token), Self);
        // The clock goes on between two looks at it: the alarm may have been set too late.
        if (due <= Now)
            Self.Tell(new Alarm(run.Token), Self);
    }

    private void CancelRun()
    {
        if (IsTraced)
            TraceNote($"cancelled after {_run?.Value.Count} ticks");
        EndRun();
        ReleaseWaiters(null);
    }

    private void EndRun()
    {
        _alarm?.Cancel();
        if (_run is { } run)
            _runs.TryTake(run.Owner, run.Token, out _);
        _run = null;
    }

    private void ReleaseWaiters(TimerTick? tick)
    {
        while (_waiters.TryDequeue(out var waiting))
            waiting.ReplyTo.Tell(new Ticked(waiting.Request.RequestId, tick), Self);
    }

    private sealed record Alarm(FencingToken Run) : IDeadLetterSuppression, INoSerializationVerificationNeeded;
}
