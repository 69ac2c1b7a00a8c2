using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Util;

namespace Akka.Routing;

/// <summary>A pool that asks one routee after the other until one answers; see <see cref="TailChopping"/>.</summary>
public sealed class TailChoppingPool : Pool
{
    /// <summary>Reads the pool from a deployment section.</summary>
    /// <param name="config">The section.</param>
    public TailChoppingPool(Config config)
        : this(
            config.GetInt("nr-of-instances", 0),
            Resizer.FromConfig(config),
            DefaultSupervisorStrategy,
            Dispatchers.DefaultDispatcherId,
            config.GetTimeSpan("within", null),
            config.GetTimeSpan("tail-chopping-router.interval", null),
            config.HasPath("pool-dispatcher"))
    {
    }

    /// <summary>A pool of a fixed size with all defaults.</summary>
    /// <param name="nrOfInstances">How many routees to start with.</param>
    /// <param name="within">How long to wait for an answer.</param>
    /// <param name="interval">How long to wait before the next routee is asked too.</param>
    public TailChoppingPool(int nrOfInstances, TimeSpan within, TimeSpan interval)
        : this(nrOfInstances, null, DefaultSupervisorStrategy, Dispatchers.DefaultDispatcherId, within, interval, false)
    {
    }

    /// <summary>A pool with all its settings.</summary>
    /// <param name="nrOfInstances">How many routees to start with.</param>
    /// <param name="resizer">Changes that number later; null keeps it.</param>
    /// <param name="supervisorStrategy">What to do about a failed routee; null leaves it to the pool's supervisor.</param>
    /// <param name="routerDispatcher">The path of the dispatcher's configuration, for the router itself; null for the default one.</param>
    /// <param name="within">How long to wait for an answer.</param>
    /// <param name="interval">How long to wait before the next routee is asked too.</param>
    /// <param name="usePoolDispatcher">The routees run on the <c>pool-dispatcher</c> of the router's deployment section.</param>
    public TailChoppingPool(
        int nrOfInstances,
        Resizer? resizer,
        SupervisorStrategy? supervisorStrategy,
        string? routerDispatcher,
        TimeSpan within,
        TimeSpan interval,
        bool usePoolDispatcher = false)
        : base(nrOfInstances, resizer, supervisorStrategy, routerDispatcher, usePoolDispatcher)
    {
        Within = within;
        Interval = interval;
    }

    /// <summary>How long to wait for an answer.</summary>
    public TimeSpan Within { get; }

    /// <summary>How long to wait before the next routee is asked too.</summary>
    public TimeSpan Interval { get; }

    /// <inheritdoc />
    public override Router CreateRouter(ActorSystem system) => new(new TailChopping(system.Scheduler, Within, Interval));

    /// <summary>How many routees to start with.</summary>
    /// <param name="system">The actor system.</param>
    /// <returns>Their number.</returns>
    public override int GetNrOfInstances(ActorSystem system) => NrOfInstances;

    /// <summary>The same with another strategy.</summary>
    /// <param name="strategy">What to do about a failed routee.</param>
    /// <returns>A copy with the strategy.</returns>
    public TailChoppingPool WithSupervisorStrategy(SupervisorStrategy strategy) =>
        new(NrOfInstances, Resizer, strategy, RouterDispatcher, Within, Interval, UsePoolDispatcher);

    /// <summary>The same with another resizer.</summary>
    /// <param name="resizer">Changes the number of routees.</param>
    /// <returns>A copy with the resizer.</returns>
    public TailChoppingPool WithResizer(Resizer resizer) =>
        new(NrOfInstances, resizer, SupervisorStrategy, RouterDispatcher, Within, Interval, UsePoolDispatcher);

    /// <summary>The same on another dispatcher.</summary>
    /// <param name="dispatcher">The path of the dispatcher's configuration, for the router itself.</param>
    /// <returns>A copy with the dispatcher.</returns>
    public TailChoppingPool WithDispatcher(string dispatcher) =>
        new(NrOfInstances, Resizer, SupervisorStrategy, dispatcher, Within, Interval, UsePoolDispatcher);

    /// <summary>Takes the strategy and the resizer of another pool where this one has none of its own.</summary>
    /// <param name="routerConfig">The other pool.</param>
    /// <returns>The combined pool.</returns>
    /// <exception cref="ArgumentException">The other configuration is not a pool.</exception>
    public override RouterConfig WithFallback(RouterConfig routerConfig) => WithUnsetFrom<TailChoppingPool>(
        routerConfig,
        static (pool, strategy) => pool.WithSupervisorStrategy(strategy),
        static (pool, resizer) => pool.WithResizer(resizer));

    /// <inheritdoc />
    public override ISurrogate ToSurrogate(ActorSystem system) => new TailChoppingPoolSurrogate
    {
        NrOfInstances = NrOfInstances,
        Resizer = Resizer,
        SupervisorStrategy = SupervisorStrategy,
        RouterDispatcher = RouterDispatcher,
        UsePoolDispatcher = UsePoolDispatcher,
        Within = Within,
        Interval = Interval,
    };

    /// <summary>The form in which the pool is sent to another node.</summary>
    public class TailChoppingPoolSurrogate : ISurrogate
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

        /// <summary>How long to wait for an answer.</summary>
        public TimeSpan Within { get; set; }

        /// <summary>How long to wait before the next routee is asked too.</summary>
        public TimeSpan Interval { get; set; }

        /// <inheritdoc />
        public ISurrogated FromSurrogate(ActorSystem system) =>
            new TailChoppingPool(NrOfInstances, Resizer, SupervisorStrategy, RouterDispatcher, Within, Interval, UsePoolDispatcher);
    }
}
