using ActorConcurrency.Actors.Common;
using Akka.Actor;
using Akka.Event;
using static ActorConcurrency.Actors.Promises.PromiseProtocol;

namespace ActorConcurrency.Actors.Promises;

/// <summary>Settles once, and tells the outcome to all who ask, early or late.</summary>
internal sealed class PromiseActor : PrimitiveActor
{
    // Long enough for those who attach their handlers right after they have the promise, on whichever thread it was rejected.
    private static readonly TimeSpan TimeToHandle = TimeSpan.FromSeconds(1);

    private readonly PromiseFate _fate = new();
    private readonly Waiters<GetOutcome> _waiters = new("GetOutcome");
    private IActorRef? _adopted;
    private bool _isHandled;
    private ICancelable? _alarm;

    public static Props Props(PrimitiveIncarnation primitive) => Akka.Actor.Props.Create(typeof(PromiseActor), primitive);

    public PromiseActor(PrimitiveIncarnation primitive)
        : base(primitive)
    {
        Receive<Resolve>(m => Decide(m, _fate.TryFulfill(m.Value)));
        Receive<Reject>(m => Decide(m, _fate.TryReject(m.Reason)));
        Receive<Adopt>(OnAdopt);
        Receive<Settled>(OnAdoptedSettled);
        ReceiveOwned<GetOutcome>(OnGetOutcome);
        Receive<CancelGetOutcome>(m => _waiters.Remove(m.Owner, m.RequestId));
        Receive<NobodyAsked>(_ => ReportIfUnhandled());
    }

    protected override PrimitiveSnapshot TakeSnapshot() => new PromiseSnapshot(Name, Epoch, _fate.State, _isHandled, [.. _waiters.Infos()]);

    protected override IEnumerable<HolderInfo> HolderInfos => [];

    protected override int WaiterCount => _waiters.Count;

    protected override string DescribeState() => _fate.State.ToString().ToLowerInvariant();

    protected override void OnOwnerDied(IActorRef owner)
    {
        _waiters.RemoveAll(owner);
        if (owner.Equals(_adopted))
            SettleAdopted(null, new PrimitiveStoppedException($"the promise that {Kind} '{Name}' waits for"));
    }

    protected override void PostStop()
    {
        _alarm?.Cancel();
        ReportIfUnhandled();
        base.PostStop();
    }

    private void OnAdopt(Adopt m)
    {
        if (m.Promise.Equals(Self))
        {
            Decide(m, _fate.TryReject(new InvalidOperationException($"{Kind} '{Name}' cannot wait for its own outcome.")));
            return;
        }

        var byThis = _fate.TryAdopt();
        if (byThis)
        {
            _adopted = m.Promise;
            Watch(m.Promise);
            m.Promise.Tell(new GetOutcome(1, Self), Self);
        }

        Acknowledge(m, new Decided(m.RequestId, byThis));
    }

    private void OnAdoptedSettled(Settled m)
    {
        if (Sender.Equals(_adopted))
            SettleAdopted(m.Value, m.Reason);
    }

    private void SettleAdopted(object? value, Exception? reason)
    {
        if (_fate.TrySettleAdopted(value, reason))
            TellOutcome();
    }

    private void OnGetOutcome(GetOutcome m)
    {
        if (!_fate.IsSettled)
            LetWait(_waiters, m);
        else
            Answer(m, Sender);
    }

    private void Decide(IRequest request, bool byThis)
    {
        if (byThis)
            TellOutcome();
        Acknowledge(request, new Decided(request.RequestId, byThis));
    }

    private void TellOutcome()
    {
        if (IsTraced)
            TraceNote(DescribeState());
        while (_waiters.TryDequeue(out var waiting))
            Answer(waiting.Request, waiting.ReplyTo);
        if (_fate.State == PromiseState.Rejected && !_isHandled)
            _alarm = Context.System.Scheduler.ScheduleTellOnceCancelable(TimeToHandle, Self, NobodyAsked.Instance, Self);
    }

    private void Answer(GetOutcome m, IActorRef replyTo)
    {
        _isHandled = true;
        replyTo.Tell(new Settled(m.RequestId, _fate.Value, _fate.Reason), Self);
    }

    private void ReportIfUnhandled()
    {
        if (_isHandled || _fate.Reason is not { } reason)
            return;
        _isHandled = true;
        Context.GetLogger().Warning("{0} '{1}' was rejected, and nobody has handled it: {2}", Kind, Name, reason);
        Context.System.EventStream.Publish(new UnhandledRejection(Name, reason));
    }

    private sealed record NobodyAsked : IDeadLetterSuppression, INoSerializationVerificationNeeded
    {
        private NobodyAsked()
        {
        }

        public static NobodyAsked Instance { get; } = new();
    }
}
