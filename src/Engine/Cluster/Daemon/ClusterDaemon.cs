using Akka.Actor;
using Akka.Event;

namespace Akka.Cluster;

/// <summary>The parent of a node's cluster actors, and the one to whom the node itself speaks.</summary>
/// <remarks>A child that fails ends this node's part in the cluster: it would have lost what it knew.</remarks>
internal sealed class ClusterDaemon : UntypedActor
{
    private readonly Cluster _cluster;
    private readonly IActorRef _events;
    private readonly IActorRef _core;
    private readonly IActorRef _listener;

    public ClusterDaemon(Cluster cluster)
    {
        _cluster = cluster;
        var dispatcher = Context.Props.Dispatcher;
        _events = Context.ActorOf(Props.Create(() => new EventPublisher(cluster)).WithDispatcher(dispatcher), "events");
        var sender = Context.ActorOf(Props.Create(() => new HeartbeatSender(cluster)).WithDispatcher(dispatcher), "heartbeat-sender");
        Context.ActorOf(Props.Create(() => new HeartbeatReceiver(cluster)).WithDispatcher(dispatcher), HeartbeatReceiver.Name);
        var (events, self) = (_events, Self);
        _core = Context.ActorOf(Props.Create(() => new ClusterCore(cluster, events, sender)).WithDispatcher(dispatcher), ClusterCore.Name);
        _listener = Context.ActorOf(Props.Create(() => new StatusListener(cluster)).WithDispatcher(dispatcher), "listener");
        StartDowning(dispatcher);
        _events.Tell(new EventPublisher.Subscribe(_listener, ClusterEvent.InitialStateAsEvents, [typeof(ClusterEvent.IMemberEvent)]));
    }

    // A node without what it is configured to decide by must be no member.
    private void StartDowning(string dispatcher)
    {
        try
        {
            if (_cluster.DowningProvider.DowningActorProps is { } downing) Context.ActorOf(downing.WithDispatcher(dispatcher), "downing");
        }
        catch (Exception e)
        {
            Context.GetLogger().Error(e, "The downing provider [{0}] has failed, the node is shut down", _cluster.DowningProvider.GetType());
            Self.Tell(PoisonPill.Instance);
        }
    }

    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(e =>
    {
        _cluster.Log($"A part of the cluster's daemon has failed, the node is shut down: {e.Message}");
        Self.Tell(PoisonPill.Instance);
        return Directive.Stop;
    });

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case EventPublisher.IRequest:
                _events.Forward(message);
                break;
            case StatusListener.Add:
                _listener.Forward(message);
                break;
            case EndInOrder:
                Context.Stop(Context.Watch(_core));
                break;
            case Terminated terminated when terminated.ActorRef.Equals(_core):
                // All that the core has said is published before the end is.
                Context.Watch(_events).Tell(PoisonPill.Instance);
                break;
            case Terminated:
                Context.Stop(Self);
                break;
            default:
                _core.Forward(message);
                break;
        }
    }

    protected override void PostStop() => _cluster.NoteEnd();

    /// <summary>The node's part in the cluster ends: what has happened until now is told first.</summary>
    internal sealed class EndInOrder : INoSerializationVerificationNeeded, IDeadLetterSuppression
    {
        public static readonly EndInOrder Instance = new();
    }
}
