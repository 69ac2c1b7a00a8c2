using ActorConcurrency.Actors.Common;
using Akka.Actor;
using static ActorConcurrency.Actors.Locks.LockProtocol;

namespace ActorConcurrency.Actors.Locks;

/// <summary>
/// One holder at a time, waiters in order of arrival. What a condition took from its waiter comes back through the same queue.
/// </summary>
internal sealed class LockActor : GrantingActor<ICancelableRequest, LockLevels>
{
    private readonly LockSettings _settings;

    public static Props Props(PrimitiveIncarnation primitive, LockSettings settings, LockImage? image = null) =>
        Akka.Actor.Props.Create(typeof(LockActor), primitive, settings, image!);

    public LockActor(PrimitiveIncarnation primitive, LockSettings settings, LockImage? image)
        : base(primitive, request => request.GetType().Name)
    {
        _settings = settings;

        ReceiveOwned<Acquire>(OnAcquire);
        Receive<CancelAcquire>(OnCancelAcquire);
        Receive<Release>(OnRelease);
        Receive<Unlock>(OnUnlock);
        Receive<CheckHeld>(OnCheckHeld);
        Receive<Park>(OnPark);
        ReceiveOwned<Resume>(Serve);
        Receive<CancelResume>(m => Cancel(m.Owner, m.RequestId));

        if (image is not null)
            Restore(image.Waiters, image.Holdings, levels => new LockLevels(levels));
    }

    protected override PrimitiveSnapshot TakeSnapshot() => new LockSnapshot(
        Name, Epoch, _settings.Reentrant, Holdings.ToList().Sum(held => held.Value.Depth), [.. HolderInfos], [.. Waiters.Infos()]);

    protected override object Image() => new LockImage(Waiters.ToList(), Holdings.ToImage(levels => levels.ToList()));

    protected override IEnumerable<HolderInfo> HolderInfos => Holdings.Infos();

    protected override string DescribeState() => Holdings.Count == 0 ? "free" : "taken";

    protected override bool TryTake(ICancelableRequest request, out LockLevels value)
    {
        var isFree = Holdings.Count == 0;
        value = !isFree ? null! : request is Resume resume ? new LockLevels(resume.Levels) : new LockLevels(request.RequestId);
        return isFree;
    }

    protected override void PutBack(LockLevels value)
    {
    }

    protected override IGrant ToGrant(ICancelableRequest request, Held<LockLevels> held) => request is Resume resume
        ? new Resumed(resume.RequestId, held.Token, resume.Levels, resume.Notified)
        : new Granted(request.RequestId, held.Token, held.Value.Depth);

    private void OnAcquire(Acquire m)
    {
        if (!_settings.Reentrant || !TryFind(m.Owner, out var held))
            Serve(m);
        else if (held.Value.TryEnter(m.RequestId))
            Sender.Tell(new Granted(m.RequestId, held.Token, held.Value.Depth), Self);
        else
            Reject(m, RejectionReason.DuplicateRequest, $"{m.Owner.Path} holds the lock by request {m.RequestId} already");
    }

    private void OnCancelAcquire(CancelAcquire m)
    {
        if (!Waiters.Remove(m.Owner, m.RequestId) && TryFind(m.Owner, out var held))
            TryLeave(held, m.RequestId);
    }

    private void OnRelease(Release m)
    {
        if (TryFind(m.Owner, out var held) && TryLeave(held, m.AcquireId))
            Acknowledge(m, new Released(m.RequestId));
        else
            RejectNotHeld(m, $"{m.Owner.Path} does not hold it by request {m.AcquireId}");
    }

    private void OnUnlock(Unlock m)
    {
        var held = _settings.Reentrant ? Holdings.Of(m.Owner).FirstOrDefault() : Holdings.ToList().FirstOrDefault();
        if (held is null)
        {
            RejectNotHeld(m, _settings.Reentrant ? $"{m.Owner.Path} does not hold it" : "nobody holds it");
            return;
        }

        var level = held.Value.Innermost;
        held.ReplyTo.Tell(new GrantLost(level, held.Token), Self);
        TryLeave(held, level);
        Acknowledge(m, new Released(m.RequestId));
    }

    private void OnCheckHeld(CheckHeld m)
    {
        if (TryFind(m.Owner, out var held) && held.Token == m.FencingToken)
            Sender.Tell(new IsHeld(m.RequestId), Self);
        else
            RejectNotHeld(m, $"{m.Owner.Path} does not hold grant {m.FencingToken} of {Kind} '{Name}'");
    }

    private void OnPark(Park m)
    {
        if (!Holdings.TryTake(m.Owner, m.FencingToken, out var held))
        {
            RejectNotHeld(m, $"{m.Owner.Path} does not hold grant {m.FencingToken} of {Kind} '{Name}'");
            return;
        }

        Sender.Tell(new Parked(m.RequestId, held.Value.ToList()), Self);
        ServeWaiters();
    }

    private bool TryFind(IActorRef owner, out Held<LockLevels> held) => Holdings.TryPeekOf(owner, out held);

    private bool TryLeave(Held<LockLevels> held, long requestId)
    {
        if (!held.Value.TryLeave(requestId))
            return false;
        if (held.Value.Depth == 0 && Holdings.TryTake(held.Owner, held.Token, out _))
            ServeWaiters();
        return true;
    }
}
