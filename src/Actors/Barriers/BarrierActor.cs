using ActorConcurrency.Actors.Common;
using Akka.Actor;
using static ActorConcurrency.Actors.Barriers.BarrierProtocol;

namespace ActorConcurrency.Actors.Barriers;

/// <summary>
/// Parties that wait until all of them are there. While the last one runs the action, those who arrive belong to the next meeting.
/// </summary>
internal sealed class BarrierActor : PrimitiveActor
{
    private readonly BarrierSettings _settings;
    private readonly Waiters<Signal> _waiters = new("Signal");
    private readonly Waiters<Signal> _early = new("Signal");
    private long _phase = 1;
    private Waiting<Signal>? _acting;
    private string? _broken;

    public static Props Props(PrimitiveIncarnation primitive, BarrierSettings settings, BarrierImage? image = null) =>
        Akka.Actor.Props.Create(typeof(BarrierActor), primitive, settings, image!);

    public BarrierActor(PrimitiveIncarnation primitive, BarrierSettings settings, BarrierImage? image)
        : base(primitive)
    {
        _settings = settings;

        ReceiveOwned<Signal>(m => Arrive(new Waiting<Signal>(m, Sender, Now)));
        Receive<CancelSignal>(OnCancelSignal);
        Receive<EndAction>(OnEndAction);
        Receive<Abort>(OnAbort);
        Receive<Reset>(OnReset);

        if (image is not null)
            Restore(image);
    }

    protected override object Image() => new BarrierImage(_phase, _waiters.ToList(), _early.ToList(), _acting is not null, _broken);

    protected override IEnumerable<HolderInfo> HolderInfos => [];

    protected override int WaiterCount => _waiters.Count + _early.Count;

    protected override PrimitiveSnapshot TakeSnapshot() => new BarrierSnapshot(
        Name, Epoch, _settings.Parties, _phase, _broken, _acting?.Request.Owner, [.. _waiters.Infos(), .. _early.Infos()]);

    protected override string DescribeState() => _broken is null
        ? $"{_waiters.Count} of {_settings.Parties} parties there{(_acting is null ? "" : ", the action running")}"
        : $"broken: {_broken}";

    protected override void OnOwnerDied(IActorRef owner)
    {
        var acted = owner.Equals(_acting?.Request.Owner);
        var waited = _waiters.RemoveAll(owner) + _early.RemoveAll(owner);
        if (acted || waited > 0)
            Break($"party {owner.Path} has died");
    }

    private void Restore(BarrierImage image)
    {
        (_phase, _broken) = (image.Phase, image.Broken);
        Restore(_waiters, image.Waiters);
        Restore(_early, image.Early);
        _acting = image.LastActs ? image.Waiters[^1] : null;
    }

    private void Arrive(Waiting<Signal> arrival)
    {
        var m = arrival.Request;
        if (_broken is not null)
            RejectBroken(arrival, _broken);
        else if (!(_acting is null ? _waiters : _early).TryAdd(m, arrival.ReplyTo, arrival.Since, Trace))
            Reject(m, arrival.ReplyTo, RejectionReason.DuplicateRequest, $"{m.Owner.Path} has a request {m.RequestId} waiting already");
        else if (_acting is null && _waiters.Count == _settings.Parties)
            Meet(arrival);
        else if (!m.Wait)
            LeaveAtOnce(m, arrival.ReplyTo);
    }

    private void Meet(Waiting<Signal> last)
    {
        if (IsTraced)
            TraceNote($"all {_settings.Parties} parties are there, phase {_phase}");
        if (last.Request.HasAction)
        {
            _acting = last;
            last.ReplyTo.Tell(new RunAction(last.Request.RequestId, _phase), Self);
        }
        else
        {
            LetPass(last.Request.RequestId, last.ReplyTo);
        }
    }

    // The last party's answer is to the end of the action, when it has run one.
    private void LetPass(long lastRequestId, IActorRef lastReplyTo)
    {
        var phase = _phase++;
        for (var index = 0; _waiters.TryDequeue(out var party); index++)
        {
            var isLast = index == _settings.Parties - 1;
            (isLast ? lastReplyTo : party.ReplyTo).Tell(new Passed(isLast ? lastRequestId : party.Request.RequestId, index, phase), Self);
        }
    }

    private void OnEndAction(EndAction m)
    {
        if (_acting is not { } acting || m.Phase != _phase || !acting.Request.Owner.Equals(m.Owner))
        {
            Reject(m, RejectionReason.BarrierBroken, $"it was broken while the action ran: {_broken ?? "it was reset"}");
        }
        else if (m.Failure is not null)
        {
            Break($"the action failed: {m.Failure}");
            Reject(m, RejectionReason.BarrierBroken, _broken!);
        }
        else
        {
            _acting = null;
            LetPass(m.RequestId, Sender);
            var early = _early.ToList();
            _early.Clear();
            foreach (var arrival in early)
                Arrive(arrival);
        }
    }

    private void OnCancelSignal(CancelSignal m)
    {
        if (_waiters.Remove(m.Owner, m.RequestId) || _early.Remove(m.Owner, m.RequestId))
            Break($"party {m.Owner.Path} has left: its time was up, or its wait was cancelled");
    }

    private void OnAbort(Abort m)
    {
        Break("it was aborted");
        Acknowledge(m, new Done(m.RequestId));
    }

    private void OnReset(Reset m)
    {
        Break("it was reset");
        _broken = null;
        _phase++;
        Acknowledge(m, new Done(m.RequestId));
    }

    private void LeaveAtOnce(Signal m, IActorRef replyTo)
    {
        var state = DescribeState();
        _waiters.Remove(m.Owner, m.RequestId);
        _early.Remove(m.Owner, m.RequestId);
        Break($"party {m.Owner.Path} would not wait");
        Reject(m, replyTo, RejectionReason.WouldBlock, state);
    }

    // The first reason is the one that counts. The party that runs the action has had its answer: it learns the rest at the action's end.
    private void Break(string reason)
    {
        _broken ??= reason;
        if (IsTraced)
            TraceNote(DescribeState());
        foreach (var party in _waiters.ToList().Concat(_early.ToList()))
        {
            if (!ReferenceEquals(party.Request, _acting?.Request))
                RejectBroken(party, reason);
        }

        _waiters.Clear();
        _early.Clear();
        _acting = null;
    }

    private void RejectBroken(Waiting<Signal> party, string reason) =>
        Reject(party.Request, party.ReplyTo, RejectionReason.BarrierBroken, reason);
}
