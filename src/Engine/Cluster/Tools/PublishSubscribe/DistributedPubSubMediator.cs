using System.Collections.Immutable;
using Akka.Actor;
using Akka.Event;
using Akka.Routing;
using Akka.Util;

namespace Akka.Cluster.Tools.PublishSubscribe;

/// <summary>
/// The mediator of a node: keeps who has subscribed here, learns by gossip what the other nodes have, and passes messages on. At most once: what is
/// published before a subscription is known, or to a node that is lost, is not delivered.
/// </summary>
public class DistributedPubSubMediator : ReceiveActor
{
    private readonly DistributedPubSubSettings _settings;
    private readonly Cluster _cluster = Cluster.Get(Context.System);
    private readonly LocalTopics _topics = new();
    private readonly ICancelable _gossip;
    private readonly HashSet<Address> _nodes = [];
    private ImmutableDictionary<Address, Bucket> _buckets;

    /// <summary>Creates the actor.</summary>
    /// <exception cref="ArgumentException">This node does not have the role.</exception>
    public DistributedPubSubMediator(DistributedPubSubSettings settings)
    {
        _settings = settings;
        Log = Context.GetLogger();
        if (settings.Role is { } role && !_cluster.SelfRoles.Contains(role))
            throw new ArgumentException($"The cluster member [{_cluster.SelfAddress}] doesn't have the role [{role}]");
        _buckets = ImmutableDictionary<Address, Bucket>.Empty.Add(_cluster.SelfAddress, Bucket.Empty(_cluster.SelfAddress));
        _gossip = Context.System.Scheduler.ScheduleTellRepeatedlyCancelable(settings.GossipInterval, settings.GossipInterval, Self, GossipTick.Instance, Self);

        Receive<Send>(OnSend);
        Receive<SendToAll>(OnSendToAll);
        Receive<Publish>(OnPublish);
        Receive<Deliver>(deliver => _topics.Deliver(deliver, Sender, _settings.RoutingLogic));
        Receive<Put>(OnPut);
        Receive<Remove>(remove => Register(remove.Path, null));
        Receive<Subscribe>(OnSubscribe);
        Receive<Unsubscribe>(OnUnsubscribe);
        Receive<GetTopics>(_ => Sender.Tell(new CurrentTopics(LiveKeys().Select(LocalTopics.TopicOf).OfType<string>().ToImmutableHashSet())));
        Receive<Terminated>(OnTerminated);
        Receive<MediatorStatus>(OnStatus);
        Receive<MediatorDelta>(OnDelta);
        Receive<GossipTick>(_ => OnGossipTick());
        Receive<ClusterEvent.CurrentClusterState>(state => state.Members.ToList().ForEach(Add));
        Receive<ClusterEvent.MemberRemoved>(removed => Forget(removed.Member.Address));
        Receive<ClusterEvent.IMemberEvent>(change => Add(change.Member));
    }

    /// <summary>The log.</summary>
    public ILoggingAdapter Log { get; }

    /// <summary>How much is known of what each node has registered.</summary>
    public IImmutableDictionary<Address, long> OwnVersions => _buckets.ToImmutableDictionary(bucket => bucket.Key, bucket => bucket.Value.Version);

    private long Now => Context.System.Scheduler.Now.ToUnixTimeMilliseconds();

    /// <summary>How to create the actor.</summary>
    public static Props Props(DistributedPubSubSettings settings) => Akka.Actor.Props.Create(() => new DistributedPubSubMediator(settings)).WithDeploy(Deploy.Local);

    /// <inheritdoc />
    protected override void PreStart() => _cluster.Subscribe(Self, typeof(ClusterEvent.IMemberEvent));

    /// <inheritdoc />
    protected override void PostStop()
    {
        _gossip.Cancel();
        _cluster.Unsubscribe(Self);
    }

    private void OnPut(Put put)
    {
        if (put.Ref.Path.Address.HasGlobalScope && put.Ref.Path.Address != _cluster.SelfAddress)
        {
            Log.Warning("Registered actor must be local: [{0}]", put.Ref);
            return;
        }
        Register(put.Ref.Path.ToStringWithoutAddress(), put.Ref);
        Context.Watch(put.Ref);
    }

    private void OnSubscribe(Subscribe subscribe)
    {
        _topics.Add(subscribe);
        Context.Watch(subscribe.Ref);
        Announce(subscribe.Topic, subscribe.Group);
        Sender.Tell(new SubscribeAck(subscribe));
    }

    private void OnUnsubscribe(Unsubscribe unsubscribe)
    {
        _topics.Remove(unsubscribe.Topic, unsubscribe.Group, unsubscribe.Ref);
        Announce(unsubscribe.Topic, unsubscribe.Group);
        Sender.Tell(new UnsubscribeAck(unsubscribe));
    }

    private void OnTerminated(Terminated terminated)
    {
        foreach (var (topic, group) in _topics.RemoveAll(terminated.ActorRef)) Announce(topic, group);
        var path = terminated.ActorRef.Path.ToStringWithoutAddress();
        if (terminated.ActorRef.Equals(_buckets[_cluster.SelfAddress].Entries.GetValueOrDefault(path)?.Actor)) Register(path, null);
    }

    // A node's entry of a topic is its mediator, as long as somebody has subscribed there.
    private void Announce(string topic, string? group)
    {
        var key = LocalTopics.KeyOf(topic, group);
        var isThere = _topics.Has(topic, group);
        if (isThere != (_buckets[_cluster.SelfAddress].Entries.GetValueOrDefault(key)?.Actor is not null)) Register(key, isThere ? Self : null);
    }

    private void Register(string key, IActorRef? actor)
    {
        var own = _buckets[_cluster.SelfAddress];
        if (actor is null && own.Entries.GetValueOrDefault(key)?.Actor is null) return;
        _buckets = _buckets.SetItem(_cluster.SelfAddress, own.With(key, actor, Now));
    }

    private void OnSend(Send send)
    {
        var found = Find(send.Path).ToList();
        if (send.LocalAffinity && found.Find(entry => entry.Owner == _cluster.SelfAddress) is { Actor: { } local })
            local.Tell(send.Message, Sender);
        else if (found.Count == 0)
            NobodyGets(send.Message);
        else
            _settings.RoutingLogic.Select(send.Message, [.. found.Select(entry => Routee.FromActorRef(entry.Actor))]).Send(send.Message, Sender);
    }

    private void OnSendToAll(SendToAll send)
    {
        var found = Find(send.Path).Where(entry => !send.ExcludeSelf || entry.Owner != _cluster.SelfAddress).ToList();
        if (found.Count == 0) NobodyGets(send.Message);
        foreach (var (_, actor) in found) actor.Tell(send.Message, Sender);
    }

    private void OnPublish(Publish publish)
    {
        if (publish.SendOneMessageToEachGroup)
        {
            PublishToGroups(publish);
            return;
        }
        var mediators = Find(LocalTopics.KeyOf(publish.Topic, null)).Select(entry => entry.Actor).ToList();
        if (mediators.Count == 0) NobodyGets(publish);
        foreach (var mediator in mediators) mediator.Tell(new Deliver(publish.Topic, null, publish.Message), Sender);
    }

    private void PublishToGroups(Publish publish)
    {
        var groups = LiveKeys().Where(key => LocalTopics.TopicOf(key) == publish.Topic && LocalTopics.GroupOf(key) is not null).ToList();
        if (groups.Count == 0) NobodyGets(publish);
        foreach (var key in groups)
        {
            var deliver = new Deliver(publish.Topic, LocalTopics.GroupOf(key), publish.Message);
            _settings.RoutingLogic.Select(deliver, [.. Find(key).Select(entry => Routee.FromActorRef(entry.Actor))]).Send(deliver, Sender);
        }
    }

    private IEnumerable<string> LiveKeys() =>
        _buckets.Values.SelectMany(bucket => bucket.Entries.Where(entry => entry.Value.Actor is not null).Select(entry => entry.Key)).Distinct();

    private IEnumerable<(Address Owner, IActorRef Actor)> Find(string key)
    {
        foreach (var bucket in _buckets.Values)
        {
            if (bucket.Entries.GetValueOrDefault(key)?.Actor is { } actor) yield return (bucket.Owner, actor);
        }
    }

    private void NobodyGets(object message)
    {
        if (_settings.SendToDeadLettersWhenNoSubscribers) Context.System.DeadLetters.Tell(new DeadLetter(message, Sender, Self), Sender);
    }

    private void OnGossipTick()
    {
        var now = Now - (long)_settings.RemovedTimeToLive.TotalMilliseconds;
        _buckets = _buckets.ToImmutableDictionary(bucket => bucket.Key, bucket => bucket.Value.ForgetRemovedBefore(now));
        if (_nodes.Count == 0) return;
        var node = _nodes.ElementAt(ThreadLocalRandom.Current.Next(_nodes.Count));
        Context.ActorSelection(new RootActorPath(node) / Self.Path.Elements).Tell(new MediatorStatus(Versions(), IsReply: false), Self);
    }

    private void OnStatus(MediatorStatus status)
    {
        if (!_nodes.Contains(Sender.Path.Address)) return;
        var newer = _buckets.Values.Where(bucket => bucket.Version > status.Versions.GetValueOrDefault(bucket.Owner)).ToList();
        if (newer.Count > 0)
            Sender.Tell(new MediatorDelta([.. newer.Select(bucket => bucket.Since(status.Versions.GetValueOrDefault(bucket.Owner), _settings.MaxDeltaElements))]));
        var isBehind = status.Versions.Any(version => version.Value > (_buckets.GetValueOrDefault(version.Key)?.Version ?? 0));
        if (isBehind && !status.IsReply) Sender.Tell(new MediatorStatus(Versions(), IsReply: true));
    }

    private void OnDelta(MediatorDelta delta)
    {
        if (!_nodes.Contains(Sender.Path.Address)) return;
        foreach (var bucket in delta.Buckets.Where(bucket => _nodes.Contains(bucket.Owner)))
            _buckets = _buckets.SetItem(bucket.Owner, (_buckets.GetValueOrDefault(bucket.Owner) ?? Bucket.Empty(bucket.Owner)).Merge(bucket));
    }

    private ImmutableDictionary<Address, long> Versions() => _buckets.ToImmutableDictionary(bucket => bucket.Key, bucket => bucket.Value.Version);

    private void Add(Member member)
    {
        if (member.Address == _cluster.SelfAddress || (_settings.Role is { } role && !member.HasRole(role))) return;
        if (member.Status is MemberStatus.Up or MemberStatus.WeaklyUp or MemberStatus.Leaving) _nodes.Add(member.Address);
        else if (member.Status is MemberStatus.Exiting or MemberStatus.Down) Forget(member.Address);
    }

    private void Forget(Address node)
    {
        if (node == _cluster.SelfAddress)
        {
            Context.Stop(Self);
            return;
        }
        _nodes.Remove(node);
        _buckets = _buckets.Remove(node);
    }

    private sealed class GossipTick : INoSerializationVerificationNeeded
    {
        public static readonly GossipTick Instance = new();
    }
}
