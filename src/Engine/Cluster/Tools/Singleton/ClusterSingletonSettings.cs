using Akka.Actor;
using Akka.Configuration;

namespace Akka.Cluster.Tools.Singleton;

/// <summary>The settings of a singleton's manager and proxy together, read from <c>akka.cluster.singleton</c> and <c>akka.cluster.singleton-proxy</c>. Immutable.</summary>
public class ClusterSingletonSettings : INoSerializationVerificationNeeded
{
    private readonly ClusterSingletonManagerSettings _manager;
    private readonly ClusterSingletonProxySettings _proxy;

    private ClusterSingletonSettings(ClusterSingletonManagerSettings manager, ClusterSingletonProxySettings proxy)
    {
        _manager = manager;
        _proxy = proxy;
    }

    /// <summary>The role of the nodes that the singleton may live on; null: all.</summary>
    public string? Role => _manager.Role;

    /// <summary>How often a proxy looks for the singleton while it has not found it.</summary>
    public TimeSpan SingletonIdentificationInterval => _proxy.SingletonIdentificationInterval;

    /// <summary>How long after the oldest node was given up the next one waits before it starts the singleton.</summary>
    public TimeSpan RemovalMargin => _manager.RemovalMargin;

    /// <summary>How often the next node asks the one before to hand over.</summary>
    public TimeSpan HandOverRetryInterval => _manager.HandOverRetryInterval;

    /// <summary>How many messages wait at a proxy while it has not found the singleton.</summary>
    public int BufferSize => _proxy.BufferSize;

    /// <summary>Without effect: the oldest node has the singleton, whatever its version.</summary>
    public bool ConsiderAppVersion => _proxy.ConsiderAppVersion;

    /// <summary>Reads the settings of a system.</summary>
    public static ClusterSingletonSettings Create(ActorSystem system) =>
        new(ClusterSingletonManagerSettings.Create(system), ClusterSingletonProxySettings.Create(system));

    /// <summary>Reads the settings from a section that has <c>singleton</c> and <c>singleton-proxy</c> in it, as <c>akka.cluster</c> has.</summary>
    /// <exception cref="ConfigurationException">A setting is missing or not valid.</exception>
    public static ClusterSingletonSettings Create(Config config)
    {
        var manager = config.GetConfig("singleton") ?? throw new ConfigurationException("The section singleton is missing.");
        var proxy = config.GetConfig("singleton-proxy") ?? throw new ConfigurationException("The section singleton-proxy is missing.");
        return new(ClusterSingletonManagerSettings.Create(manager), ClusterSingletonProxySettings.Create(proxy, manager.GetBoolean("consider-app-version")));
    }

    /// <summary>The same for the nodes of a role; null: all.</summary>
    public ClusterSingletonSettings WithRole(string? role) => new(_manager.WithRole(role), _proxy.WithRole(role));

    /// <summary>The same with another wait.</summary>
    public ClusterSingletonSettings WithRemovalMargin(TimeSpan removalMargin) => new(_manager.WithRemovalMargin(removalMargin), _proxy);

    /// <summary>The same with another interval.</summary>
    public ClusterSingletonSettings WithHandOverRetryInterval(TimeSpan handOverRetryInterval) =>
        new(_manager.WithHandOverRetryInterval(handOverRetryInterval), _proxy);

    internal ClusterSingletonManagerSettings ManagerOf(string name) => _manager.WithSingletonName(name);

    internal ClusterSingletonProxySettings ProxyOf(string name) => _proxy.WithSingletonName(name);
}
