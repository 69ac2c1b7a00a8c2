using Akka.Actor;
using Akka.Configuration;
using Akka.Routing;
using Akka.Util;

namespace Akka.Cluster.Routing;

/// <summary>
/// A pool whose routees live on the nodes of the cluster: it makes them on nodes that are up, evenly, and takes them out when their node
/// leaves, is lost or cannot be reached. The router itself stays where it is made.
/// </summary>
public sealed class ClusterRouterPool : Pool
{
    /// <summary>Creates the configuration.</summary>
    /// <param name="local">Says how to route, what to do about failed routees, and on which dispatchers they run.</param>
    /// <param name="settings">Says how many routees there are, and where.</param>
    /// <exception cref="ConfigurationException">The pool has a resizer: the cluster decides about the size.</exception>
    /// <exception cref="ArgumentException">The pool is a <see cref="ClusterRouterPool"/> itself.</exception>
    public ClusterRouterPool(Pool local, ClusterRouterPoolSettings settings)
        : base(settings.AllowLocalRoutees ? settings.MaxInstancesPerNode : 0, null, local.SupervisorStrategy, local.RouterDispatcher, local.UsePoolDispatcher)
    {
        if (local is ClusterRouterPool) throw new ArgumentException("A cluster router pool can't wrap another one.", nameof(local));
        if (local.Resizer is not null) throw new ConfigurationException("Resizer can't be used together with cluster router.");
        Local = local;
        Settings = settings;
    }

    /// <summary>Says how to route, what to do about failed routees, and on which dispatchers they run.</summary>
    public Pool Local { get; }

    /// <summary>Says how many routees there are, and where.</summary>
    public ClusterRouterPoolSettings Settings { get; }

    /// <inheritdoc />
    public override SupervisorStrategy SupervisorStrategy => Local.SupervisorStrategy;

    /// <inheritdoc />
    public override string RouterDispatcher => Local.RouterDispatcher;

    /// <summary>Never: other nodes may come.</summary>
    public override bool StopRouterWhenAllRouteesRemoved => false;

    /// <summary>How many routees to start with: those on this node.</summary>
    public override int GetNrOfInstances(ActorSystem system) => Settings.AllowLocalRoutees && Settings.Fits(Cluster.Get(system).SelfRoles)
        ? Math.Min(Settings.MaxInstancesPerNode, Settings.TotalInstances)
        : 0;

    /// <inheritdoc />
    public override Router CreateRouter(ActorSystem system) => Local.CreateRouter(system);

    /// <inheritdoc />
    public override ActorBase CreateRouterActor() => new ClusterRouterPoolActor(Settings);

    /// <inheritdoc />
    public override Props? RoutingLogicController(RoutingLogic routingLogic) => Local.RoutingLogicController(routingLogic);

    /// <summary>What happens in the cluster is for the router itself, too.</summary>
    public override bool IsManagementMessage(object message) => RouteeNodes.Knows(message) || base.IsManagementMessage(message);

    /// <summary>What the pool leaves open comes from another configuration; the cluster's settings stay.</summary>
    public override RouterConfig WithFallback(RouterConfig routerConfig) =>
        new ClusterRouterPool((Pool)Local.WithFallback(routerConfig is ClusterRouterPool other ? other.Local : routerConfig), Settings);

    /// <inheritdoc />
    public override ISurrogate ToSurrogate(ActorSystem system) => new Surrogate(Local, Settings);

    internal override Routee NewRoutee(Props routeeProps, IActorContext context) => Local.NewRoutee(routeeProps, context);

    private sealed record Surrogate(Pool Local, ClusterRouterPoolSettings Settings) : ISurrogate
    {
        public ISurrogated FromSurrogate(ActorSystem system) => new ClusterRouterPool(Local, Settings);
    }
}
