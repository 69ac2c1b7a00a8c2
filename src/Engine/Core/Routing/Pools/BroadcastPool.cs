using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Util;

namespace Akka.Routing;

/// <summary>A pool that sends each message to all of its routees.</summary>
public sealed class BroadcastPool : Pool
{
    /// <summary>Reads the pool from a deployment section.</summary>
    /// <param name="config">The section.</param>
    public BroadcastPool(Config config)
        : this(
            config.GetInt("nr-of-instances", 0),
            Resizer.FromConfig(config),
            DefaultSupervisorStrategy,
            Dispatchers.DefaultDispatcherId,
            config.HasPath("pool-dispatcher"))
    {
    }

    /// <summary>A pool of a fixed size with all defaults.</summary>
    /// <param name="nrOfInstances">How many routees to start with.</param>
    public BroadcastPool(int nrOfInstances)
        : this(nrOfInstances, null, DefaultSupervisorStrategy, Dispatchers.DefaultDispatcherId, false)
    {
    }

    /// <summary>A pool with all its settings.</summary>
    /// <param name="nrOfInstances">How many routees to start with.</param>
    /// <param name="resizer">Changes that number later; null keeps it.</param>
    /// <param name="supervisorStrategy">What to do about a failed routee; null leaves it to the pool's supervisor.</param>
    /// <param name="routerDispatcher">The path of the dispatcher's configuration, for the router itself; null for the default one.</param>
    /// <param name="usePoolDispatcher">The routees run on the <c>pool-dispatcher</c> of the router's deployment section.</param>
    public BroadcastPool(
        int nrOfInstances,
        Resizer? resizer,
        SupervisorStrategy? supervisorStrategy,
        string? routerDispatcher,
        bool usePoolDispatcher = false)
        : base(nrOfInstances, resizer, supervisorStrategy, routerDispatcher, usePoolDispatcher)
    {
    }

    /// <inheritdoc />
    public override Router CreateRouter(ActorSystem system) => new(new BroadcastRoutingLogic());

    /// <summary>How many routees to start with.</summary>
    /// <param name="system">The actor system.</param>
    /// <returns>Their number.</returns>
    public override int GetNrOfInstances(ActorSystem system) => NrOfInstances;

    /// <summary>The same with another strategy.</summary>
    /// <param name="strategy">What to do about a failed routee.</param>
    /// <returns>A copy with the strategy.</returns>
    public BroadcastPool WithSupervisorStrategy(SupervisorStrategy strategy) =>
        new(NrOfInstances, Resizer, strategy, RouterDispatcher, UsePoolDispatcher);

    /// <summary>The same with another resizer.</summary>
    /// <param name="resizer">Changes the number of routees.</param>
    /// <returns>A copy with the resizer.</returns>
    public BroadcastPool WithResizer(Resizer resizer) =>
        new(NrOfInstances, resizer, SupervisorStrategy, RouterDispatcher, UsePoolDispatcher);

    /// <summary>The same on another dispatcher.</summary>
    /// <param name="dispatcher">The path of the dispatcher's configuration, for the router itself.</param>
    /// <returns>A copy with the dispatcher.</returns>
    public BroadcastPool WithDispatcher(string dispatcher) =>
        new(NrOfInstances, Resizer, SupervisorStrategy, dispatcher, UsePoolDispatcher);

    /// <summary>Takes the strategy and the resizer of another pool where this one has none of its own.</summary>
    /// <param name="routerConfig">The other pool.</param>
    /// <returns>The combined pool.</returns>
    /// <exception cref="ArgumentException">The other configuration is not a pool.</exception>
    public override RouterConfig WithFallback(RouterConfig routerConfig) => WithUnsetFrom<BroadcastPool>(
        routerConfig,
        static (pool, strategy) => pool.WithSupervisorStrategy(strategy),
        static (pool, resizer) => pool.WithResizer(resizer));

    /// <inheritdoc />
    public override ISurrogate ToSurrogate(ActorSystem system) => new BroadcastPoolSurrogate
    {
        NrOfInstances = NrOfInstances,
        Resizer = Resizer,
        SupervisorStrategy = SupervisorStrategy,
        RouterDispatcher = RouterDispatcher,
        UsePoolDispatcher = UsePoolDispatcher,
    };

    /// <summary>The form in which the pool is sent to another node.</summary>
    public class BroadcastPoolSurrogate : ISurrogate
    {
        /// <summary>How many routees to start with.</summary>
        public int NrOfInstances { get; set; }

        /// <summary>Changes the number of routees; null keeps it.</summary>
        public Resizer? Resizer { get; set; }

        /// <summary>What to do about a failed routee.</summary>
        public SupervisorStrategy SupervisorStrategy { get; set; } = DefaultSupervisorStrategy;

        /// <summary>The path of the dispatcher's configuration, for the router itself.</summary>
        public string RouterDispatcher { get; set; } = Dispatchers.DefaultDispatcherId;

        /// <summary>The routees run on the <c>pool-dispatcher</c> of the router's deployment section.</summary>
        public bool UsePoolDispatcher { get; set; }

        /// <inheritdoc />
        public ISurrogated FromSurrogate(ActorSystem system) =>
            new BroadcastPool(NrOfInstances, Resizer, SupervisorStrategy, RouterDispatcher, UsePoolDispatcher);
    }
}
