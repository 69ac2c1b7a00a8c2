using Akka.Actor;
using Akka.Annotations;

namespace Akka.Routing;

/// <summary>A router to actors that others made: the routees are selections of paths, and whoever lives there gets the messages.</summary>
public abstract class Group : RouterConfig, IEquatable<Group>
{
    /// <summary>The paths as they were given.</summary>
    protected readonly string[] InternalPaths;

    /// <summary>A group.</summary>
    /// <param name="paths">The paths of the routees.</param>
    /// <param name="routerDispatcher">The path of the dispatcher's configuration, for the router itself; null for the default one.</param>
    protected Group(IEnumerable<string> paths, string? routerDispatcher)
        : base(routerDispatcher) => InternalPaths = [.. paths];

    /// <summary>The paths of the routees.</summary>
    /// <param name="system">The actor system.</param>
    /// <returns>The paths.</returns>
    public abstract IEnumerable<string> GetPaths(ActorSystem system);

    /// <summary>Makes the actor that manages the router.</summary>
    /// <returns>The actor.</returns>
    public override ActorBase CreateRouterActor() => new RouterActor();

    /// <summary>Makes props of the router.</summary>
    /// <returns>The props.</returns>
    public Props Props() => Actor.Props.Empty.WithRouter(this);

    [InternalApi]
    internal Routee RouteeFor(string path, IActorContext context) => new ActorSelectionRoutee(context.ActorSelection(path));

    /// <inheritdoc />
    public bool Equals(Group? other) => Equals((object?)other);

    /// <inheritdoc />
    public override bool Equals(object? obj) => base.Equals(obj) && InternalPaths.SequenceEqual(((Group)obj!).InternalPaths);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(GetType(), InternalPaths.Length);
}
