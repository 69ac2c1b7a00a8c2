using Akka.Actor;
using Akka.Actor.Internal;

namespace Akka.Event;

/// <summary>
/// An actor system's own event bus: publish any object, subscribe by type. A subscription to a class or an interface covers everything that
/// derives from it. An actor that stops is unsubscribed.
/// </summary>
public class EventStream : LoggingBus
{
    private readonly bool _debug;
    private readonly Lock _lock = new();
    private readonly HashSet<IActorRef> _beforeStart = [];
    private IActorRef? _unsubscriber;

    /// <summary>Creates the event stream.</summary>
    /// <param name="debug">Whether to log every change of subscriptions at debug level (<c>akka.actor.debug.event-stream</c>).</param>
    public EventStream(bool debug) => _debug = debug;

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">The subscriber or the channel is null.</exception>
    public override bool Subscribe(IActorRef subscriber, Type channel)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        ArgumentNullException.ThrowIfNull(channel);
        if (_debug)
            Trace($"subscribing {subscriber} to channel {channel}");
        var isNew = base.Subscribe(subscriber, channel);
        WatchSubscriber(subscriber);
        return isNew;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">The subscriber or the channel is null.</exception>
    public override bool Unsubscribe(IActorRef subscriber, Type channel)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        ArgumentNullException.ThrowIfNull(channel);
        var changed = base.Unsubscribe(subscriber, channel);
        if (_debug)
            Trace($"unsubscribing {subscriber} from channel {channel}");
        UnwatchSubscriber(subscriber);
        return changed;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">The subscriber is null.</exception>
    public override bool Unsubscribe(IActorRef subscriber)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        var changed = base.Unsubscribe(subscriber);
        if (_debug)
            Trace($"unsubscribing {subscriber} from all channels");
        UnwatchSubscriber(subscriber);
        return changed;
    }

    /// <summary>Starts to unsubscribe actors that stop; those that are subscribed already included. A system does so for its own stream.</summary>
    /// <param name="system">The actor system.</param>
    public void StartUnsubscriber(ActorSystemImpl system)
    {
        ArgumentNullException.ThrowIfNull(system);
        lock (_lock)
        {
            if (_unsubscriber is not null)
                return;
            var stream = this;
            _unsubscriber = system.SystemActorOf(
                Props.Create(() => new EventStreamUnsubscriber(stream)).WithDispatcher(Akka.Dispatch.Dispatchers.InternalDispatcherId),
                ReferenceEquals(system.EventStream, this) ? "eventStreamUnsubscriber" : null);
            foreach (var subscriber in _beforeStart)
                _unsubscriber.Tell(new EventStreamUnsubscriber.Register(subscriber), ActorRefs.NoSender);
            _beforeStart.Clear();
        }
    }

    private void WatchSubscriber(IActorRef subscriber)
    {
        if (subscriber is MinimalActorRef)
            return;
        lock (_lock)
        {
            if (_unsubscriber is null)
                _beforeStart.Add(subscriber);
            else
                _unsubscriber.Tell(new EventStreamUnsubscriber.Register(subscriber), ActorRefs.NoSender);
        }
    }

    private void UnwatchSubscriber(IActorRef subscriber)
    {
        if (subscriber is MinimalActorRef || HasSubscriptions(subscriber))
            return;
        lock (_lock)
        {
            if (_unsubscriber is null)
                _beforeStart.Remove(subscriber);
            else
                _unsubscriber.Tell(new EventStreamUnsubscriber.Unregister(subscriber), ActorRefs.NoSender);
        }
    }

    private void Trace(string change) => Publish(new Debug(SimpleName(this), GetType(), change));
}
