using ActorConcurrency.Actors.Common;
using Akka.Actor;
using static ActorConcurrency.Actors.Shared.SharedProtocol;

namespace ActorConcurrency.Actors.Shared;

/// <summary>Shared data: every message is one step, and after every change those who follow it or wait for it are told.</summary>
internal sealed class SharedActor : PrimitiveActor
{
    private readonly SharedStore _store;
    private readonly Waiters<WaitFor> _waiters = new("WaitFor");
    private readonly TurnQueues _turns;
    private readonly List<IActorRef> _subscribers = [];
    private long _version;

    public static Props Props(PrimitiveIncarnation primitive, SharedStore store, SharedImage? image = null) =>
        Akka.Actor.Props.Create(typeof(SharedActor), primitive, store, image!);

    public SharedActor(PrimitiveIncarnation primitive, SharedStore store, SharedImage? image)
        : base(primitive)
    {
        _store = store;
        _turns = new TurnQueues(primitive.Epoch);
        Receive<Get>(OnGet);
        Receive<Set>(OnSet);
        Receive<Insert>(OnInsert);
        Receive<Remove>(OnRemove);
        Receive<Update>(OnUpdate);
        Receive<GetOrAdd>(OnGetOrAdd);
        Receive<CompareAndSet>(OnCompareAndSet);
        ReceiveOwned<TakeTurn>(OnTakeTurn);
        Receive<EndTurn>(OnEndTurn);
        Receive<CancelTurn>(OnCancelTurn);
        Receive<Clear>(OnClear);
        Receive<GetCount>(m => Sender.Tell(new Count(m.RequestId, _store.Count), Self));
        Receive<GetAll>(m => Sender.Tell(new All(m.RequestId, Items(), _version), Self));
        ReceiveOwned<WaitFor>(OnWaitFor);
        Receive<CancelWaitFor>(m => _waiters.Remove(m.Owner, m.RequestId));
        Receive<Subscribe>(OnSubscribe);
        Receive<Unsubscribe>(OnUnsubscribe);

        if (image is not null)
            Restore(image);
    }

    protected override PrimitiveSnapshot TakeSnapshot() =>
        new SharedSnapshot(Kind, Name, Epoch, _store.Count, _version, _subscribers.Count, [.. HolderInfos], [.. _waiters.Infos(), .. _turns.WaiterInfos]);

    protected override object Image() => new SharedImage(
        [.. _store.Copy().Select(item => new SharedItemImage(item.Key, item.Value.Content, item.Value.Version))], _version,
        _waiters.ToList(), [.. _subscribers], _turns.Turns.ToImage(turn => turn), [.. _turns.Waiting]);

    protected override IEnumerable<HolderInfo> HolderInfos => _turns.Holders;

    protected override int WaiterCount => _waiters.Count + _turns.WaiterCount;

    protected override IGrantCounts? Grants => _turns.Turns;

    protected override string DescribeState() => $"{_store.Count} keys, version {_version}";

    protected override void OnOwnerDied(IActorRef owner)
    {
        _waiters.RemoveAll(owner);
        _subscribers.Remove(owner);
        foreach (var key in _turns.RemoveAll(owner))
            ServeTurns(key);
    }

    private void Restore(SharedImage image)
    {
        _version = image.Version;
        _store.Restore(image.Items.Select(item => KeyValuePair.Create(item.Key, new Versioned(item.Content, item.Version))));
        Restore(_waiters, image.Waiters);
        Restore(_turns.Turns, image.Turns, turn => turn);
        _turns.MarkTaken();
        foreach (var waiting in image.TurnWaiters)
            Restore(_turns.Of(waiting.Request.Key), [waiting]);
        foreach (var subscriber in image.Subscribers)
        {
            Watch(subscriber);
            _subscribers.Add(subscriber);
        }
    }

    private void OnGet(Get m)
    {
        if (_store.TryFind(m.Key, out _, out var value))
            Sender.Tell(new Value(m.RequestId, value.Content, _version), Self);
        else
            RejectMissing(m, m.Key);
    }

    private void OnSet(Set m)
    {
        if (_store.TrySet(m.Key, Next(m.Content)))
            AcknowledgeChange(m, SharedChangeKind.Set, m.Key, m.Content);
        else
            RejectMissing(m, m.Key);
    }

    private void OnInsert(Insert m)
    {
        if (_store.TryInsert(m.Before, Next(m.Content), out var at))
            AcknowledgeChange(m, SharedChangeKind.Inserted, at, m.Content);
        else
            RejectMissing(m, m.Before);
    }

    private void OnRemove(Remove m)
    {
        if (_store.TryFind(m.Key, out var found, out var value) && _store.TryRemove(found))
            AcknowledgeChange(m, SharedChangeKind.Removed, found, value.Content);
        else
            RejectMissing(m, m.Key);
    }

    private void OnUpdate(Update m)
    {
        if (!_store.TryFind(m.Key, out var found, out var old))
        {
            if (!TryAdd(m, m.Key, m.IfMissing))
                RejectMissing(m, m.Key);
            return;
        }

        object? value;
        try
        {
            value = m.Change(old.Content);
        }
        catch (Exception failure)
        {
            // The function is the caller's: its failure is the caller's to know, and must not stop the actor.
            Acknowledge(m, new Failed(m.RequestId, failure));
            return;
        }

        if (Equals(value, old.Content))
        {
            Acknowledge(m, new Value(m.RequestId, old.Content, _version));
            return;
        }

        _store.TrySet(found, Next(value));
        AcknowledgeChange(m, SharedChangeKind.Set, found, value);
    }

    private void OnGetOrAdd(GetOrAdd m)
    {
        if (_store.TryFind(m.Key, out _, out var value))
            Acknowledge(m, new Value(m.RequestId, value.Content, _version));
        else if (!TryAdd(m, m.Key, new Initial(m.Content)))
            RejectMissing(m, m.Key);
    }

    private void OnCompareAndSet(CompareAndSet m)
    {
        if (!_store.TryFind(m.Key, out var found, out var old))
        {
            RejectMissing(m, m.Key);
            return;
        }

        var isSet = Equals(old.Content, m.Expected);
        if (isSet)
        {
            _store.TrySet(found, Next(m.Content));
            Change(SharedChangeKind.Set, found, m.Content);
        }

        Acknowledge(m, new Compared(m.RequestId, isSet, _version));
    }

    private void OnTakeTurn(TakeTurn m)
    {
        if (_turns.IsTaken(m.Key))
            LetWait(_turns.Of(m.Key), m);
        else
            OfferTurn(m, Sender);
    }

    private void OnEndTurn(EndTurn m)
    {
        if (!_turns.TryFind(m.Owner, m.FencingToken, out var turn) || !turn.Key.Equals(m.Key))
        {
            Reject(m, RejectionReason.NotHeld, $"{m.Owner.Path} does not have the turn {m.FencingToken} to change {m.Key}");
            return;
        }

        if (_store.TryFind(m.Key, out var found, out var now))
        {
            if (now.Version != m.Version)
            {
                Sender.Tell(new Overtaken(m.RequestId, now.Content, now.Version), Self);
                return;
            }

            _store.TrySet(found, Next(m.Content));
            AcknowledgeChange(m, SharedChangeKind.Set, found, m.Content);
        }
        else if (!TryAdd(m, m.Key, turn.IfMissing))
        {
            RejectMissing(m, m.Key);
        }

        _turns.End(m.Owner, m.FencingToken);
        ServeTurns(m.Key);
    }

    private void OnCancelTurn(CancelTurn m)
    {
        if (_turns.Cancel(m))
            ServeTurns(m.Key);
    }

    private void ServeTurns(object key)
    {
        while (_turns.TryNext(key, out var next))
            OfferTurn(next.Request, next.ReplyTo);
    }

    private void OfferTurn(TakeTurn m, IActorRef replyTo)
    {
        if (_store.TryFind(m.Key, out _, out var value))
        {
            var token = _turns.Begin(m, replyTo, Now);
            replyTo.Tell(new Turn(m.RequestId, token, m.Key, value.Content, value.Version), Self);
        }
        else if (m.IfMissing is { } initial && _store.TrySet(m.Key, Next(initial.Content)))
        {
            Change(SharedChangeKind.Set, m.Key, initial.Content);
            replyTo.Tell(new Value(m.RequestId, initial.Content, _version), Self);
        }
        else
        {
            RejectMissing(m, m.Key, replyTo);
        }
    }

    private void OnClear(Clear m)
    {
        if (_store.Count > 0 && _store.TryClear())
            Change(SharedChangeKind.Cleared, null, null);
        Acknowledge(m, new Count(m.RequestId, _store.Count));
    }

    private void OnWaitFor(WaitFor m)
    {
        var answer = AnswerTo(m);
        if (answer is not null)
            Sender.Tell(answer, Self);
        if (answer is null || m.Every)
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
        if (_subscribers.Count > 0)
            TellSubscribers(new Changed(_version, kind, key, value));
        if (_waiters.Count == 0)
            return;
        foreach (var waiting in _waiters.ToList())
        {
            var isUntouched = kind == SharedChangeKind.Set && _store.TryFind(waiting.Request.Key, out _, out var now) && now.Version != _version;
            if (isUntouched || AnswerTo(waiting.Request) is not { } answer)
                continue;
            if (!waiting.Request.Every)
                _waiters.Remove(waiting.Request.Owner, waiting.Request.RequestId);
            waiting.ReplyTo.Tell(answer, Self);
        }
    }

    private void TellSubscribers(Changed changed)
    {
        foreach (var subscriber in _subscribers)
            subscriber.Tell(changed, Self);
    }

    /// <summary>Null while the request has to wait.</summary>
    private object? AnswerTo(WaitFor m)
    {
        if (!_store.TryFind(m.Key, out _, out var value))
            return null;
        try
        {
            return m.IsWanted is null || m.IsWanted(value.Content) ? new Value(m.RequestId, value.Content, _version) : null;
        }
        catch (Exception failure)
        {
            return new Failed(m.RequestId, failure);
        }
    }

    // A value as the next change makes it.
    private Versioned Next(object? content) => new(content, _version + 1);

    private bool TryAdd(IRequest request, object key, Initial? initial)
    {
        if (initial is null || !_store.TrySet(key, Next(initial.Content)))
            return false;
        AcknowledgeChange(request, SharedChangeKind.Set, key, initial.Content);
        return true;
    }

    private IReadOnlyList<KeyValuePair<object, object?>> Items() =>
        [.. _store.Copy().Select(item => new KeyValuePair<object, object?>(item.Key, item.Value.Content))];

    private void RejectMissing(IRequest request, object key) => RejectMissing(request, key, Sender);

    private void RejectMissing(IRequest request, object key, IActorRef replyTo)
    {
        if (request.RequestId != 0)
            Reject(request, replyTo, RejectionReason.KeyMissing, $"there is no {key} among {_store.Count} keys");
    }
}
