using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Configuration;

namespace Akka.Cluster.Tools.Singleton;

/// <summary>What managers and proxies share: defaults and serializer.</summary>
internal static class SingletonTools
{
    private const string Serializer = "singleton-messages";

    public static Config DefaultConfig() => ConfigurationFactory.FromResource("Akka.Cluster.Tools.Singleton.reference.conf", typeof(SingletonTools).Assembly);

    /// <summary>Lets a system send the managers' messages.</summary>
    public static void Prepare(ActorSystem system)
    {
        system.Settings.InjectTopLevelFallback(DefaultConfig());
        system.WithExtension<Prepared, PreparedExtension>();
    }

    private sealed class Prepared(ActorSystemImpl system) : IExtension
    {
        public Prepared Register()
        {
            system.Serialization.AddOwn(Serializer, new SingletonMessageSerializer(system));
            return this;
        }
    }

    private sealed class PreparedExtension : ExtensionIdProvider<Prepared>
    {
        public override Prepared CreateExtension(ExtendedActorSystem system) => new Prepared((ActorSystemImpl)system).Register();
    }
}
