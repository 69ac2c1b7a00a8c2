using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Util;

namespace Akka.Routing;

/// <summary>A router whose kind and size are in the configuration, in the section of its path below <c>akka.actor.deployment</c>.</summary>
public class FromConfig : Pool
{
    /// <summary>A router that adds nothing to the configuration.</summary>
    public FromConfig()
        : this(null, DefaultSupervisorStrategy, Dispatchers.DefaultDispatcherId)
    {
    }

    /// <summary>A router with settings that the configuration may leave open.</summary>
    /// <param name="resizer">Changes the number of routees of a pool; null leaves it to the configuration.</param>
    /// <param name="supervisorStrategy">What to do about a failed routee of a pool.</param>
    /// <param name="routerDispatcher">The path of the dispatcher's configuration, for the router itself; null for the default one.</param>
    public FromConfig(Resizer? resizer, SupervisorStrategy? supervisorStrategy, string? routerDispatcher)
        : base(0, resizer, supervisorStrategy, routerDispatcher, usePoolDispatcher: false)
    {
    }

    /// <summary>An instance to use again and again.</summary>
    public static FromConfig Instance { get; } = new();

    /// <summary>Can't make a router: the configuration does.</summary>
    /// <param name="system">The actor system.</param>
    /// <returns>Nothing.</returns>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override Router CreateRouter(ActorSystem system) => throw MadeByConfiguration();

    /// <summary>Can't make a router: the configuration does.</summary>
    /// <returns>Nothing.</returns>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override ActorBase CreateRouterActor() => throw MadeByConfiguration();

    /// <summary>Zero: the number is in the configuration.</summary>
    /// <param name="sys">The actor system.</param>
    /// <returns>Zero.</returns>
    public override int GetNrOfInstances(ActorSystem sys) => 0;

    /// <summary>Fails: a router of this kind must have been replaced by the one in the configuration.</summary>
    /// <param name="path">The router's path.</param>
    /// <exception cref="ConfigurationException">Always: there is no configuration for that path.</exception>
    public override void VerifyConfig(ActorPath path) => throw new ConfigurationException(
        $"Configuration missing for router [{path}] in 'akka.actor.deployment' section.");

    /// <summary>Makes props of a group in the configuration, which needs no props for its routees.</summary>
    /// <returns>The props.</returns>
    public Props Props() => Actor.Props.Empty.WithRouter(this);

    /// <summary>The same with another strategy.</summary>
    /// <param name="strategy">What to do about a failed routee.</param>
    /// <returns>A copy with the strategy.</returns>
    public FromConfig WithSupervisorStrategy(SupervisorStrategy strategy) => new(Resizer, strategy, RouterDispatcher);

    /// <summary>The same with another resizer.</summary>
    /// <param name="resizer">Changes the number of routees.</param>
    /// <returns>A copy with the resizer.</returns>
    public FromConfig WithResizer(Resizer resizer) => new(resizer, SupervisorStrategy, RouterDispatcher);

    /// <summary>The same on another dispatcher.</summary>
    /// <param name="dispatcherId">The path of the dispatcher's configuration, for the router itself.</param>
    /// <returns>A copy with the dispatcher.</returns>
    public FromConfig WithDispatcher(string dispatcherId) => new(Resizer, SupervisorStrategy, dispatcherId);

    /// <inheritdoc />
    public override ISurrogate ToSurrogate(ActorSystem system) => new FromConfigSurrogate();

    private static NotSupportedException MadeByConfiguration() =>
        new("FromConfig makes no router: the configuration of its path says which one does.");

    /// <summary>The form in which it is sent to another node.</summary>
    public class FromConfigSurrogate : ISurrogate
    {
        /// <inheritdoc />
        public ISurrogated FromSurrogate(ActorSystem system) => Instance;
    }
}
