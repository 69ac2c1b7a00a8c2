using ActorConcurrency.Actors.Common;
using Akka.Actor;
using static ActorConcurrency.Actors.Semaphores.SemaphoreProtocol;

namespace ActorConcurrency.Actors.Semaphores;

/// <summary>
/// Gives permits out in order of arrival: a request that is too large for what is free holds up the smaller ones behind it,
/// since otherwise it might never get its turn.
/// </summary>
internal sealed class SemaphoreActor : GrantingActor<Acquire, int>
{
    private readonly SemaphoreSettings _settings;
    private readonly Permits _permits;

    public static Props Props(PrimitiveIncarnation primitive, SemaphoreSettings settings, SemaphoreImage? image = null) =>
        Akka.Actor.Props.Create(typeof(SemaphoreActor), primitive, settings, image!);

    public SemaphoreActor(PrimitiveIncarnation primitive, SemaphoreSettings settings, SemaphoreImage? image)
        : base(primitive, _ => "Acquire")
    {
        _settings = settings;
        _permits = new Permits(settings, image?.Free);

        ReceiveOwned<Acquire>(OnAcquire);
        Receive<CancelAcquire>(m => Cancel(m.Owner, m.RequestId));
        Receive<Release>(m => GiveBack(m, m.FencingToken, new Released(m.RequestId)));
        Receive<ReleasePermits>(OnReleasePermits);

        if (image is not null)
            Restore(image.Waiters, image.Holdings, permits => permits);
    }

    protected override PrimitiveSnapshot TakeSnapshot() => new SemaphoreSnapshot(
        Name, Epoch, _permits.Free, _settings.Permits, _settings.Bounded,
        [.. HolderInfos], [.. Waiters.Infos(acquire => acquire.Permits)]);

    protected override object Image() => new SemaphoreImage(_permits.Free, Waiters.ToList(), Holdings.ToImage(permits => permits));

    protected override IEnumerable<HolderInfo> HolderInfos => Holdings.Infos(permits => permits);

    protected override string DescribeState() => $"{_permits.Free} of {_settings.Permits} permits free";

    protected override bool TryTake(Acquire request, out int value)
    {
        value = request.Permits;
        return _permits.TryTake(value);
    }

    protected override void PutBack(int value) => _permits.TryPutBack(value);

    protected override IGrant ToGrant(Acquire request, Held<int> held) => new Granted(request.RequestId, held.Token, request.Permits);

    private void OnAcquire(Acquire m)
    {
        if (!_permits.CanEverTake(m.Permits))
            Reject(m, RejectionReason.ImpossibleAmount, $"{m.Permits} permits can never be acquired: it has {_settings}");
        else
            Serve(m);
    }

    private void OnReleasePermits(ReleasePermits m)
    {
        if (m.Permits < 1)
        {
            Reject(m, RejectionReason.ImpossibleAmount, $"{m.Permits} permits cannot be released");
        }
        else if (!_permits.TryPutBack(m.Permits))
        {
            Reject(m, RejectionReason.OverRelease, $"{m.Permits} released, with {DescribeState()}, would be more than there can be");
        }
        else
        {
            var rest = TakeFromGrants(Holdings.Of(m.Owner), m.Permits);
            if (_settings.Bounded)
                TakeFromGrants(Holdings.ToList(), rest);
            Acknowledge(m, new Released(m.RequestId));
            ServeWaiters();
        }
    }

    // A holder whose permits were given back behind its back must not give them back again, dead or alive.
    private int TakeFromGrants(IReadOnlyList<Held<int>> grants, int permits)
    {
        foreach (var held in grants)
        {
            if (permits == 0)
                break;
            var taken = Math.Min(permits, held.Value);
            permits -= taken;
            held.Value -= taken;
            if (held.Value == 0 && Holdings.TryTake(held.Owner, held.Token, out _))
                held.ReplyTo.Tell(new GrantLost(held.RequestId, held.Token), Self);
        }

        return permits;
    }
}
