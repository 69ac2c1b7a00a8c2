using Akka.Actor;
using Akka.Routing;
using Akka.Util;

namespace Akka.Cluster.Routing;

/// <summary>
/// A router to actors of the same paths on the nodes of the cluster, which others made: those of a node are routees while it is up and
/// can be reached.
/// </summary>
public sealed class ClusterRouterGroup : Group
{
    /// <summary>Creates the configuration.</summary>
    /// <param name="local">Says how to route; its paths are not used.</param>
    /// <param name="settings">Says which routees there are, and where.</param>
    /// <exception cref="ArgumentException">The group is a <see cref="ClusterRouterGroup"/> itself.</exception>
    public ClusterRouterGroup(Group local, ClusterRouterGroupSettings settings)
        : base(settings.RouteesPaths, local.RouterDispatcher)
    {
        if (local is ClusterRouterGroup) throw new ArgumentException("A cluster router group can't wrap another one.", nameof(local));
        Local = local;
        Settings = settings;
    }

    /// <summary>Says how to route.</summary>
    public Group Local { get; }

    /// <summary>Says which routees there are, and where.</summary>
    public ClusterRouterGroupSettings Settings { get; }

    /// <inheritdoc />
    public override string RouterDispatcher => Local.RouterDispatcher;

    /// <summary>Never: other nodes may come.</summary>
    public override bool StopRouterWhenAllRouteesRemoved => false;

    /// <summary>The paths to start with: those on this node.</summary>
    public override IEnumerable<string> GetPaths(ActorSystem system) => Settings.AllowLocalRoutees && Settings.Fits(Cluster.Get(system).SelfRoles)
        ? Settings.RouteesPaths.Take(Settings.TotalInstances)
        : [];

    /// <inheritdoc />
    public override Router CreateRouter(ActorSystem system) => Local.CreateRouter(system);

    /// <inheritdoc />
    public override ActorBase CreateRouterActor() => new ClusterRouterGroupActor(this);

    /// <inheritdoc />
    public override Props? RoutingLogicController(RoutingLogic routingLogic) => Local.RoutingLogicController(routingLogic);

    /// <summary>What happens in the cluster is for the router itself, too.</summary>
    public override bool IsManagementMessage(object message) => RouteeNodes.Knows(message) || base.IsManagementMessage(message);

    /// <summary>What the group leaves open comes from another configuration; the cluster's settings stay.</summary>
    public override RouterConfig WithFallback(RouterConfig routerConfig) =>
        new ClusterRouterGroup((Group)Local.WithFallback(routerConfig is ClusterRouterGroup other ? other.Local : routerConfig), Settings);

    /// <inheritdoc />
    public override ISurrogate ToSurrogate(ActorSystem system) => new Surrogate(Local, Settings);

    private sealed record Surrogate(Group Local, ClusterRouterGroupSettings Settings) : ISurrogate
    {
        public ISurrogated FromSurrogate(ActorSystem system) => new ClusterRouterGroup(Local, Settings);
    }
}
