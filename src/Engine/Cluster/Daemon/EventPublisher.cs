using Akka.Actor;

namespace Akka.Cluster;

/// <summary>Shows the state of the membership to this node, and tells those who have subscribed what has changed.</summary>
internal sealed class EventPublisher(Cluster cluster) : UntypedActor
{
    private readonly Dictionary<IActorRef, HashSet<Type>> _subscribers = [];
    private MembershipState _state = new(Gossip.Empty, cluster.SelfUniqueAddress);

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Publish publish:
                OnPublish(publish.State);
                break;
            case Subscribe subscribe:
                OnSubscribe(subscribe);
                break;
            case Unsubscribe unsubscribe:
                OnUnsubscribe(unsubscribe);
                break;
            case SendState send:
                send.Receiver.Tell(MembershipDiff.Snapshot(_state));
                break;
            case Terminated terminated:
                _subscribers.Remove(terminated.ActorRef);
                break;
        }
    }

    protected override void PostStop()
    {
        Tell(ClusterEvent.ClusterShuttingDown.Instance);
        OnPublish(new MembershipState(Gossip.Empty, cluster.SelfUniqueAddress));
    }

    private void OnPublish(MembershipState state)
    {
        var changes = MembershipDiff.Between(_state, state).ToList();
        _state = state;
        cluster.Show(new ClusterView(
            MembershipDiff.Snapshot(state),
            state.SelfMember ?? Member.Removed(cluster.SelfUniqueAddress),
            state.Gossip.Reachability));
        changes.ForEach(Tell);
    }

    private void OnSubscribe(Subscribe subscribe)
    {
        if (subscribe.Mode == ClusterEvent.InitialStateAsSnapshot)
        {
            subscribe.Subscriber.Tell(MembershipDiff.Snapshot(_state));
        }
        else
        {
            foreach (var change in MembershipDiff.Between(new MembershipState(Gossip.Empty, cluster.SelfUniqueAddress), _state))
            {
                if (subscribe.To.Any(type => type.IsInstanceOfType(change))) subscribe.Subscriber.Tell(change);
            }
        }
        if (!_subscribers.TryGetValue(subscribe.Subscriber, out var types)) _subscribers[subscribe.Subscriber] = types = [];
        types.UnionWith(subscribe.To);
        Context.Watch(subscribe.Subscriber);
    }

    private void OnUnsubscribe(Unsubscribe unsubscribe)
    {
        if (!_subscribers.TryGetValue(unsubscribe.Subscriber, out var types)) return;
        if (unsubscribe.To is { } one) types.Remove(one);
        else types.Clear();
        if (types.Count > 0) return;
        _subscribers.Remove(unsubscribe.Subscriber);
        Context.Unwatch(unsubscribe.Subscriber);
    }

    private void Tell(ClusterEvent.IClusterDomainEvent change)
    {
        if (cluster.Settings.LogInfoVerbose) cluster.Log($"event {change}");
        foreach (var (subscriber, types) in _subscribers)
        {
            if (types.Any(type => type.IsInstanceOfType(change))) subscriber.Tell(change);
        }
    }

    /// <summary>What the cluster extension asks for.</summary>
    internal interface IRequest : INoSerializationVerificationNeeded;

    internal sealed record Publish(MembershipState State) : INoSerializationVerificationNeeded;

    internal sealed record Subscribe(IActorRef Subscriber, ClusterEvent.SubscriptionInitialStateMode Mode, IReadOnlySet<Type> To) : IRequest
    {
        public Subscribe(IActorRef subscriber, ClusterEvent.SubscriptionInitialStateMode mode, Type[] to)
            : this(subscriber, mode, to.ToHashSet())
        {
        }
    }

    internal sealed record Unsubscribe(IActorRef Subscriber, Type? To) : IRequest;

    internal sealed record SendState(IActorRef Receiver) : IRequest;
}
