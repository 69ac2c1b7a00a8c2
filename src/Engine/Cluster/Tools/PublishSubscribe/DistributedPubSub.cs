using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Configuration;

namespace Akka.Cluster.Tools.PublishSubscribe;

/// <summary>Publish-subscribe over a cluster: one mediator on each node, which know of each other's subscribers by gossip.</summary>
public sealed class DistributedPubSub : IExtension
{
    private readonly ExtendedActorSystem _system;
    private readonly DistributedPubSubSettings _settings;

    /// <summary>Creates the extension, and starts the mediator.</summary>
    public DistributedPubSub(ExtendedActorSystem system)
    {
        _system = system;
        _settings = DistributedPubSubSettings.Create(system);
        ((ActorSystemImpl)system).Serialization.AddOwn("mediator-messages", new MediatorSerializer(system));
        var config = system.Settings.Config.GetConfig("akka.cluster.pub-sub")!;
        Mediator = IsTerminated
            ? system.DeadLetters
            : system.SystemActorOf(
                DistributedPubSubMediator.Props(_settings).WithDispatcher(config.GetString("use-dispatcher") is { Length: > 0 } dispatcher ? dispatcher : Dispatch.Dispatchers.InternalDispatcherId).WithDeploy(Deploy.Local),
                config.GetString("name") ?? "distributedPubSubMediator");
    }

    /// <summary>Whether there is no mediator here: the node has left the cluster, or does not have the role.</summary>
    public bool IsTerminated
    {
        get
        {
            var cluster = Cluster.Get(_system);
            return cluster.IsTerminated || (_settings.Role is { } role && !cluster.SelfRoles.Contains(role));
        }
    }

    /// <summary>To whom <see cref="Publish"/>, <see cref="Subscribe"/> and the others are sent.</summary>
    public IActorRef Mediator { get; }

    /// <summary>The extension of an actor system.</summary>
    public static DistributedPubSub Get(ActorSystem system) => system.WithExtension<DistributedPubSub, DistributedPubSubExtensionProvider>();

    /// <summary>The defaults of the settings.</summary>
    public static Config DefaultConfig() =>
        ConfigurationFactory.FromResource("Akka.Cluster.Tools.PublishSubscribe.reference.conf", typeof(DistributedPubSub).Assembly);
}

/// <summary>Makes the extension of an actor system.</summary>
public sealed class DistributedPubSubExtensionProvider : ExtensionIdProvider<DistributedPubSub>
{
    /// <inheritdoc />
    public override DistributedPubSub CreateExtension(ExtendedActorSystem system) => new(system);
}
