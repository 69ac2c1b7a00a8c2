using ActorConcurrency.Actors.Common;
using Akka.Actor;
using static ActorConcurrency.Actors.Shared.SharedProtocol;

namespace ActorConcurrency.Actors.Shared;

/// <summary>Shared data: every message is one step, and after every change those who follow it or wait for it are told.</summary>
internal sealed class SharedActor : PrimitiveActor
{
    private readonly SharedStore _store;
    private readonly Waiters<WaitFor> _waiters = new("WaitFor");
    private readonly List<IActorRef> _subscribers = [];
    private long _version;

    public static Props Props(PrimitiveIncarnation primitive, SharedStore store) =>
        Akka.Actor.Props.Create(typeof(SharedActor), primitive, store);

    public SharedActor(PrimitiveIncarnation primitive, SharedStore store)
        : base(primitive)
    {
        _store = store;
        Receive<Get>(OnGet);
        Receive<Set>(OnSet);
        Receive<Insert>(OnInsert);
        Receive<Remove>(OnRemove);
        Receive<Update>(OnUpdate);
        Receive<CompareAndSet>(OnCompareAndSet);
        Receive<Clear>(OnClear);
        Receive<GetCount>(m => Sender.Tell(new Count(m.RequestId, _store.Count), Self));
        Receive<GetAll>(m => Sender.Tell(new All(m.RequestId, _store.Copy(), _version), Self));
        ReceiveOwned<WaitFor>(OnWaitFor);
        Receive<CancelWaitFor>(m => _waiters.Remove(m.Owner, m.RequestId));
        Receive<Subscribe>(OnSubscribe);
        Receive<Unsubscribe>(OnUnsubscribe);
    }

    protected override PrimitiveSnapshot TakeSnapshot() =>
        new SharedSnapshot(Kind, Name, Epoch, _store.Count, _version, _subscribers.Count, [.. _waiters.Infos()]);

    protected override IEnumerable<HolderInfo> HolderInfos => [];

    protected override int WaiterCount => _waiters.Count;

    protected override string DescribeState() => $"{_store.Count} keys, version {_version}";

    protected override void OnOwnerDied(IActorRef owner)
    {
        _waiters.RemoveAll(owner);
        _subscribers.Remove(owner);
    }

    private void OnGet(Get m)
    {
        if (_store.TryFind(m.Key, out _, out var value))
            Sender.Tell(new Value(m.RequestId, value, _version), Self);
        else
            RejectMissing(m, m.Key);
    }

    private void OnSet(Set m)
    {
        if (_store.TrySet(m.Key, m.Content))
            AcknowledgeChange(m, SharedChangeKind.Set, m.Key, m.Content);
        else
            RejectMissing(m, m.Key);
    }

    private void OnInsert(Insert m)
    {
        if (_store.TryInsert(m.Before, m.Content, out var at))
            AcknowledgeChange(m, SharedChangeKind.Inserted, at, m.Content);
        else
            RejectMissing(m, m.Before);
    }

    private void OnRemove(Remove m)
    {
        if (_store.TryFind(m.Key, out var found, out var value) && _store.TryRemove(found))
            AcknowledgeChange(m, SharedChangeKind.Removed, found, value);
        else
            RejectMissing(m, m.Key);
    }

    private void OnUpdate(Update m)
    {
        if (!_store.TryFind(m.Key, out var found, out var old))
        {
            if (m.IfMissing is { } initial && _store.TrySet(m.Key, initial.Content))
                AcknowledgeChange(m, SharedChangeKind.Set, m.Key, initial.Content);
            else
                RejectMissing(m, m.Key);
            return;
        }

        object? value;
        try
        {
            value = m.Change(old);
        }
        catch (Exception failure)
        {
            // The function is the caller's: its failure is the caller's to know, and must not stop the actor.
            Acknowledge(m, new Failed(m.RequestId, failure));
            return;
        }

        if (Equals(value, old))
        {
            Acknowledge(m, new Value(m.RequestId, old, _version));
            return;
        }

        _store.TrySet(found, value);
        AcknowledgeChange(m, SharedChangeKind.Set, found, value);
    }

    private void OnCompareAndSet(CompareAndSet m)
    {
        if (!_store.TryFind(m.Key, out var found, out var old))
        {
            RejectMissing(m, m.Key);
            return;
        }

        var isSet = Equals(old, m.Expected);
        if (isSet)
        {
            _store.TrySet(found, m.Content);
            Change(SharedChangeKind.Set, found, m.Content);
        }

        Acknowledge(m, new Compared(m.RequestId, isSet, _version));
    }

    private void OnClear(Clear m)
    {
        if (_store.Count > 0 && _store.TryClear())
            Change(SharedChangeKind.Cleared, null, null);
        Acknowledge(m, new Count(m.RequestId, _store.Count));
    }

    private void OnWaitFor(WaitFor m)
    {
        if (AnswerTo(m) is { } answer)
            Sender.Tell(answer, Self);
        else
            LetWait(_waiters, m);
    }

    private void OnSubscribe(Subscribe m)
    {
        Watch(m.Subscriber);
        if (!_subscribers.Contains(m.Subscriber))
        {
            _subscribers.Add(m.Subscriber);
            m.Subscriber.Tell(new Changed(_version, SharedChangeKind.Start, null, null), Self);
        }

        Acknowledge(m, new Count(m.RequestId, _store.Count));
    }

    private void OnUnsubscribe(Unsubscribe m)
    {
        _subscribers.Remove(m.Subscriber);
        Acknowledge(m, new Count(m.RequestId, _store.Count));
    }

    private void AcknowledgeChange(IRequest request, SharedChangeKind kind, object key, object? value)
    {
        Change(kind, key is Index index ? index.GetOffset(_store.Count) : key, value);
        Acknowledge(request, new Value(request.RequestId, value, _version));
    }

    private void Change(SharedChangeKind kind, object? key, object? value)
    {
        _version++;
        var changed = new Changed(_version, kind, key, value);
        foreach (var subscriber in _subscribers)
            subscriber.Tell(changed, Self);
        if (_waiters.Count == 0)
            return;
        foreach (var waiting in _waiters.ToList())
        {
            if (AnswerTo(waiting.Request) is not { } answer)
                continue;
            _waiters.Remove(waiting.Request.Owner, waiting.Request.RequestId);
            waiting.ReplyTo.Tell(answer, Self);
        }
    }

    /// <summary>Null while the request has to wait.</summary>
    private object? AnswerTo(WaitFor m)
    {
        if (!_store.TryFind(m.Key, out _, out var value))
            return null;
        try
        {
            return m.IsWanted is null || m.IsWanted(value) ? new Value(m.RequestId, value, _version) : null;
        }
        catch (Exception failure)
        {
            return new Failed(m.RequestId, failure);
        }
    }

    private void RejectMissing(IRequest request, object key)
    {
        if (request.RequestId != 0)
            Reject(request, RejectionReason.KeyMissing, $"there is no {key} among {_store.Count} keys");
    }
}
