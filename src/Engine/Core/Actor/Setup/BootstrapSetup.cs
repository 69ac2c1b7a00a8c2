using Akka.Configuration;
using Akka.Util;

namespace Akka.Actor;

/// <summary>The settings that an actor system needs first: its configuration and what provides its references.</summary>
public sealed class BootstrapSetup : Setup.Setup
{
    private BootstrapSetup(Option<Config> config, Option<Config> configFallback, Option<ProviderSelection> actorRefProvider)
    {
        Config = config;
        ConfigFallback = configFallback;
        ActorRefProvider = actorRefProvider;
    }

    /// <summary>The configuration that takes the place of the application's own.</summary>
    public Option<Config> Config { get; }

    /// <summary>What provides references; left to the configuration where empty.</summary>
    public Option<ProviderSelection> ActorRefProvider { get; }

    /// <summary>A configuration that comes after the application's own.</summary>
    internal Option<Config> ConfigFallback { get; }

    /// <summary>Settings that leave everything open.</summary>
    public static BootstrapSetup Create() => new(Option<Config>.None, Option<Config>.None, Option<ProviderSelection>.None);

    /// <summary>The same with a configuration.</summary>
    public BootstrapSetup WithConfig(Config config) => new(config, ConfigFallback, ActorRefProvider);

    /// <summary>The same with a configuration for what the one given before, or the application's own, leaves open.</summary>
    public BootstrapSetup WithConfigFallback(Config config) =>
        Config.HasValue
            ? new BootstrapSetup(Config.Value.WithFallback(config), ConfigFallback, ActorRefProvider)
            : new BootstrapSetup(Config, config, ActorRefProvider);

    /// <summary>The same with a choice of what provides references.</summary>
    public BootstrapSetup WithActorRefProvider(ProviderSelection name) => new(Config, ConfigFallback, name);
}

/// <summary>A choice of what provides an actor system's references: how far they reach.</summary>
public abstract class ProviderSelection
{
    private protected ProviderSelection(string identifier, string fqn, bool hasCluster)
    {
        Identifier = identifier;
        Fqn = fqn;
        HasCluster = hasCluster;
    }

    /// <summary>What it is called in the configuration.</summary>
    internal string Identifier { get; }

    /// <summary>The name of the provider's class.</summary>
    internal string Fqn { get; }

    /// <summary>True where the system is a member of a cluster.</summary>
    internal bool HasCluster { get; }

    /// <summary>The choice that the value of <c>akka.actor.provider</c> means: local, remote, cluster or the name of a class.</summary>
    internal static ProviderSelection Parse(string provider)
    {
        ProviderSelection[] known = [Local.Instance, Remote.Instance, Cluster.Instance];
        return known.FirstOrDefault(k => k.Identifier == provider || k.Fqn == provider) ?? new Custom(provider);
    }

    /// <summary>References reach the system's own actors only.</summary>
    public sealed class Local : ProviderSelection
    {
        /// <summary>The choice.</summary>
        public static readonly Local Instance = new();

        private Local()
            : base("local", "Akka.Actor.LocalActorRefProvider", hasCluster: false)
        {
        }
    }

    /// <summary>References reach actors of other systems.</summary>
    public sealed class Remote : ProviderSelection
    {
        /// <summary>The choice.</summary>
        public static readonly Remote Instance = new();

        private Remote()
            : base("remote", "Akka.Remote.RemoteActorRefProvider, Akka.Remote", hasCluster: false)
        {
        }
    }

    /// <summary>References reach actors of other systems, and the system is a member of a cluster.</summary>
    public sealed class Cluster : ProviderSelection
    {
        /// <summary>The choice.</summary>
        public static readonly Cluster Instance = new();

        private Cluster()
            : base("cluster", "Akka.Cluster.ClusterActorRefProvider, Akka.Cluster", hasCluster: true)
        {
        }
    }

    /// <summary>A provider of one's own.</summary>
    public sealed class Custom : ProviderSelection
    {
        /// <summary>A provider by the name of its class.</summary>
        public Custom(string fqn, string? identifier = null, bool hasCluster = false)
            : base(identifier ?? "", fqn, hasCluster)
        {
        }
    }
}
