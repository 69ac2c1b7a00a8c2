using Akka.Actor;
using Akka.Configuration;

namespace Akka.Remote.Deployment;

/// <summary>Reads deployments with the places that remoting adds: <c>remote</c> for an actor, <c>target.nodes</c> for a pool's routees.</summary>
internal class RemoteDeployer(Settings settings) : Deployer(settings)
{
    public override Deploy ParseConfig(string key, Config config)
    {
        var deploy = base.ParseConfig(key, config);
        if (config.GetString("remote", "") is { Length: > 0 } remote) return deploy.WithScope(new RemoteScope(Parse(key, "remote", remote)));
        var nodes = config.GetStringList("target.nodes");
        return nodes.Count == 0 || deploy.RouterConfig is not Akka.Routing.Pool pool
            ? deploy
            : deploy.WithRouterConfig(new Akka.Remote.Routing.RemoteRouterConfig(pool, nodes.Select(node => Parse(key, "target.nodes", node))));
    }

    private static Address Parse(string deployment, string key, string text) => Address.TryParse(text, out var address) && address.HasGlobalScope
        ? address
        : throw new ConfigurationException($"The deployment [{deployment}] has [{text}] as {key}, which is no address of a node.");
}
