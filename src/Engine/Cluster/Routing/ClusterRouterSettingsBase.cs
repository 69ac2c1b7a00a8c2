using Akka.Configuration;

namespace Akka.Cluster.Routing;

/// <summary>What pools and groups of routees on the nodes of a cluster have in common.</summary>
public abstract class ClusterRouterSettingsBase
{
    /// <summary>Creates the settings.</summary>
    /// <param name="totalInstances">How many routees there may be in the whole cluster; positive.</param>
    /// <param name="allowLocalRoutees">Whether the router's own node may have some.</param>
    /// <param name="useRole">The role of the nodes that may have some; null: all.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="totalInstances"/> is not positive.</exception>
    protected ClusterRouterSettingsBase(int totalInstances, bool allowLocalRoutees, string? useRole)
    {
        if (totalInstances <= 0)
            throw new ArgumentOutOfRangeException(nameof(totalInstances), totalInstances, "A cluster router's TotalInstances must be positive.");
        TotalInstances = totalInstances;
        AllowLocalRoutees = allowLocalRoutees;
        UseRole = string.IsNullOrEmpty(useRole) ? null : useRole;
    }

    /// <summary>How many routees there may be in the whole cluster.</summary>
    public int TotalInstances { get; }

    /// <summary>Whether the router's own node may have routees.</summary>
    public bool AllowLocalRoutees { get; }

    /// <summary>The role of the nodes that may have routees; null: all.</summary>
    public string? UseRole { get; }

    /// <summary>Whether a node with these roles may have routees.</summary>
    internal bool Fits(IEnumerable<string> roles) => UseRole is null || roles.Contains(UseRole);

    // A deployment has nr-of-instances = 1 unless it says otherwise, which is no wish for a cluster.
    internal static int ReadTotalInstances(Config config) => config.GetInt("nr-of-instances") is > 1 and var instances
        ? instances
        : config.GetInt("cluster.max-total-nr-of-instances", 10_000);

    internal static string? ReadRole(Config config) => config.GetString("cluster.use-role", "");
}
