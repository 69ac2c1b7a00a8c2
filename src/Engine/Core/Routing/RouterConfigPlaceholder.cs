namespace Akka.Routing;

/// <summary>Stands in until the routers land; that change deletes this file.</summary>
public abstract class RouterConfig
{
    /// <summary>The same.</summary>
    public virtual RouterConfig WithFallback(RouterConfig routerConfig) => this;
}

/// <summary>Stands in until the routers land; that change deletes this file.</summary>
public class NoRouter : RouterConfig
{
    /// <summary>The only one.</summary>
    public static NoRouter Instance { get; } = new();

    /// <summary>The other one.</summary>
    public override RouterConfig WithFallback(RouterConfig routerConfig) => routerConfig;
}

internal abstract class RoutedActorRef
{
    public static Actor.IInternalActorRef Create(Actor.Internal.ActorSystemImpl system, Actor.Props props, Actor.IInternalActorRef supervisor, Actor.ActorPath path) =>
        throw new InvalidOperationException($"{path}: no routers yet in {system} for {props} under {supervisor}");
}
