using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Configuration;
using Akka.Dispatch;

namespace Akka.Routing;

/// <summary>
/// The reference of a router. A message to it is routed at once, on the sender's thread; only management messages go to the
/// actor behind the reference, which is the routees' parent or watcher.
/// </summary>
internal class RoutedActorRef : LocalActorRef
{
    private readonly RouterHead _head;

    // What comes before the routees are there, from the first of them for instance.
    private readonly Queue<Envelope> _early = new();
    private volatile bool _isReady;

    private RoutedActorRef(
        ActorSystemImpl system, Props routerProps, RouterConfig config, Props routeeProps, MessageDispatcher dispatcher, IInternalActorRef supervisor, ActorPath path)
        : base(system, routerProps, dispatcher, supervisor, path) =>
        _head = config is Pool { Resizer: { } resizer } ? new ResizableHead(Cell, config, routeeProps, resizer) : new RouterHead(Cell, config, routeeProps);

    /// <summary>The router and its routees.</summary>
    public RouterHead Head => _head;

    /// <summary>Makes the reference of a router; not started yet.</summary>
    /// <param name="system">The actor system.</param>
    /// <param name="props">The routees' props, with the router's configuration.</param>
    /// <param name="supervisor">The router's parent.</param>
    /// <param name="path">The router's path.</param>
    /// <exception cref="ConfigurationException">A dispatcher is missing, or the configuration of the router.</exception>
    public static RoutedActorRef Create(ActorSystemImpl system, Props props, IInternalActorRef supervisor, ActorPath path)
    {
        var config = props.RouterConfig;
        config.VerifyConfig(path);
        if (!system.Dispatchers.HasDispatcher(props.Dispatcher))
            throw new ConfigurationException($"Dispatcher [{props.Dispatcher}] is not configured for the routees of router [{path}].");
        if (!system.Dispatchers.HasDispatcher(config.RouterDispatcher))
            throw new ConfigurationException($"Dispatcher [{config.RouterDispatcher}] is not configured for router [{path}].");

        var routerProps = Props.CreateBy(new RouterActorProducer(config)).WithDispatcher(config.RouterDispatcher).WithRouter(config);
        var routeeProps = props.WithRouter(NoRouter.Instance);
        var dispatcher = system.Dispatchers.Lookup(config.RouterDispatcher);
        return system.Seams.Simulator is null
            ? new RoutedActorRef(system, routerProps, config, routeeProps, dispatcher, supervisor, path)
            : new Simulated(system, routerProps, config, routeeProps, dispatcher, supervisor, path);
    }

    public override void Start()
    {
        _head.CreateRoutees();
        lock (_early)
        {
            while (_early.TryDequeue(out var envelope))
                Deliver(envelope.Message, envelope.Sender);
            _isReady = true;
        }
        base.Start();
        base.TellInternal(WatchRoutees.Instance, SystemImpl.DeadLetters);
    }

    protected override void TellInternal(object message, IActorRef sender)
    {
        if (_isReady || !KeepUntilReady(message, sender))
            Deliver(message, sender);
    }

    private bool KeepUntilReady(object message, IActorRef sender)
    {
        lock (_early)
        {
            if (_isReady)
                return false;
            _early.Enqueue(new Envelope(message, sender));
            return true;
        }
    }

    private void Deliver(object message, IActorRef sender)
    {
        if (IsTerminated || _head.Config.IsManagementMessage(message))
            base.TellInternal(message, sender);
        else
            _head.Route(message, sender ?? SystemImpl.DeadLetters);
    }

    // A sender on another thread does not route: the choice of a routee is the simulation's.
    private sealed class Simulated(
        ActorSystemImpl system, Props routerProps, RouterConfig config, Props routeeProps, MessageDispatcher dispatcher, IInternalActorRef supervisor, ActorPath path)
        : RoutedActorRef(system, routerProps, config, routeeProps, dispatcher, supervisor, path)
    {
        protected override void TellInternal(object message, IActorRef sender) =>
            SystemImpl.Seams.Simulator!.Enter(() => base.TellInternal(message, sender));
    }

    private sealed class RouterActorProducer(RouterConfig config) : IIndirectActorProducer
    {
        public Type ActorType => typeof(RouterActor);

        public ActorBase Produce() => config.CreateRouterActor();

        public void Release(ActorBase actor)
        {
        }
    }
}
