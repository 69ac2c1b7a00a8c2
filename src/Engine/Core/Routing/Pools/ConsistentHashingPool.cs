using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Util;

namespace Akka.Routing;

/// <summary>A pool that sends messages with the same key to the same routee; see <see cref="ConsistentHashingRoutingLogic"/>.</summary>
public sealed class ConsistentHashingPool : Pool
{
    private readonly ConsistentHashMapping? _hashMapping;

    /// <summary>Reads the pool from a deployment section.</summary>
    /// <param name="config">The section.</param>
    public ConsistentHashingPool(Config config)
        : this(
            config.GetInt("nr-of-instances", 0),
            Resizer.FromConfig(config),
            DefaultSupervisorStrategy,
            Dispatchers.DefaultDispatcherId,
            config.HasPath("pool-dispatcher"),
            config.GetInt("virtual-nodes-factor", 0))
    {
    }

    /// <summary>A pool of a fixed size with all defaults.</summary>
    /// <param name="nrOfInstances">How many routees to start with.</param>
    public ConsistentHashingPool(int nrOfInstances)
        : this(nrOfInstances, null, DefaultSupervisorStrategy, Dispatchers.DefaultDispatcherId)
    {
    }

    /// <summary>A pool of a fixed size with a mapping.</summary>
    /// <param name="nrOfInstances">How many routees to start with.</param>
    /// <param name="hashMapping">Gives the key of a message.</param>
    public ConsistentHashingPool(int nrOfInstances, ConsistentHashMapping hashMapping)
        : this(nrOfInstances, null, DefaultSupervisorStrategy, Dispatchers.DefaultDispatcherId, hashMapping: hashMapping)
    {
    }

    /// <summary>A pool with all its settings.</summary>
    /// <param name="nrOfInstances">How many routees to start with.</param>
    /// <param name="resizer">Changes that number later; null keeps it.</param>
    /// <param name="supervisorStrategy">What to do about a failed routee; null leaves it to the pool's supervisor.</param>
    /// <param name="routerDispatcher">The path of the dispatcher's configuration, for the router itself; null for the default one.</param>
    /// <param name="usePoolDispatcher">The routees run on the <c>pool-dispatcher</c> of the router's deployment section.</param>
    /// <param name="virtualNodesFactor">How many points each routee has on the ring; zero leaves it to the configuration.</param>
    /// <param name="hashMapping">Gives the key of a message; null for none.</param>
    public ConsistentHashingPool(
        int nrOfInstances,
        Resizer? resizer,
        SupervisorStrategy? supervisorStrategy,
        string? routerDispatcher,
        bool usePoolDispatcher = false,
        int virtualNodesFactor = 0,
        ConsistentHashMapping? hashMapping = null)
        : base(nrOfInstances, resizer, supervisorStrategy, routerDispatcher, usePoolDispatcher)
    {
        VirtualNodesFactor = virtualNodesFactor;
        _hashMapping = hashMapping;
    }

    /// <summary>How many points each routee has on the ring; zero leaves it to the configuration.</summary>
    public int VirtualNodesFactor { get; }

    /// <inheritdoc />
    public override Router CreateRouter(ActorSystem system) =>
        new(new ConsistentHashingRoutingLogic(system, VirtualNodesFactor, _hashMapping ?? ConsistentHashingRoutingLogic.NoMapping));

    /// <summary>How many routees to start with.</summary>
    /// <param name="system">The actor system.</param>
    /// <returns>Their number.</returns>
    public override int GetNrOfInstances(ActorSystem system) => NrOfInstances;

    /// <summary>The same with another number of points on the ring.</summary>
    /// <param name="vnodes">How many points each routee has.</param>
    /// <returns>A copy with that number.</returns>
    public ConsistentHashingPool WithVirtualNodesFactor(int vnodes) =>
        new(NrOfInstances, Resizer, SupervisorStrategy, RouterDispatcher, UsePoolDispatcher, vnodes, _hashMapping);

    /// <summary>The same with another mapping.</summary>
    /// <param name="mapping">Gives the key of a message.</param>
    /// <returns>A copy with the mapping.</returns>
    public ConsistentHashingPool WithHashMapping(ConsistentHashMapping mapping) =>
        new(NrOfInstances, Resizer, SupervisorStrategy, RouterDispatcher, UsePoolDispatcher, VirtualNodesFactor, mapping);

    /// <summary>The same with another strategy.</summary>
    /// <param name="strategy">What to do about a failed routee.</param>
    /// <returns>A copy with the strategy.</returns>
    public ConsistentHashingPool WithSupervisorStrategy(SupervisorStrategy strategy) =>
        new(NrOfInstances, Resizer, strategy, RouterDispatcher, UsePoolDispatcher, VirtualNodesFactor, _hashMapping);

    /// <summary>The same with another resizer.</summary>
    /// <param name="resizer">Changes the number of routees.</param>
    /// <returns>A copy with the resizer.</returns>
    public ConsistentHashingPool WithResizer(Resizer resizer) =>
        new(NrOfInstances, resizer, SupervisorStrategy, RouterDispatcher, UsePoolDispatcher, VirtualNodesFactor, _hashMapping);

    /// <summary>The same on another dispatcher.</summary>
    /// <param name="dispatcher">The path of the dispatcher's configuration, for the router itself.</param>
    /// <returns>A copy with the dispatcher.</returns>
    public ConsistentHashingPool WithDispatcher(string dispatcher) =>
        new(NrOfInstances, Resizer, SupervisorStrategy, dispatcher, UsePoolDispatcher, VirtualNodesFactor, _hashMapping);

    /// <summary>Takes strategy, resizer and mapping of another pool where this one has none of its own.</summary>
    /// <param name="routerConfig">The other pool.</param>
    /// <returns>The combined pool.</returns>
    /// <exception cref="ArgumentException">The other configuration is not a pool.</exception>
    public override RouterConfig WithFallback(RouterConfig routerConfig)
    {
        var pool = _hashMapping is null && routerConfig is ConsistentHashingPool { _hashMapping: { } mapping } ? WithHashMapping(mapping) : this;
        return pool.WithUnsetFrom<ConsistentHashingPool>(
            routerConfig,
            static (pool, strategy) => pool.WithSupervisorStrategy(strategy),
            static (pool, resizer) => pool.WithResizer(resizer));
    }

    /// <inheritdoc />
    public override ISurrogate ToSurrogate(ActorSystem system) => new ConsistentHashingPoolSurrogate
    {
        NrOfInstances = NrOfInstances,
        Resizer = Resizer,
        SupervisorStrategy = SupervisorStrategy,
        RouterDispatcher = RouterDispatcher,
        UsePoolDispatcher = UsePoolDispatcher,
    };

    /// <summary>The form in which the pool is sent to another node: without its mapping, which is code.</summary>
    public class ConsistentHashingPoolSurrogate : ISurrogate
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
            new ConsistentHashingPool(NrOfInstances, Resizer, SupervisorStrategy, RouterDispatcher, UsePoolDispatcher);
    }
}
