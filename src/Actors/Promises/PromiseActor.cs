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

    // A promise asks one other promise, once.
    private const long AdoptionId = 1;

    private readonly PromiseFate _fate = new();
    private readonly Waiters<GetOutcome> _waiters = new("GetOutcome");
    private IActorRef? _adopted;
    private DateTimeOffset? _reportAt;
    private bool _isHandled;
    private ICancelable? _alarm;

    public static Props Props(PrimitiveIncarnation primitive, PromiseImage? image = null) =>
        Akka.Actor.Props.Create(typeof(PromiseActor), primitive, image!);

    public PromiseActor(PrimitiveIncarnation primitive, PromiseImage? image)
        : base(primitive)
    {
        Receive<Resolve>(m => Decide(m, _fate.TryFulfill(m.Value)));
        Receive<Reject>(m => Decide(m, _fate.TryReject(m.Reason)));
        Receive<Adopt>(OnAdopt);
        Receive<Settled>(OnAdoptedSettled);
        ReceiveOwned<GetOutcome>(OnGetOutcome);
        Receive<CancelGetOutcome>(m => _waiters.Remove(m.Owner, m.RequestId));
        Receive<NobodyAsked>(_ => ReportIfUnhandled());

        if (image is not null)
            Restore(image);
    }

    protected override PrimitiveSnapshot TakeSnapshot() => new PromiseSnapshot(Name, Epoch, _fate.State, _isHandled, [.. _waiters.Infos()]);

    protected override object Image() => new PromiseImage(
        _fate.State, _fate.Value, _fate.Reason, _isHandled, _reportAt, _fate.IsSettled ? null : _adopted, _waiters.ToList());

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
        if (!HasMoved)
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
            Follow(m.Promise);

        Acknowledge(m, new Decided(m.RequestId, byThis));
    }

    private void Restore(PromiseImage image)
    {
        _fate.Restore(image);
        _isHandled = image.IsHandled;
        Restore(_waiters, image.Waiters);
        if (image.Adopted is not null)
            Follow(image.Adopted);
        _reportAt = image.ReportAt;
        SetAlarm();
    }

    private void Follow(IActorRef promise)
    {
        _adopted = promise;
        Watch(promise);
        promise.Tell(new GetOutcome(AdoptionId, Self), Self);
    }

    // Not by its sender: where the reference is one of a node's that knows the way, the promise itself answers.
    private void OnAdoptedSettled(Settled m)
    {
        if (m.RequestId == AdoptionId)
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
        _reportAt = Now + TimeToHandle;
        SetAlarm();
    }

    private void SetAlarm()
    {
        if (_fate.State != PromiseState.Rejected || _isHandled || _reportAt is not { } due)
            return;
        var rest = due - Now;
        if (rest > TimeSpan.Zero)
            _alarm = Context.System.Scheduler.ScheduleTellOnceCancelable(rest, Self, NobodyAsked.Instance, Self);
        else
            Self.Tell(NobodyAsked.Instance, Self);
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
