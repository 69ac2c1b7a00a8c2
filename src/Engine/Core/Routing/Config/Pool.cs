using Akka.Actor;

namespace Akka.Routing;

/// <summary>A router to actors that it makes itself: the routees are its children. Replaces no routee that stops, unless it has a resizer.</summary>
public abstract class Pool : RouterConfig, IEquatable<Pool>
{
    /// <summary>A pool.</summary>
    /// <param name="nrOfInstances">How many routees to start with.</param>
    /// <param name="resizer">Changes that number later; null keeps it.</param>
    /// <param name="supervisorStrategy">What to do about a failed routee; null leaves it to the pool's supervisor.</param>
    /// <param name="routerDispatcher">The path of the dispatcher's configuration, for the router itself; null for the default one.</param>
    /// <param name="usePoolDispatcher">The routees run on the <c>pool-dispatcher</c> of the router's deployment section.</param>
    protected Pool(int nrOfInstances, Resizer? resizer, SupervisorStrategy? supervisorStrategy, string? routerDispatcher, bool usePoolDispatcher)
        : base(routerDispatcher)
    {
        NrOfInstances = nrOfInstances;
        Resizer = resizer;
        SupervisorStrategy = supervisorStrategy ?? DefaultSupervisorStrategy;
        UsePoolDispatcher = usePoolDispatcher;
    }

    /// <summary>What a pool does about failed routees unless told otherwise: it leaves the decision to its own supervisor.</summary>
    public static SupervisorStrategy DefaultSupervisorStrategy { get; } = new OneForOneStrategy(Decider.From(Directive.Escalate));

    /// <summary>How many routees to start with.</summary>
    public int NrOfInstances { get; }

    /// <summary>Changes the number of routees; null keeps it.</summary>
    public virtual Resizer? Resizer { get; }

    /// <summary>What to do about a failed routee.</summary>
    public virtual SupervisorStrategy SupervisorStrategy { get; }

    /// <summary>The routees run on the <c>pool-dispatcher</c> of the router's deployment section.</summary>
    public virtual bool UsePoolDispatcher { get; }

    /// <summary>The pool stops itself when its last routee is gone, unless a resizer may make new ones.</summary>
    public override bool StopRouterWhenAllRouteesRemoved => Resizer is null;

    /// <summary>How many routees to start with.</summary>
    /// <param name="system">The actor system.</param>
    /// <returns>Their number.</returns>
    public abstract int GetNrOfInstances(ActorSystem system);

    /// <summary>Makes the actor that manages the router.</summary>
    /// <returns>The actor.</returns>
    public override ActorBase CreateRouterActor() => Resizer is null ? new RouterPoolActor() : new ResizablePoolActor();

    /// <summary>Makes props of the router.</summary>
    /// <param name="routeeProps">The props of a routee.</param>
    /// <returns>The props of the router.</returns>
    public Props Props(Props routeeProps) => routeeProps.WithRouter(this);

    internal virtual Routee NewRoutee(Props routeeProps, IActorContext context) =>
        new ActorRefRoutee(context.ActorOf(WithPoolDispatcher(routeeProps, context)));

    internal Props WithPoolDispatcher(Props routeeProps, IActorContext context)
    {
        if (!UsePoolDispatcher || !string.IsNullOrEmpty(routeeProps.Deploy.Dispatcher))
            return routeeProps;
        // A deployment section is named after the path below the user guardian.
        var name = "/" + string.Join("/", context.Self.Path.Elements.Skip(1));
        var section = name.Contains('.') ? $"\"{name}\"" : name;
        return routeeProps.WithDispatcher($"akka.actor.deployment.{section}.pool-dispatcher");
    }

    /// <summary>Takes strategy and resizer from another pool where this one has none of its own.</summary>
    internal RouterConfig WithUnsetFrom<TPool>(
        RouterConfig other,
        Func<TPool, SupervisorStrategy, TPool> withStrategy,
        Func<TPool, Resizer, TPool> withResizer)
        where TPool : Pool
    {
        if (other is NoRouter)
            return this;
        if (other is not Pool fallback)
            throw new ArgumentException($"A pool can't take settings from {other.GetType().Name}: a pool or no router is expected.", nameof(other));
        var pool = (TPool)this;
        if (ReferenceEquals(SupervisorStrategy, DefaultSupervisorStrategy) && !ReferenceEquals(fallback.SupervisorStrategy, DefaultSupervisorStrategy))
            pool = withStrategy(pool, fallback.SupervisorStrategy);
        if (Resizer is null && fallback.Resizer is { } resizer)
            pool = withResizer(pool, resizer);
        return pool;
    }

    /// <inheritdoc />
    public bool Equals(Pool? other) => Equals((object?)other);

    /// <inheritdoc />
    public override bool Equals(object? obj) => base.Equals(obj)
        && obj is Pool other
        && UsePoolDispatcher == other.UsePoolDispatcher
        && NrOfInstances == other.NrOfInstances
        && Equals(Resizer, other.Resizer)
        && Equals(SupervisorStrategy, other.SupervisorStrategy);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(GetType(), NrOfInstances, UsePoolDispatcher);
}
