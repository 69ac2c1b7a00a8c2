using ActorConcurrency.Actors.Wire;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Cluster.Membership;
using ActorConcurrency.Scenarios.Running;
using Akka.Actor;
using Akka.Configuration;

namespace ActorConcurrency.Scenarios.Cluster;

/// <summary>The actor systems that are nodes, and those that only speak with nodes.</summary>
internal static class ClusterSystem
{
    /// <summary>The name of the actor system of every node.</summary>
    public const string Name = "concurrency";

    private static readonly Config Node = ConfigurationFactory.ParseString("akka.actor.provider = cluster");

    private static readonly Config Client = ConfigurationFactory.ParseString(
        """
        akka.actor.provider = remote
        akka.remote.dot-netty.tcp { port = 0, public-hostname = "", public-port = 0 }
        """);

    /// <summary>Starts a node; it joins its seeds by itself.</summary>
    /// <exception cref="UsageException">The file of configuration that was named cannot be used.</exception>
    /// <exception cref="ClusterCommandException">It cannot listen where it should.</exception>
    public static ActorSystem StartNode(NodeSettings settings, string? logLevel) => Start(Name, Node, settings, logLevel);

    /// <summary>Starts a system that speaks with nodes and is none.</summary>
    /// <exception cref="UsageException">The file of configuration that was named cannot be used.</exception>
    /// <exception cref="ClusterCommandException">It cannot listen where it should.</exception>
    public static ActorSystem StartClient(NodeSettings settings, string? logLevel) =>
        // Nodes tell clients apart by their address. Those of other machines may have the same port.
        Start($"client-{Guid.NewGuid():N}", Client, settings, logLevel ?? "error");

    private static ActorSystem Start(string name, Config kind, NodeSettings settings, string? logLevel)
    {
        var config = kind
            .WithFallback(settings.ToConfig())
            .WithFallback(Given(settings.ConfigFile))
            .WithFallback(ConfigurationFactory.ParseString(File.ReadAllText(ScenarioSystem.ConfigFile("cluster.conf"))))
            .WithFallback(ScenarioSystem.Configuration(logLevel))
            .WithWire(ClusterWire.Types);
        try
        {
            return ActorSystem.Create(name, config);
        }
        catch (Exception e) when (e is not ConfigurationException)
        {
            throw new ClusterCommandException("cannot-start", (e is AggregateException ? e.GetBaseException() : e).Message);
        }
    }

    private static Config Given(string? file)
    {
        if (file is null)
            return Config.Empty;
        try
        {
            return ConfigurationFactory.ParseString(File.ReadAllText(file));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new UsageException("bad.config", file, e.Message);
        }
    }
}
