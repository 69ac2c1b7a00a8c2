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
