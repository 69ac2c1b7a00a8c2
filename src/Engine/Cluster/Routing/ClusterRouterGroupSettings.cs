using Akka.Actor;
using Akka.Configuration;

namespace Akka.Cluster.Routing;

/// <summary>Which actors on which nodes are the routees of a <see cref="ClusterRouterGroup"/>. Immutable.</summary>
public sealed class ClusterRouterGroupSettings : ClusterRouterSettingsBase
{
    /// <summary>Creates the settings.</summary>
    /// <param name="totalInstances">How many routees there may be in the whole cluster; positive.</param>
    /// <param name="routeesPaths">Their paths on each node, without its address, such as <c>/user/worker</c>.</param>
    /// <param name="allowLocalRoutees">Whether actors of the router's own node are among them.</param>
    /// <param name="useRole">The role of the nodes that may have some; null: all.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="totalInstances"/> is not positive.</exception>
    /// <exception cref="ArgumentException">There is no path, or one that does not begin with a slash; the message names it.</exception>
    public ClusterRouterGroupSettings(int totalInstances, IEnumerable<string> routeesPaths, bool allowLocalRoutees, string? useRole = null)
        : base(totalInstances, allowLocalRoutees, useRole)
    {
        var paths = routeesPaths?.ToArray() ?? [];
        if (paths.Length == 0 || paths.All(string.IsNullOrEmpty)) throw new ArgumentException("RouteesPaths must be defined.", nameof(routeesPaths));
        foreach (var path in paths)
        {
            if (!path.StartsWith('/') || !path[1..].Split('/').All(ActorPath.IsValidPathElement))
                throw new ArgumentException($"RouteesPaths has [{path}], which is no path of an actor without the address of a node.", nameof(routeesPaths));
        }
        RouteesPaths = paths;
    }

    /// <summary>The routees' paths on each node, without its address.</summary>
    public IEnumerable<string> RouteesPaths { get; }

    /// <summary>Reads the settings from a deployment.</summary>
    /// <exception cref="ArgumentException">A setting is not valid; the message names it.</exception>
    public static ClusterRouterGroupSettings FromConfig(Config config) => new(
        ReadTotalInstances(config),
        config.GetStringList("routees.paths"),
        config.GetBoolean("cluster.allow-local-routees", true),
        ReadRole(config));
}
