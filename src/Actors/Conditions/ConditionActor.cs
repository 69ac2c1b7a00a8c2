using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Locks;
using Akka.Actor;
using static ActorConcurrency.Actors.Conditions.ConditionProtocol;

namespace ActorConcurrency.Actors.Conditions;

/// <summary>
/// Waiters of a lock. The lock is the judge: whoever waits or notifies must hold it, so each request is a question to the lock first, and
/// takes effect when the lock's answer arrives. The lock answers in the order in which it gave itself away, so a notification finds
/// everybody who gave the lock up before its sender got it.
/// </summary>
internal sealed class ConditionActor : PrimitiveActor
{
    private readonly PrimitiveIncarnation _lock;
    private readonly Waiters<Wait> _parking = new("Park");
    private readonly Waiters<ParkedWait> _waiters = new("Notify");
    private readonly Dictionary<long, Question> _questions = [];
    private long _lastQuestion;

    public static Props Props(PrimitiveIncarnation primitive, PrimitiveIncarnation theLock, ConditionImage? image = null) =>
        Akka.Actor.Props.Create(typeof(ConditionActor), primitive, theLock, image!);

    public ConditionActor(PrimitiveIncarnation primitive, PrimitiveIncarnation theLock, ConditionImage? image)
        : base(primitive)
    {
        _lock = theLock;

        ReceiveOwned<Wait>(OnWait);
        Receive<CancelWait>(OnCancelWait);
        Receive<Notify>(m => Ask(m, id => new LockProtocol.CheckHeld(id, m.Owner, m.FencingToken)));
        Receive<LockProtocol.Parked>(OnParked);
        Receive<LockProtocol.IsHeld>(OnIsHeld);
        Receive<Snapshot>(OnLockSnapshot);
        Receive<Rejected>(OnRejected);

        if (image is not null)
            Restore(_waiters, image.Waiters);
    }

    protected override object Image() => new ConditionImage(_waiters.ToList());

    protected override bool MayMove => _questions.Count == 0;

    protected override IEnumerable<HolderInfo> HolderInfos => [];

    protected override int WaiterCount => _waiters.Count;

    protected override void PreStart()
    {
        base.PreStart();
        Watch(_lock.Actor);
    }

    protected override PrimitiveSnapshot TakeSnapshot() =>
        new ConditionSnapshot(Name, Epoch, _lock.Name, LockIsFree: false, [], [.. _waiters.Infos()]);

    protected override void OnGetSnapshot(GetSnapshot m) => Ask(m, id => new GetSnapshot(id));

    protected override string DescribeState() => $"{_waiters.Count} waiting for a notification";

    protected override void OnOwnerDied(IActorRef owner)
    {
        // Without its lock a condition can let nobody go on.
        if (owner.Equals(_lock.Actor))
            Context.Stop(Self);
        _parking.RemoveAll(owner);
        _waiters.RemoveAll(owner);
    }

    private void OnWait(Wait m)
    {
        if (_parking.TryAdd(m, Sender, Now, Trace))
            Ask(m, id => new LockProtocol.Park(id, m.Owner, m.FencingToken));
        else
            Reject(m, RejectionReason.DuplicateRequest, $"{m.Owner.Path} has a request {m.RequestId} waiting already");
    }

    private void OnParked(LockProtocol.Parked m)
    {
        var question = Answered(m.RequestId);
        var wait = (Wait)question.Request;
        var parked = new ParkedWait(wait, m.Levels);
        var stays = _parking.TryRemove(wait.Owner, wait.RequestId, out var parking) && wait.Block;
        // Its owner's death may have been heard of while the lock was asked: watched again, it is heard of again.
        Watch(wait.Owner);
        if (!stays || !_waiters.TryAdd(parked, question.ReplyTo, parking.Since, Trace))
            Resume(parked, question.ReplyTo, notified: false);
    }

    private void OnCancelWait(CancelWait m)
    {
        if (_waiters.TryRemove(m.Owner, m.RequestId, out var waiting))
            Resume(waiting.Request, waiting.ReplyTo, notified: false);
        else
            _parking.Remove(m.Owner, m.RequestId);   // resumed when the lock has answered
    }

    private void OnIsHeld(LockProtocol.IsHeld m)
    {
        var question = Answered(m.RequestId);
        var notify = (Notify)question.Request;
        var count = 0;
        while (count < notify.Count && _waiters.TryDequeue(out var waiting))
        {
            Resume(waiting.Request, waiting.ReplyTo, notified: true);
            count++;
        }

        if (IsTraced)
            TraceNote($"notified {count}: {DescribeState()}");
        if (notify.RequestId != 0)
            question.ReplyTo.Tell(new Notified(notify.RequestId, count), Self);
    }

    private void OnLockSnapshot(Snapshot m)
    {
        var question = Answered(m.RequestId);
        var state = (ConditionSnapshot)TakeSnapshot() with { Holders = m.Value.Holders, LockIsFree = m.Value.Free > 0 };
        TellSnapshot(question.ReplyTo, question.Request.RequestId, state);
    }

    private void OnRejected(Rejected m)
    {
        var question = Answered(m.RequestId);
        if (question.Request is Wait wait)
            _parking.Remove(wait.Owner, wait.RequestId);
        Reject(question.Request, question.ReplyTo, m.Reason, m.Detail);
    }

    private void Resume(ParkedWait parked, IActorRef replyTo, bool notified)
    {
        var resume = new LockProtocol.Resume(parked.RequestId, parked.Owner, parked.Levels, notified);
        _lock.Actor.Tell(resume, replyTo);
    }

    private void Ask(IRequest request, Func<long, IRequest> question)
    {
        var id = ++_lastQuestion;
        _questions.Add(id, new Question(request, Sender));
        _lock.Actor.Tell(question(id), Self);
    }

    private Question Answered(long id)
    {
        _questions.Remove(id, out var question);
        return question ?? throw new InvalidOperationException($"An answer came to question {id}, which was not asked.");
    }

    private sealed record Question(IRequest Request, IActorRef ReplyTo);
}
