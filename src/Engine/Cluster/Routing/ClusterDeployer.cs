using Akka.Actor;
using Akka.Configuration;
using Akka.Remote.Deployment;
using Akka.Remote.Routing;
using Akka.Routing;

namespace Akka.Cluster.Routing;

/// <summary>Reads deployments with <c>cluster.enabled = on</c>: routers whose routees are spread over the cluster.</summary>
internal sealed class ClusterDeployer(Settings settings) : RemoteDeployer(settings)
{
    public override Deploy ParseConfig(string key, Config config)
    {
        var deploy = base.ParseConfig(key, config);
        if (!deploy.Config.GetBoolean("cluster.enabled", false)) return deploy;
        if (deploy.Scope is not null)
            throw new ConfigurationException($"The deployment [{key}] has cluster.enabled = on, which can't be combined with the place [{deploy.Scope}].");
        return deploy.WithScope(ClusterScope.Instance).WithRouterConfig(deploy.RouterConfig switch
        {
            RemoteRouterConfig => throw new ConfigurationException($"The deployment [{key}] has cluster.enabled = on, which can't be combined with target.nodes."),
            Pool pool => new ClusterRouterPool(pool, ClusterRouterPoolSettings.FromConfig(deploy.Config)),
            Group group => new ClusterRouterGroup(group, ClusterRouterGroupSettings.FromConfig(deploy.Config)),
            var other => throw new ConfigurationException($"The deployment [{key}] has cluster.enabled = on with [{other.GetType().Name}]: its router must be a pool or a group."),
        });
    }
}
