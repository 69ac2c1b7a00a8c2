using ActorConcurrency.Actors.Common;
using Akka.Actor;
using static ActorConcurrency.Actors.Queues.JoinableQueueProtocol;

namespace ActorConcurrency.Actors.Queues;

/// <summary>
/// Items in order, with those that are being worked on remembered by taker. Every handler changes the state and then lets
/// <see cref="Serve"/> answer whoever can be answered now.
/// </summary>
internal sealed class JoinableQueueActor : PrimitiveActor
{
    private readonly JoinableQueueSettings _settings;
    private readonly ItemStore _items;
    private readonly Holdings<QueueItem> _deliveries;
    private readonly Waiters<Enqueue> _putters = new("Enqueue");
    private readonly Waiters<Dequeue> _takers = new("Dequeue");
    private readonly Waiters<Join> _joiners = new("Join");
    private bool _completed;

    public static Props Props(
        PrimitiveIncarnation primitive, JoinableQueueSettings settings, ItemOrder items, JoinableQueueImage? image = null) =>
        Akka.Actor.Props.Create(typeof(JoinableQueueActor), primitive, settings, items, image!);

    public JoinableQueueActor(
        PrimitiveIncarnation primitive, JoinableQueueSettings settings, ItemOrder items, JoinableQueueImage? image)
        : base(primitive)
    {
        _settings = settings;
        _items = new ItemStore(items, settings.Capacity, settings.MaxDeliveries);
        _deliveries = new Holdings<QueueItem>(primitive.Epoch);

        ReceiveOwned<Enqueue>(OnEnqueue);
        Receive<CancelEnqueue>(m => _putters.Remove(m.Owner, m.RequestId));
        ReceiveOwned<Dequeue>(OnDequeue);
        Receive<CancelDequeue>(OnCancelDequeue);
        Receive<MarkDone>(OnMarkDone);
        Receive<Return>(OnReturn);
        ReceiveOwned<Join>(OnJoin);
        Receive<CancelJoin>(m => _joiners.Remove(m.Owner, m.RequestId));
        Receive<Complete>(OnComplete);
        Receive<GetCount>(m => Sender.Tell(new Count(m.RequestId, _items.Queued, _items.Unfinished), Self));
        Receive<GetDeadLetters>(OnGetDeadLetters);

        if (image is not null)
            Restore(image);
    }

    protected override PrimitiveSnapshot TakeSnapshot() => new JoinableQueueSnapshot(
        Kind, Name, Epoch, _items.Queued, _items.Unfinished, _items.Dead.Count, _settings.Capacity, _completed,
        [.. HolderInfos], [.. _takers.Infos(), .. _putters.Infos(), .. _joiners.Infos()]);

    protected override object Image() => new JoinableQueueImage(
        [.. _items.Images], _items.LastNumber, [.. _items.Dead.Select(QueueItemImage.Of)], _deliveries.ToImage(QueueItemImage.Of),
        _putters.ToList(), _takers.ToList(), _joiners.ToList(), _completed);

    protected override IEnumerable<HolderInfo> HolderInfos => _deliveries.Infos();

    protected override int WaiterCount => _takers.Count + _putters.Count + _joiners.Count;

    protected override IGrantCounts? Grants => _deliveries;

    protected override string DescribeState() =>
        $"{_items.Queued} items queued{(_settings.Capacity is { } most ? $" of {most}" : "")}, {_items.Unfinished} unfinished";

    protected override void OnOwnerDied(IActorRef owner)
    {
        _putters.RemoveAll(owner);
        _takers.RemoveAll(owner);
        _joiners.RemoveAll(owner);
        foreach (var held in _deliveries.TakeAll(owner).Reverse())
            PutBack(held);
        Serve();
    }

    private void Restore(JoinableQueueImage image)
    {
        _items.Restore(image.Items, image.LastNumber, image.Dead, image.Deliveries.Grants.Count);
        _completed = image.Completed;
        Restore(_deliveries, image.Deliveries, item => item.ToItem());
        Restore(_putters, image.Putters);
        Restore(_takers, image.Takers);
        Restore(_joiners, image.Joiners);
    }

    private void OnEnqueue(Enqueue m)
    {
        if (_completed)
        {
            RejectClosed(m, Sender);
        }
        else if (_putters.Count == 0 && _items.HasRoom)
        {
            Put(m, Sender);
            Serve();
        }
        else
        {
            LetWait(_putters, m);
        }
    }

    private void OnDequeue(Dequeue m)
    {
        if (_takers.Count == 0 && _items.TryTake(out var item))
        {
            Deliver(item, m, Sender);
            Serve();
        }
        else if (IsAtEnd(m.Owner))
        {
            RejectClosed(m, Sender);
        }
        else
        {
            LetWait(_takers, m);
        }
    }

    private void OnCancelDequeue(CancelDequeue m)
    {
        if (_takers.Remove(m.Owner, m.RequestId))
            return;
        if (_deliveries.TryTakeOf(m.Owner, m.RequestId, out var held))
        {
            _items.Untake(held.Value);
            Serve();
        }
    }

    private void OnMarkDone(MarkDone m)
    {
        if (!_deliveries.TryTake(m.Owner, m.FencingToken, out _))
        {
            var detail = $"delivery {m.FencingToken} is done already, or back in the queue";
            Acknowledge(m, new Rejected(m.RequestId, RejectionReason.DoneTooOften, detail));
            return;
        }

        _items.Finish();
        Acknowledge(m, new MarkedDone(m.RequestId, _items.Unfinished));
        Serve();
    }

    private void OnReturn(Return m)
    {
        if (!_deliveries.TryTake(m.Owner, m.FencingToken, out var held))
        {
            Acknowledge(m, new Rejected(m.RequestId, RejectionReason.NotHeld, $"{m.Owner.Path} does not hold delivery {m.FencingToken}"));
            return;
        }

        PutBack(held);
        Acknowledge(m, new Returned(m.RequestId));
        Serve();
    }

    private void OnJoin(Join m)
    {
        if (_items.Unfinished == 0)
            Sender.Tell(new Joined(m.RequestId), Self);
        else
            LetWait(_joiners, m);
    }

    private void OnComplete(Complete m)
    {
        _completed = true;
        while (_putters.TryDequeue(out var putter))
            RejectClosed(putter.Request, putter.ReplyTo);
        Acknowledge(m, new Completed(m.RequestId));
        Serve();
    }

    private void OnGetDeadLetters(GetDeadLetters m)
    {
        var dead = _items.Dead.Select(item => new DeadItem(item.Value, item.Deliveries)).ToList();
        Sender.Tell(new DeadLetters(m.RequestId, dead), Self);
    }

    private void Serve()
    {
        bool moved;
        do
        {
            moved = false;
            while (_items.Queued > 0 && _takers.TryDequeue(out var taker) && _items.TryTake(out var item))
            {
                Deliver(item, taker.Request, taker.ReplyTo);
                moved = true;
            }

            while (_items.HasRoom && _putters.TryDequeue(out var putter))
            {
                Put(putter.Request, putter.ReplyTo);
                moved = true;
            }
        }
        while (moved);

        if (_items.Unfinished == 0)
        {
            while (_joiners.TryDequeue(out var joiner))
                joiner.ReplyTo.Tell(new Joined(joiner.Request.RequestId), Self);
        }

        if (_completed)
            EndTakers();
    }

    private void Put(Enqueue m, IActorRef replyTo)
    {
        try
        {
            _items.TryAdd(m.Item);
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

    private void EndTakers()
    {
        foreach (var taker in _takers.ToList().Where(taker => IsAtEnd(taker.Request.Owner)))
        {
            _takers.Remove(taker.Request.Owner, taker.Request.RequestId);
            RejectClosed(taker.Request, taker.ReplyTo);
        }
    }

    // While somebody else works on an item, it may come back, and then it needs a taker. An item of the taker's own comes back
    // only by its own doing, so that a taker which marks its items done at the very end does not wait for itself.
    private bool IsAtEnd(IActorRef taker) =>
        _completed && _items.Queued == 0 && (_deliveries.Count == 0 || _deliveries.Of(taker).Count == _deliveries.Count);

    private void Deliver(QueueItem item, Dequeue m, IActorRef replyTo)
    {
        var held = _deliveries.Add(m.Owner, m.RequestId, replyTo, Now, item);
        if (item.Deliveries > 1)
            CountRedelivery();
        if (IsTraced)
            TraceNote($"delivery {held.Token} to {m.Owner.Path.Name}: {DescribeState()}");
        replyTo.Tell(new Delivered(m.RequestId, held.Token, item.Value, item.Deliveries), Self);
    }

    private void PutBack(Held<QueueItem> held)
    {
        _items.PutBack(held.Value);
        if (IsTraced)
            TraceNote($"delivery {held.Token} came back from {held.Owner.Path.Name}: {DescribeState()}");
    }

    private void RejectClosed(IRequest request, IActorRef replyTo) =>
        Reject(request, replyTo, RejectionReason.QueueClosed, "the queue is complete");
}
