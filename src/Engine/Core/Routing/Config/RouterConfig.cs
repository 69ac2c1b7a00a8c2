using Akka.Actor;
using Akka.Annotations;
using Akka.Dispatch;
using Akka.Util;

namespace Akka.Routing;

/// <summary>How a router is made: its logic, its routees and its own dispatcher. Immutable.</summary>
public abstract class RouterConfig : ISurrogated, IEquatable<RouterConfig>
{
    /// <summary>A router on the default dispatcher.</summary>
    protected RouterConfig()
        : this(Dispatchers.DefaultDispatcherId)
    {
    }

    /// <summary>A router on a dispatcher.</summary>
    /// <param name="routerDispatcher">The path of the dispatcher's configuration, for the router itself, not its routees.</param>
    protected RouterConfig(string? routerDispatcher) => RouterDispatcher = routerDispatcher ?? Dispatchers.DefaultDispatcherId;

    /// <summary>The path of the dispatcher's configuration, for the router itself, not its routees.</summary>
    public virtual string RouterDispatcher { get; }

    /// <summary>The router stops itself when its last routee is gone.</summary>
    public virtual bool StopRouterWhenAllRouteesRemoved => true;

    /// <summary>Makes the router, without routees.</summary>
    /// <param name="system">The actor system.</param>
    /// <returns>The router.</returns>
    public abstract Router CreateRouter(ActorSystem system);

    /// <summary>Makes the actor that manages the router.</summary>
    /// <returns>The actor.</returns>
    [InternalApi]
    public abstract ActorBase CreateRouterActor();

    /// <summary>Props of an actor that gets the management messages which the router does not know; null for none.</summary>
    /// <param name="routingLogic">The router's logic.</param>
    /// <returns>The props, or null.</returns>
    public virtual Props? RoutingLogicController(RoutingLogic routingLogic) => null;

    /// <summary>Tells whether a message is for the router itself rather than for a routee.</summary>
    /// <param name="message">The message.</param>
    /// <returns>True if it is for the router.</returns>
    public virtual bool IsManagementMessage(object message) =>
        message is RouterManagementMessage or IAutoReceivedMessage;

    /// <summary>Fills in what this configuration leaves open from another one.</summary>
    /// <param name="routerConfig">The other configuration.</param>
    /// <returns>The combined configuration; here this one.</returns>
    public virtual RouterConfig WithFallback(RouterConfig routerConfig) => this;

    /// <summary>Checks that a router can be made of this configuration.</summary>
    /// <param name="path">The router's path.</param>
    /// <exception cref="Configuration.ConfigurationException">It can not.</exception>
    public virtual void VerifyConfig(ActorPath path)
    {
    }

    /// <summary>The form in which the configuration is sent to another node.</summary>
    /// <param name="system">The actor system.</param>
    /// <returns>That form.</returns>
    public abstract ISurrogate ToSurrogate(ActorSystem system);

    /// <inheritdoc />
    public bool Equals(RouterConfig? other) => Equals((object?)other);

    /// <inheritdoc />
    public override bool Equals(object? obj) =>
        ReferenceEquals(this, obj)
        || (obj is RouterConfig other && GetType() == other.GetType() && RouterDispatcher == other.RouterDispatcher);

    /// <inheritdoc />
    public override int GetHashCode() => GetType().GetHashCode();
}

/// <summary>A router whose management is written by its user: only <see cref="RouterConfig.CreateRouter"/> is left to write.</summary>
public abstract class CustomRouterConfig : RouterConfig
{
    /// <summary>A router on the default dispatcher.</summary>
    protected CustomRouterConfig()
    {
    }

    /// <summary>A router on a dispatcher.</summary>
    /// <param name="routerDispatcher">The path of the dispatcher's configuration, for the router itself, not its routees.</param>
    protected CustomRouterConfig(string routerDispatcher)
        : base(routerDispatcher)
    {
    }

    /// <summary>Makes the actor that manages the router.</summary>
    /// <returns>The actor.</returns>
    public override ActorBase CreateRouterActor() => new RouterActor();
}
