using Akka.Actor;
using Akka.Cluster.Routing;
using Akka.Configuration;
using Akka.Event;
using Akka.Remote;

namespace Akka.Cluster;

/// <summary>The provider of a system that is a node of a cluster: it starts the cluster extension, and lets the cluster judge its nodes.</summary>
internal sealed class ClusterActorRefProvider : RemoteActorRefProvider
{
    /// <summary>Creates the provider.</summary>
    /// <exception cref="ConfigurationException">A setting of remoting is not valid.</exception>
    public ClusterActorRefProvider(string systemName, Settings settings, EventStream eventStream)
        : base(systemName, settings, eventStream) =>
        settings.InjectTopLevelFallback(ConfigurationFactory.FromResource("Akka.Cluster.reference.conf", typeof(ClusterActorRefProvider).Assembly));

    /// <inheritdoc />
    protected override IActorRef CreateRemoteWatcher(ActorSystem system) => StartRemoteWatcher(system, ClusterRemoteWatcher.Props);

    /// <inheritdoc />
    protected override Deployer CreateDeployer(Settings settings) => new ClusterDeployer(settings);

    /// <inheritdoc />
    protected override void OnStarted() => Cluster.Get(System).Start();
}
