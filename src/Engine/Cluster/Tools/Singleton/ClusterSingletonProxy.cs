using Akka.Actor;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Cluster.Tools.Singleton;

/// <summary>
/// Stands for a singleton on every node: finds it on the oldest node, passes messages on with their senders, and keeps them while there is none. Of more
/// than the buffer holds the oldest are dropped, as dead letters; a message that is under way when the singleton's node is lost is lost with it.
/// </summary>
public sealed class ClusterSingletonProxy : ReceiveActor
{
    private readonly string[] _path;
    private readonly ClusterSingletonProxySettings _settings;
    private readonly Cluster _cluster = Cluster.Get(Context.System);
    private readonly Queue<(object Message, IActorRef Sender)> _waiting = [];
    private OldestMembers _members;
    private IActorRef? _singleton;
    private ICancelable? _looking;
    private int _attempt;

    /// <summary>Creates the actor.</summary>
    /// <param name="singletonManagerPath">The path of the managers, without address: <c>/user/name</c>.</param>
    /// <param name="settings">The settings.</param>
    public ClusterSingletonProxy(string singletonManagerPath, ClusterSingletonProxySettings settings)
    {
        _settings = settings;
        _path = [.. singletonManagerPath.Split('/', StringSplitOptions.RemoveEmptyEntries), settings.SingletonName];
        _members = OldestMembers.Of(settings.Role, []);
        SingletonTools.Prepare(Context.System);

        Receive<ClusterEvent.CurrentClusterState>(state => Follow(OldestMembers.Of(_settings.Role, state.Members)));
        Receive<ClusterEvent.IMemberEvent>(change => Follow(_members.After(change)));
        Receive<ActorIdentity>(OnIdentity);
        Receive<Look>(_ => LookForIt());
        Receive<Terminated>(terminated => terminated.ActorRef.Equals(_singleton), _ => StartLooking());
        ReceiveAny(PassOn);
    }

    /// <summary>How to create a proxy.</summary>
    /// <param name="singletonManagerPath">The path of the managers, without address: <c>/user/name</c>.</param>
    /// <param name="settings">The settings.</param>
    public static Props Props(string singletonManagerPath, ClusterSingletonProxySettings settings) =>
        Akka.Actor.Props.Create(() => new ClusterSingletonProxy(singletonManagerPath, settings)).WithDeploy(Deploy.Local);

    /// <summary>The defaults of the settings.</summary>
    public static Config DefaultConfig() => SingletonTools.DefaultConfig();

    /// <inheritdoc />
    protected override void PreStart() => _cluster.Subscribe(Self, typeof(ClusterEvent.IMemberEvent));

    /// <inheritdoc />
    protected override void PostStop()
    {
        _cluster.Unsubscribe(Self);
        _looking?.Cancel();
        while (_waiting.TryDequeue(out var dropped)) Drop(dropped.Message, dropped.Sender);
    }

    private void Follow(OldestMembers members)
    {
        var before = _members.Oldest;
        _members = members;
        if (members.Oldest != before) StartLooking();
    }

    private void StartLooking()
    {
        if (_singleton is not null) Context.Unwatch(_singleton);
        _singleton = null;
        _attempt++;
        _looking?.Cancel();
        _looking = Context.System.Scheduler.ScheduleTellRepeatedlyCancelable(
            TimeSpan.Zero, _settings.SingletonIdentificationInterval, Self, Look.Instance, Self);
    }

    private void LookForIt()
    {
        if (_singleton is null && _members.Oldest is { } oldest)
            Context.ActorSelection(new RootActorPath(oldest.Address) / _path).Tell(new Identify(_attempt), Self);
    }

    private void OnIdentity(ActorIdentity identity)
    {
        if (!Equals(identity.MessageId, _attempt) || identity.Subject is null || identity.Subject.IsNobody() || _singleton is not null) return;
        _singleton = Context.Watch(identity.Subject);
        _looking?.Cancel();
        while (_waiting.TryDequeue(out var waiting)) _singleton.Tell(waiting.Message, waiting.Sender);
    }

    private void PassOn(object message)
    {
        if (_singleton is not null)
        {
            _singleton.Forward(message);
            return;
        }
        _waiting.Enqueue((message, Sender));
        if (_waiting.Count > _settings.BufferSize && _waiting.TryDequeue(out var oldest)) Drop(oldest.Message, oldest.Sender);
    }

    private void Drop(object message, IActorRef sender) => Context.System.EventStream.Publish(new DeadLetter(message, sender, Self));

    private sealed class Look : INoSerializationVerificationNeeded
    {
        public static readonly Look Instance = new();
    }
}
