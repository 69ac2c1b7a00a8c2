using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Queues;
using Akka.Actor;
using static ActorConcurrency.Actors.Pipes.PipeProtocol;
using Receive = ActorConcurrency.Actors.Pipes.PipeProtocol.Receive;

namespace ActorConcurrency.Actors.Pipes;

/// <summary>Two ends, each with one owner, and what each has sent to the other.</summary>
internal sealed class PipeActor : PrimitiveActor
{
    private readonly PipeSettings _settings;
    private readonly PipeSide _first = new(PipeEnd.First);
    private readonly PipeSide _second = new(PipeEnd.Second);
    private readonly Holdings<PipeSide> _ends;
    private readonly Holdings<(PipeSide To, NumberedItem[] Items)> _onTheWay;
    private readonly Waiters<WaitClosed> _waiters = new("WaitClosed");

    public static Props Props(PrimitiveIncarnation primitive, PipeSettings settings, PipeImage? image = null) =>
        Akka.Actor.Props.Create(typeof(PipeActor), primitive, settings, image!);

    public PipeActor(PrimitiveIncarnation primitive, PipeSettings settings, PipeImage? image)
        : base(primitive)
    {
        _settings = settings;
        _ends = new Holdings<PipeSide>(primitive.Epoch);
        _onTheWay = new Holdings<(PipeSide To, NumberedItem[] Items)>(primitive.Epoch);

        ReceiveOwned<Open>(OnOpen);
        Receive<CancelOpen>(OnCancelOpen);
        ReceiveOwned<Send>(OnSend);
        Receive<CancelSend>(m => Remove(side => side.Senders.Remove(m.Owner, m.RequestId)));
        ReceiveOwned<Receive>(OnReceive);
        Receive<Confirm>(OnConfirm);
        Receive<CancelReceive>(OnCancelReceive);
        ReceiveOwned<Poll>(OnPoll);
        Receive<CancelPoll>(m => Remove(side => side.Pollers.Remove(m.Owner, m.RequestId)));
        Receive<Close>(OnClose);
        ReceiveOwned<WaitClosed>(OnWaitClosed);
        Receive<CancelWaitClosed>(m => _waiters.Remove(m.Owner, m.RequestId));

        if (image is not null)
            Restore(image);
    }

    protected override PrimitiveSnapshot TakeSnapshot() => new PipeSnapshot(
        Name, Epoch, _settings.Duplex, _first.State, _second.State, _first.Items.Count, _second.Items.Count, _settings.Capacity,
        [.. HolderInfos], [.. _first.WaiterInfos, .. _second.WaiterInfos, .. _waiters.Infos()]);

    protected override object Image() => new PipeImage(
        _first.ToImage(), _second.ToImage(), _ends.ToImage(side => side.End),
        _onTheWay.ToImage(sent => new PipeHandoverImage(sent.To.End, sent.Items)), _waiters.ToList());

    protected override IEnumerable<HolderInfo> HolderInfos => _ends.Infos();

    protected override int WaiterCount => _first.WaiterCount + _second.WaiterCount + _waiters.Count;

    protected override IGrantCounts? Grants => _ends;

    protected override string DescribeState() =>
        $"first end {_first.State}, {_first.Items.Count} items for it; second end {_second.State}, {_second.Items.Count} items for it";

    protected override void OnOwnerDied(IActorRef owner)
    {
        _waiters.RemoveAll(owner);
        foreach (var held in _onTheWay.TakeAll(owner))
            held.Value.To.Unconfirmed--;
        foreach (var held in _ends.TakeAll(owner))
            CloseEnd(held.Value);
    }

    private void Restore(PipeImage image)
    {
        Restore(_first, image.First);
        Restore(_second, image.Second);
        Restore(_ends, image.Ends, SideOf);
        Restore(_onTheWay, image.OnTheWay, sent => (SideOf(sent.To), [.. sent.Items]));
        foreach (var held in _onTheWay.ToList())
            held.Value.To.Unconfirmed++;
        Restore(_waiters, image.Waiters);
    }

    private void Restore(PipeSide side, PipeSideImage image)
    {
        side.Restore(image);
        Restore(side.Senders, image.Senders);
        Restore(side.Receivers, image.Receivers);
        Restore(side.Pollers, image.Pollers);
    }

    private void OnOpen(Open m)
    {
        var side = SideOf(m.End);
        if (side.State == PipeEndState.Unopened)
        {
            side.Open(_ends.Add(m.Owner, m.RequestId, Sender, Now, side));
            Sender.Tell(new Opened(m.RequestId, side.Grant!.Token), Self);
        }
        else if (side.State == PipeEndState.Open)
        {
            Reject(m, RejectionReason.Taken, $"the {Text(side)} end is {side.Grant!.Owner.Path}'s");
        }
        else
        {
            Reject(m, RejectionReason.Closed, $"the {Text(side)} end was closed");
        }
    }

    private void OnCancelOpen(CancelOpen m)
    {
        if (_ends.TryTakeOf(m.Owner, m.RequestId, out var held))
            held.Value.Unopen();
    }

    private void OnSend(Send m)
    {
        if (!TryFindEnd(m, m.FencingToken, out var side))
            return;
        var to = Other(side);
        if (!_settings.Duplex && side.End == PipeEnd.First)
        {
            Reject(m, RejectionReason.WrongDirection, "the first end of a one-way pipe does not send");
        }
        else if (to.State == PipeEndState.Closed)
        {
            RejectBroken(m, Sender, to);
        }
        else if (to.Senders.Count == 0 && HasRoom(to))
        {
            Put(m, Sender, to);
            Serve(to);
        }
        else
        {
            LetWait(to.Senders, m);
        }
    }

    private void OnReceive(Receive m)
    {
        if (!TryFindReceiving(m, m.FencingToken, out var side))
            return;
        if (side.Receivers.Count == 0 && side.Items.Count > 0)
        {
            Deliver(m, Sender, side);
            Serve(side);
        }
        else if (IsAtEnd(side))
        {
            RejectEnd(m, Sender, side);
        }
        else
        {
            LetWait(side.Receivers, m);
        }
    }

    private void OnConfirm(Confirm m)
    {
        if (!_onTheWay.TryTake(m.Owner, m.FencingToken, out var held))
            return;
        held.Value.To.Unconfirmed--;
        Serve(held.Value.To);
    }

    private void OnCancelReceive(CancelReceive m)
    {
        if (_first.Receivers.Remove(m.Owner, m.RequestId) || _second.Receivers.Remove(m.Owner, m.RequestId)
            || !_onTheWay.TryTakeOf(m.Owner, m.RequestId, out var held))
            return;
        var side = held.Value.To;
        side.Unconfirmed--;
        if (side.State == PipeEndState.Open)
            side.Items.PutBack(held.Value.Items);
        Serve(side);
    }

    private void OnPoll(Poll m)
    {
        if (!TryFindReceiving(m, m.FencingToken, out var side))
            return;
        if (side.Items.Count > 0 || IsAtEnd(side))
            Sender.Tell(new Polled(m.RequestId), Self);
        else
            LetWait(side.Pollers, m);
    }

    private void OnClose(Close m)
    {
        if (_ends.TryTake(m.Owner, m.FencingToken, out var held))
        {
            CloseEnd(held.Value);
            Acknowledge(m, new EndClosed(m.RequestId));
        }
        else if (m.RequestId != 0)
        {
            RejectUse(m, m.FencingToken);
        }
    }

    private void OnWaitClosed(WaitClosed m)
    {
        if (IsOver)
            Sender.Tell(new BothClosed(m.RequestId), Self);
        else
            LetWait(_waiters, m);
    }

    private void CloseEnd(PipeSide side)
    {
        side.Close();
        if (IsTraced)
            TraceNote($"closed: {DescribeState()}");
        while (side.Senders.TryDequeue(out var sender))
            RejectBroken(sender.Request, sender.ReplyTo, side);
        while (side.Receivers.TryDequeue(out var receiver))
            RejectClosed(receiver.Request, receiver.ReplyTo, side);
        while (side.Pollers.TryDequeue(out var poller))
            RejectClosed(poller.Request, poller.ReplyTo, side);
        var other = Other(side);
        while (other.Senders.TryDequeue(out var sender))
            RejectClosed(sender.Request, sender.ReplyTo, side);
        Serve(other);
        while (IsOver && _waiters.TryDequeue(out var waiter))
            waiter.ReplyTo.Tell(new BothClosed(waiter.Request.RequestId), Self);
    }

    private void Serve(PipeSide side)
    {
        bool moved;
        do
        {
            moved = false;
            while (side.Items.Count > 0 && side.Receivers.TryDequeue(out var receiver))
            {
                Deliver(receiver.Request, receiver.ReplyTo, side);
                moved = true;
            }

            while (HasRoom(side) && side.Senders.TryDequeue(out var sender))
            {
                Put(sender.Request, sender.ReplyTo, side);
                moved = true;
            }
        }
        while (moved);

        while (IsAtEnd(side) && side.Receivers.TryDequeue(out var receiver))
            RejectEnd(receiver.Request, receiver.ReplyTo, side);
        while ((side.Items.Count > 0 || IsAtEnd(side)) && side.Pollers.TryDequeue(out var poller))
            poller.ReplyTo.Tell(new Polled(poller.Request.RequestId), Self);
    }

    private void Put(Send m, IActorRef replyTo, PipeSide to)
    {
        to.Items.AddAll([m.Item]);
        if (m.RequestId != 0)
            replyTo.Tell(new Sent(m.RequestId), Self);
    }

    private void Deliver(Receive m, IActorRef replyTo, PipeSide to)
    {
        var items = to.Items.TakeUpTo(1);
        ITakenAtOnce handover = new Received(m.RequestId, _onTheWay.NextToken(), items[0].Value);
        replyTo.Tell(handover, Self);
        if (handover.IsTaken)
            return;
        _onTheWay.Add(handover.FencingToken, m.Owner, m.RequestId, replyTo, Now, (to, items));
        to.Unconfirmed++;
    }

    private bool TryFindReceiving(IOwnedRequest request, FencingToken token, out PipeSide side)
    {
        if (!TryFindEnd(request, token, out side))
            return false;
        if (_settings.Duplex || side.End == PipeEnd.First)
            return true;
        Reject(request, RejectionReason.WrongDirection, "the second end of a one-way pipe does not receive");
        return false;
    }

    private bool TryFindEnd(IOwnedRequest request, FencingToken token, out PipeSide side)
    {
        side = _first.IsOf(request.Owner, token) ? _first : _second;
        if (side.State == PipeEndState.Open && side.IsOf(request.Owner, token))
            return true;
        RejectUse(request, token);
        return false;
    }

    private void RejectUse(IOwnedRequest request, FencingToken token)
    {
        if (_first.IsOf(request.Owner, token) || _second.IsOf(request.Owner, token))
            Reject(request, RejectionReason.Closed, "the end was closed");
        else
            Reject(request, RejectionReason.NotHeld, $"{request.Owner.Path} has no end with the token {token}");
    }

    private void RejectBroken(IRequest request, IActorRef replyTo, PipeSide closed) =>
        Reject(request, replyTo, RejectionReason.BrokenPipe, $"the {Text(closed)} end was closed, nobody will receive");

    private void RejectClosed(IRequest request, IActorRef replyTo, PipeSide closed) =>
        Reject(request, replyTo, RejectionReason.Closed, $"the {Text(closed)} end was closed");

    private void RejectEnd(IRequest request, IActorRef replyTo, PipeSide receiving) =>
        Reject(request, replyTo, RejectionReason.EndOfStream, $"the {Text(Other(receiving))} end was closed, and nothing is left of what it sent");

    private bool IsOver => _first.State == PipeEndState.Closed && _second.State == PipeEndState.Closed;

    private bool IsAtEnd(PipeSide side) => Other(side).State == PipeEndState.Closed && side.IsDrained;

    private bool HasRoom(PipeSide side) => _settings.Capacity is not { } most || side.Items.Count < most;

    private PipeSide SideOf(PipeEnd end) => end == PipeEnd.First ? _first : _second;

    private PipeSide Other(PipeSide side) => side == _first ? _second : _first;

    private void Remove(Func<PipeSide, bool> remove) => _ = remove(_first) || remove(_second);

    private static string Text(PipeSide side) => side.End == PipeEnd.First ? "first" : "second";
}
