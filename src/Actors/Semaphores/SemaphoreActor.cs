using ActorConcurrency.Actors.Common;
using Akka.Actor;
using static ActorConcurrency.Actors.Semaphores.SemaphoreProtocol;

namespace ActorConcurrency.Actors.Semaphores;

/// <summary>
/// Gives permits out in order of arrival: a request that is too large for what is free holds up the smaller ones behind it,
/// since otherwise it might never get its turn.
/// </summary>
internal sealed class SemaphoreActor : PrimitiveActor
{
    private readonly SemaphoreSettings _settings;
    private readonly Permits _permits;
    private readonly Waiters<Acquire> _waiters = new("Acquire");
    private readonly Holdings<int> _holdings;

    public static Props Props(PrimitiveIncarnation primitive, SemaphoreSettings settings) =>
        Akka.Actor.Props.Create(typeof(SemaphoreActor), primitive, settings);

    public SemaphoreActor(PrimitiveIncarnation primitive, SemaphoreSettings settings)
        : base(primitive)
    {
        _settings = settings;
        _permits = new Permits(settings);
        _holdings = new Holdings<int>(primitive.Epoch);

        ReceiveOwned<Acquire>(OnAcquire);
        Receive<CancelAcquire>(OnCancelAcquire);
        Receive<Release>(OnRelease);
        Receive<ReleasePermits>(OnReleasePermits);
    }

    protected override PrimitiveSnapshot TakeSnapshot() => new SemaphoreSnapshot(
        Name, Epoch, _permits.Free, _settings.Permits, _settings.Bounded,
        [.. HolderInfos], [.. _waiters.Infos(acquire => acquire.Permits)]);

    protected override IEnumerable<HolderInfo> HolderInfos => _holdings.Infos(permits => permits);

    protected override int WaiterCount => _waiters.Count;

    protected override string DescribeState() => $"{_permits.Free} of {_settings.Permits} permits free";

    protected override void OnOwnerDied(IActorRef owner)
    {
        _waiters.RemoveAll(owner);
        foreach (var held in _holdings.TakeAll(owner))
            _permits.TryPutBack(held.Value);
        GrantToWaiters();
    }

    private void OnAcquire(Acquire m)
    {
        if (!_permits.CanEverTake(m.Permits))
            Reject(m, RejectionReason.ImpossibleAmount, $"{m.Permits} permits can never be acquired: it has {_settings}");
        else if (_waiters.Count == 0 && _permits.TryTake(m.Permits))
            Grant(m, Sender);
        else
            LetWait(_waiters, m);
    }

    private void OnCancelAcquire(CancelAcquire m)
    {
        if (!_waiters.Remove(m.Owner, m.RequestId) && _holdings.TryTakeOf(m.Owner, m.RequestId, out var held))
            _permits.TryPutBack(held.Value);
        GrantToWaiters();
    }

    private void OnRelease(Release m)
    {
        if (!_holdings.TryTake(m.Owner, m.FencingToken, out var held))
        {
            Acknowledge(m, new Rejected(m.RequestId, RejectionReason.NotHeld, $"{m.Owner.Path} does not hold grant {m.FencingToken}"));
            return;
        }

        _permits.TryPutBack(held.Value);
        Acknowledge(m, new Released(m.RequestId));
        GrantToWaiters();
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
            var rest = TakeFromGrants(_holdings.Of(m.Owner), m.Permits);
            if (_settings.Bounded)
                TakeFromGrants(_holdings.ToList(), rest);
            Acknowledge(m, new Released(m.RequestId));
            GrantToWaiters();
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
            if (held.Value == 0 && _holdings.TryTake(held.Owner, held.Token, out _))
                held.ReplyTo.Tell(new GrantLost(held.Token), Self);
        }

        return permits;
    }

    private void GrantToWaiters()
    {
        while (_waiters.TryPeek(out var next) && _permits.TryTake(next.Request.Permits))
        {
            _waiters.TryDequeue(out _);
            Grant(next.Request, next.ReplyTo);
        }
    }

    private void Grant(Acquire m, IActorRef replyTo)
    {
        var held = _holdings.Add(m.Owner, m.RequestId, replyTo, Now, m.Permits);
        if (IsTraced)
            TraceNote($"granted {m.Permits} to {m.Owner.Path.Name}: {_permits.Free} free, {_waiters.Count} waiting");
        replyTo.Tell(new Granted(m.RequestId, held.Token, m.Permits), Self);
    }
}
