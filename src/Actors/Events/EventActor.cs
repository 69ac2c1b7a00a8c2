using ActorConcurrency.Actors.Common;
using Akka.Actor;
using static ActorConcurrency.Actors.Events.EventProtocol;

namespace ActorConcurrency.Actors.Events;

/// <summary>A flag. Setting it releases all who wait; changes are told to subscribers in order.</summary>
internal sealed class EventActor : PrimitiveActor
{
    private readonly Waiters<Wait> _waiters = new("Wait");
    private readonly List<IActorRef> _subscribers = [];
    private bool _isSet;
    private long _version;

    public static Props Props(PrimitiveIncarnation primitive, EventImage? image = null) =>
        Akka.Actor.Props.Create(typeof(EventActor), primitive, image!);

    public EventActor(PrimitiveIncarnation primitive, EventImage? image)
        : base(primitive)
    {
        Receive<Set>(m => Change(m, isSet: true));
        Receive<Reset>(m => Change(m, isSet: false));
        Receive<GetIsSet>(m => Sender.Tell(State(m), Self));
        ReceiveOwned<Wait>(OnWait);
        Receive<CancelWait>(m => _waiters.Remove(m.Owner, m.RequestId));
        Receive<Subscribe>(OnSubscribe);
        Receive<Unsubscribe>(OnUnsubscribe);

        if (image is not null)
            Restore(image);
    }

    protected override PrimitiveSnapshot TakeSnapshot() =>
        new EventSnapshot(Name, Epoch, _isSet, _version, _subscribers.Count, [.. _waiters.Infos()]);

    protected override object Image() => new EventImage(_isSet, _version, _waiters.ToList(), [.. _subscribers]);

    protected override IEnumerable<HolderInfo> HolderInfos => [];

    protected override int WaiterCount => _waiters.Count;

    protected override string DescribeState() => _isSet ? "set" : "not set";

    protected override void OnOwnerDied(IActorRef owner)
    {
        _waiters.RemoveAll(owner);
        _subscribers.Remove(owner);
    }

    private void Restore(EventImage image)
    {
        (_isSet, _version) = (image.IsSet, image.Version);
        Restore(_waiters, image.Waiters);
        foreach (var subscriber in image.Subscribers)
        {
            Watch(subscriber);
            _subscribers.Add(subscriber);
        }
    }

    private void Change(IRequest request, bool isSet)
    {
        if (_isSet != isSet)
        {
            _isSet = isSet;
            _version++;
            if (IsTraced)
                TraceNote($"{DescribeState()}, version {_version}");
            var changed = new Changed(_isSet, _version);
            foreach (var subscriber in _subscribers)
                subscriber.Tell(changed, Self);
        }

        // Everybody present is released here, before the next message, which may be a Reset.
        while (_isSet && _waiters.TryDequeue(out var waiting))
            waiting.ReplyTo.Tell(new Released(waiting.Request.RequestId), Self);
        Acknowledge(request, State(request));
    }

    private void OnWait(Wait m)
    {
        if (_isSet)
            Sender.Tell(new Released(m.RequestId), Self);
        else
            LetWait(_waiters, m);
    }

    private void OnSubscribe(Subscribe m)
    {
        Watch(m.Subscriber);
        if (!_subscribers.Contains(m.Subscriber))
        {
            _subscribers.Add(m.Subscriber);
            m.Subscriber.Tell(new Changed(_isSet, _version), Self);
        }

        Acknowledge(m, State(m));
    }

    private void OnUnsubscribe(Unsubscribe m)
    {
        _subscribers.Remove(m.Subscriber);
        Acknowledge(m, State(m));
    }

    private IsSet State(IRequest request) => new(request.RequestId, _isSet, _version);
}
