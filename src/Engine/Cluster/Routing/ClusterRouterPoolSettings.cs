using Akka.Configuration;

namespace Akka.Cluster.Routing;

/// <summary>How many routees a <see cref="ClusterRouterPool"/> makes, and on which nodes. Immutable.</summary>
public sealed class ClusterRouterPoolSettings : ClusterRouterSettingsBase
{
    /// <summary>Creates the settings.</summary>
    /// <param name="totalInstances">How many routees there may be in the whole cluster; positive.</param>
    /// <param name="maxInstancesPerNode">How many routees a node may have; positive.</param>
    /// <param name="allowLocalRoutees">Whether the router's own node may have some.</param>
    /// <param name="useRole">The role of the nodes that may have some; null: all.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive.</exception>
    public ClusterRouterPoolSettings(int totalInstances, int maxInstancesPerNode, bool allowLocalRoutees, string? useRole = null)
        : base(totalInstances, allowLocalRoutees, useRole)
    {
        if (maxInstancesPerNode <= 0)
            throw new ArgumentOutOfRangeException(nameof(maxInstancesPerNode), maxInstancesPerNode, "A cluster router's MaxInstancesPerNode must be positive.");
        MaxInstancesPerNode = maxInstancesPerNode;
    }

    /// <summary>How many routees a node may have.</summary>
    public int MaxInstancesPerNode { get; }

    /// <summary>Reads the settings from a deployment.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive.</exception>
    public static ClusterRouterPoolSettings FromConfig(Config config) => new(
        ReadTotalInstances(config),
        config.GetInt("cluster.max-nr-of-instances-per-node", 1),
        config.GetBoolean("cluster.allow-local-routees", true),
        ReadRole(config));
}
