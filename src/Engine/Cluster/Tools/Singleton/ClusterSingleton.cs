using System.Collections.Concurrent;
using Akka.Actor;

namespace Akka.Cluster.Tools.Singleton;

/// <summary>Starts singletons and their proxies by name, so that nobody has to agree on the paths of managers.</summary>
public class ClusterSingleton : IExtension
{
    private readonly ExtendedActorSystem _system;
    private readonly Cluster _cluster;
    private readonly Lazy<ClusterSingletonSettings> _defaults;
    private readonly ConcurrentDictionary<string, Lazy<IActorRef>> _proxies = new();

    /// <summary>Creates the extension; use <see cref="Get"/>.</summary>
    public ClusterSingleton(ExtendedActorSystem system)
    {
        _system = system;
        _cluster = Cluster.Get(system);
        _defaults = new(() => ClusterSingletonSettings.Create(system));
    }

    /// <summary>The extension of a system.</summary>
    public static ClusterSingleton Get(ActorSystem system) => system.WithExtension<ClusterSingleton, ClusterSingletonProvider>();

    /// <summary>
    /// Starts a singleton's manager on this node, if the node has the singleton's role, and gives a proxy for it. To be called on every node that is to use
    /// the singleton or may have it; a name that was started on this node before keeps its manager and proxy.
    /// </summary>
    /// <param name="singleton">The singleton.</param>
    /// <returns>The proxy, which finds the singleton wherever it is; see <see cref="ClusterSingletonProxy"/> for what is lost when it moves.</returns>
    public IActorRef Init(SingletonActor singleton)
    {
        ArgumentNullException.ThrowIfNull(singleton);
        return _proxies.GetOrAdd(singleton.Name, _ => new Lazy<IActorRef>(() => Start(singleton))).Value;
    }

    private IActorRef Start(SingletonActor singleton)
    {
        var settings = singleton.Settings.HasValue ? singleton.Settings.Value : _defaults.Value;
        var manager = $"singletonManager{singleton.Name}";
        if (settings.Role is not { Length: > 0 } role || _cluster.SelfRoles.Contains(role))
        {
            _system.SystemActorOf(
                ClusterSingletonManager.Props(singleton.Props, singleton.StopMessage.GetOrElse(PoisonPill.Instance), settings.ManagerOf(singleton.Name)), manager);
        }
        return _system.SystemActorOf(ClusterSingletonProxy.Props($"/system/{manager}", settings.ProxyOf(singleton.Name)), $"singletonProxy{singleton.Name}");
    }
}

/// <summary>Makes the <see cref="ClusterSingleton"/> extension.</summary>
public class ClusterSingletonProvider : ExtensionIdProvider<ClusterSingleton>
{
    /// <inheritdoc />
    public override ClusterSingleton CreateExtension(ExtendedActorSystem system) => new(system);
}
