using ActorConcurrency.Actors.Common;
using Akka.Actor;
using static ActorConcurrency.Actors.Latches.CountdownLatchProtocol;

namespace ActorConcurrency.Actors.Latches;

/// <summary>A count that goes down to zero once. Zero releases all who wait.</summary>
internal sealed class CountdownLatchActor : PrimitiveActor
{
    private readonly CountdownLatchSettings _settings;
    private readonly Waiters<Wait> _waiters = new("Wait");
    private int _remaining;

    public static Props Props(PrimitiveIncarnation primitive, CountdownLatchSettings settings, CountdownLatchImage? image = null) =>
        Akka.Actor.Props.Create(typeof(CountdownLatchActor), primitive, settings, image!);

    public CountdownLatchActor(PrimitiveIncarnation primitive, CountdownLatchSettings settings, CountdownLatchImage? image)
        : base(primitive)
    {
        _settings = settings;
        _remaining = image?.Remaining ?? settings.Count;

        Receive<Signal>(OnSignal);
        ReceiveOwned<Wait>(OnWait);
        Receive<CancelWait>(m => _waiters.Remove(m.Owner, m.RequestId));

        if (image is not null)
            Restore(_waiters, image.Waiters);
    }

    protected override object Image() => new CountdownLatchImage(_remaining, _waiters.ToList());

    protected override IEnumerable<HolderInfo> HolderInfos => [];

    protected override int WaiterCount => _waiters.Count;

    protected override PrimitiveSnapshot TakeSnapshot() =>
        new CountdownLatchSnapshot(Name, Epoch, _settings.Count, _remaining, [.. _waiters.Infos()]);

    protected override string DescribeState() => $"{_remaining} of {_settings.Count} left";

    protected override void OnOwnerDied(IActorRef owner) => _waiters.RemoveAll(owner);

    private void OnSignal(Signal m)
    {
        if (m.Count < 1)
        {
            Reject(m, RejectionReason.ImpossibleAmount, $"{m.Count} cannot be counted down");
            return;
        }

        if (m.Count > _remaining)
        {
            Reject(m, RejectionReason.SignaledTooOften, $"{m.Count} cannot be counted down: {DescribeState()}");
            return;
        }

        _remaining -= m.Count;
        if (IsTraced)
            TraceNote(DescribeState());
        while (_remaining == 0 && _waiters.TryDequeue(out var waiting))
            waiting.ReplyTo.Tell(new Released(waiting.Request.RequestId), Self);
        Acknowledge(m, new Remaining(m.RequestId, _remaining));
    }

    private void OnWait(Wait m)
    {
        if (_remaining == 0)
            Sender.Tell(new Released(m.RequestId), Self);
        else
            LetWait(_waiters, m);
    }
}
