using Akka.Actor;
using Akka.Util;

namespace Akka.Routing;

/// <summary>The configuration of an actor that is not a router.</summary>
public class NoRouter : RouterConfig
{
    /// <summary>Use <see cref="Instance"/>.</summary>
    protected NoRouter()
    {
    }

    /// <summary>The only instance.</summary>
    public static NoRouter Instance { get; } = new();

    /// <summary>There is none.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override string RouterDispatcher => throw NotARouter();

    /// <summary>There is none to make.</summary>
    /// <param name="system">The actor system.</param>
    /// <returns>Nothing.</returns>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override Router CreateRouter(ActorSystem system) => throw NotARouter();

    /// <summary>There is none to make.</summary>
    /// <returns>Nothing.</returns>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override ActorBase CreateRouterActor() => throw NotARouter();

    /// <summary>Makes props of an actor that is not a router.</summary>
    /// <param name="routeeProps">The actor's props.</param>
    /// <returns>The same without a router.</returns>
    public Props Props(Props routeeProps) => routeeProps.WithRouter(this);

    /// <summary>Any other configuration is more than none.</summary>
    /// <param name="routerConfig">The other configuration.</param>
    /// <returns>The other configuration.</returns>
    public override RouterConfig WithFallback(RouterConfig routerConfig) => routerConfig;

    /// <inheritdoc />
    public override ISurrogate ToSurrogate(ActorSystem system) => new NoRouterSurrogate();

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is NoRouter;

    /// <inheritdoc />
    public override int GetHashCode() => typeof(NoRouter).GetHashCode();

    private static NotSupportedException NotARouter() => new("NoRouter says that an actor is not a router: it makes none.");

    /// <summary>The form in which it is sent to another node.</summary>
    public class NoRouterSurrogate : ISurrogate
    {
        /// <inheritdoc />
        public ISurrogated FromSurrogate(ActorSystem system) => Instance;
    }
}
