using ActorConcurrency.Actors.Common;
using Akka.Actor;
using static ActorConcurrency.Actors.Queues.QueueProtocol;

namespace ActorConcurrency.Actors.Queues;

/// <summary>
/// Items in some order, those who wait for them, and those who wait for room. What was sent to a taker is remembered until it is
/// confirmed, so that it is not lost with a taker that died or stopped waiting.
/// </summary>
internal sealed class QueueActor : PrimitiveActor
{
    private readonly QueueSettings _settings;
    private readonly ItemOrder _items;
    private readonly Holdings<NumberedItem[]> _onTheWay;
    private readonly Waiters<Enqueue> _putters = new("Enqueue");
    private readonly Waiters<Dequeue> _takers = new("Dequeue");
    private bool _completed;

    public static Props Props(PrimitiveIncarnation primitive, QueueSettings settings, ItemOrder items, QueueImage? image = null) =>
        Akka.Actor.Props.Create(typeof(QueueActor), primitive, settings, items, image!);

    public QueueActor(PrimitiveIncarnation primitive, QueueSettings settings, ItemOrder items, QueueImage? image)
        : base(primitive)
    {
        _settings = settings;
        _items = items;
        _onTheWay = new Holdings<NumberedItem[]>(primitive.Epoch);

        ReceiveOwned<Enqueue>(OnEnqueue);
        Receive<CancelEnqueue>(OnCancelEnqueue);
        ReceiveOwned<Dequeue>(OnDequeue);
        Receive<Confirm>(OnConfirm);
        Receive<CancelDequeue>(OnCancelDequeue);
        Receive<Complete>(OnComplete);
        Receive<GetCount>(m => Sender.Tell(new Count(m.RequestId, _items.Count), Self));

        if (image is not null)
            Restore(image);
    }

    protected override PrimitiveSnapshot TakeSnapshot() => new QueueSnapshot(
        Kind, Name, Epoch, _items.Count, _onTheWay.ToList().Sum(held => held.Value.Length), _settings.Capacity, _completed,
        [.. _takers.Infos(m => m.Most), .. _putters.Infos(m => m.Items.Count)]);

    protected override object Image() => new QueueImage(
        _items.ToList(), _items.LastNumber, _onTheWay.ToImage<IReadOnlyList<NumberedItem>>(items => items),
        _putters.ToList(), _takers.ToList(), _completed);

    protected override IEnumerable<HolderInfo> HolderInfos => [];

    protected override int WaiterCount => _takers.Count + _putters.Count;

    protected override IGrantCounts? Grants => _onTheWay;

    protected override string DescribeState() =>
        $"{_items.Count} items queued{(_settings.Capacity is { } most ? $" of {most}" : "")}{(_completed ? ", complete" : "")}";

    protected override void OnOwnerDied(IActorRef owner)
    {
        _putters.RemoveAll(owner);
        _takers.RemoveAll(owner);
        foreach (var held in _onTheWay.TakeAll(owner))
            PutBack(held);
        Serve();
    }

    private void Restore(QueueImage image)
    {
        _items.Restore(image.Items, image.LastNumber);
        _completed = image.Completed;
        Restore(_onTheWay, image.OnTheWay, items => [.. items]);
        Restore(_putters, image.Putters);
        Restore(_takers, image.Takers);
    }

    private void OnEnqueue(Enqueue m)
    {
        if (_completed)
        {
            RejectClosed(m, Sender);
        }
        else if (m.Items.Count > _settings.Capacity)
        {
            Reject(m, RejectionReason.ImpossibleAmount, $"{m.Items.Count} items do not fit: the capacity is {_settings.Capacity}");
        }
        else if (_putters.Count == 0 && HasRoomFor(m))
        {
            Put(m, Sender);
            Serve();
        }
        else
        {
            LetWait(_putters, m);
        }
    }

    private void OnCancelEnqueue(CancelEnqueue m)
    {
        if (_putters.Remove(m.Owner, m.RequestId))
            Serve();   // the one behind it may want less room
    }

    private void OnDequeue(Dequeue m)
    {
        if (m.Most < 1)
        {
            Reject(m, RejectionReason.ImpossibleAmount, $"{m.Most} items cannot be taken");
        }
        else if (_takers.Count == 0 && _items.Count > 0)
        {
            Deliver(m, Sender);
            Serve();
        }
        else if (IsAtEnd)
        {
            RejectClosed(m, Sender);
        }
        else
        {
            LetWait(_takers, m);
        }
    }

    private void OnConfirm(Confirm m)
    {
        if (_onTheWay.TryTake(m.Owner, m.FencingToken, out _) && _completed)
            Serve();
    }

    private void OnCancelDequeue(CancelDequeue m)
    {
        if (_takers.Remove(m.Owner, m.RequestId) || !_onTheWay.TryTakeOf(m.Owner, m.RequestId, out var held))
            return;
        PutBack(held);
        Serve();
    }

    private void OnComplete(Complete m)
    {
        _completed = true;
        while (_putters.TryDequeue(out var putter))
            RejectClosed(putter.Request, putter.ReplyTo);
        Acknowledge(m, new Completed(m.RequestId));
        Serve();
    }

    private void Serve()
    {
        bool moved;
        do
        {
            moved = false;
            while (_items.Count > 0 && _takers.TryDequeue(out var taker))
            {
                Deliver(taker.Request, taker.ReplyTo);
                moved = true;
            }

            while (_putters.TryPeek(out var putter) && HasRoomFor(putter.Request))
            {
                _putters.TryDequeue(out _);
                Put(putter.Request, putter.ReplyTo);
                moved = true;
            }
        }
        while (moved);

        while (IsAtEnd && _takers.TryDequeue(out var taker))
            RejectClosed(taker.Request, taker.ReplyTo);
    }

    // What is on its way may come back, and then it needs a taker.
    private bool IsAtEnd => _completed && _items.Count == 0 && _onTheWay.Count == 0;

    private bool HasRoomFor(Enqueue m) => _settings.Capacity is not { } most || _items.Count + m.Items.Count <= most;

    private void Put(Enqueue m, IActorRef replyTo)
    {
        try
        {
            _items.AddAll(m.Items);
        }
        catch (Exception failure)
        {
            // The comparer is the users', and the others' items are still in order.
            Reject(m, replyTo, RejectionReason.NotComparable, $"an item cannot be put in order: {failure.Message}");
            return;
        }

        if (m.RequestId != 0)
            replyTo.Tell(new Enqueued(m.RequestId), Self);
    }

    private void Deliver(Dequeue m, IActorRef replyTo)
    {
        if (m.Most == 1)
        {
            var item = _items.Take();
            if (!IsTakenAtOnce(m, replyTo, [item.Value], out var token))
                _onTheWay.Add(token, m.Owner, m.RequestId, replyTo, Now, [item]);
        }
        else
        {
            var items = _items.TakeUpTo(m.Most);
            if (!IsTakenAtOnce(m, replyTo, Array.ConvertAll(items, item => item.Value), out var token))
                _onTheWay.Add(token, m.Owner, m.RequestId, replyTo, Now, items);
        }
    }

    // Most takers are in this process: nothing has to be remembered for them.
    private bool IsTakenAtOnce(Dequeue m, IActorRef replyTo, object?[] values, out FencingToken token)
    {
        token = _onTheWay.NextToken();
        ITakenAtOnce handover = new Dequeued(m.RequestId, token, values);
        if (IsTraced)
            TraceNote($"{values.Length} items to {m.Owner.Path.Name}: {DescribeState()}");
        replyTo.Tell(handover, Self);
        return !m.Confirmed || handover.IsTaken;
    }

    private void PutBack(Held<NumberedItem[]> held)
    {
        _items.PutBack(held.Value);
        if (IsTraced)
            TraceNote($"{held.Value.Length} items came back from {held.Owner.Path.Name}: {DescribeState()}");
    }

    private void RejectClosed(IRequest request, IActorRef replyTo) =>
        Reject(request, replyTo, RejectionReason.QueueClosed, "the queue is complete");
}
