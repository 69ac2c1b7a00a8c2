using System.Collections.Immutable;
using Akka.Actor;
using Akka.Configuration;
using Akka.Remote;
using Akka.Util;
using Akka.Util.Internal;

namespace Akka.Cluster;

/// <summary>The settings of a cluster's node, read from <c>akka.cluster</c>.</summary>
public sealed class ClusterSettings
{
    /// <summary>Reads the settings.</summary>
    /// <param name="config">The whole configuration.</param>
    /// <param name="systemName">The system's name: seed nodes are to have the same.</param>
    /// <exception cref="ConfigurationException">A setting is missing or not valid; the message has its key.</exception>
    public ClusterSettings(Config config, string systemName)
    {
        var cluster = config.Section("akka.cluster");
        FailureDetectorConfig = cluster.Section("failure-detector");
        FailureDetectorImplementationClass = FailureDetectorConfig.GetString("implementation-class")!;
        HeartbeatInterval = Positive(FailureDetectorConfig, "heartbeat-interval");
        HeartbeatExpectedResponseAfter = Positive(FailureDetectorConfig, "expected-response-after");
        MonitoredByNrOfMembers = AtLeastOne(FailureDetectorConfig, "monitored-by-nr-of-members");
        SeedNodes = [.. cluster.GetStringList("seed-nodes").Select(text => ReadSeed(text, systemName))];
        SeedNodeTimeout = Positive(cluster, "seed-node-timeout");
        RetryUnsuccessfulJoinAfter = Optional(cluster, "retry-unsuccessful-join-after");
        ShutdownAfterUnsuccessfulJoinSeedNodes = Optional(cluster, "shutdown-after-unsuccessful-join-seed-nodes");
        PeriodicTasksInitialDelay = cluster.GetTimeSpan("periodic-tasks-initial-delay");
        GossipInterval = Positive(cluster, "gossip-interval");
        GossipTimeToLive = Positive(cluster, "gossip-time-to-live");
        LeaderActionsInterval = Positive(cluster, "leader-actions-interval");
        UnreachableNodesReaperInterval = Positive(cluster, "unreachable-nodes-reaper-interval");
        PublishStatsInterval = Optional(cluster, "publish-stats-interval");
        Roles = [.. cluster.GetStringList("roles")];
        AppVersion = AppVersion.Create(cluster.GetString("app-version", "0.0.0")!);
        MinNrOfMembers = AtLeastOne(cluster, "min-nr-of-members");
        MinNrOfMembersOfRole = ReadRoles(cluster);
        LogInfo = cluster.GetBoolean("log-info");
        LogInfoVerbose = cluster.GetBoolean("log-info-verbose");
        RunCoordinatedShutdownWhenDown = cluster.GetBoolean("run-coordinated-shutdown-when-down");
        AllowWeaklyUpMembers = cluster.GetString("allow-weakly-up-members") is not ("off" or "false" or "no");
        WeaklyUpAfter = AllowWeaklyUpMembers && cluster.GetString("allow-weakly-up-members") is not ("on" or "true" or "yes")
            ? cluster.GetTimeSpan("allow-weakly-up-members")
            : TimeSpan.FromSeconds(7);
        UseDispatcher = cluster.GetString("use-dispatcher") is { Length: > 0 } dispatcher ? dispatcher : Dispatch.Dispatchers.DefaultDispatcherId;
        GossipDifferentViewProbability = cluster.GetDouble("gossip-different-view-probability");
        ReduceGossipDifferentViewProbability = cluster.GetInt("reduce-gossip-different-view-probability");
        SchedulerTickDuration = cluster.GetTimeSpan("scheduler.tick-duration");
        SchedulerTicksPerWheel = cluster.GetInt("scheduler.ticks-per-wheel");
        UseLegacyHeartbeatMessage = cluster.GetBoolean("use-legacy-heartbeat-message");
        VerboseHeartbeatLogging = cluster.GetBoolean("debug.verbose-heartbeat-logging");
        VerboseGossipReceivedLogging = cluster.GetBoolean("debug.verbose-receive-gossip-logging");
        DownRemovalMargin = Optional(cluster, "down-removal-margin") ?? TimeSpan.Zero;
        ForgetRemovedAfter = Positive(cluster, "prune-gossip-tombstones-after");
        DowningProviderType = ReadDowning(cluster);
    }

    /// <summary>Whether log lines say what happens to members.</summary>
    public bool LogInfo { get; }

    /// <summary>Whether log lines say more than that.</summary>
    public bool LogInfoVerbose { get; }

    /// <summary>The section of the failure detector.</summary>
    public Config FailureDetectorConfig { get; }

    /// <summary>The type of the failure detector.</summary>
    public string FailureDetectorImplementationClass { get; }

    /// <summary>How often a node is asked whether it lives.</summary>
    public TimeSpan HeartbeatInterval { get; }

    /// <summary>When the first answer of a node is expected.</summary>
    public TimeSpan HeartbeatExpectedResponseAfter { get; }

    /// <summary>How many others a node watches over.</summary>
    public int MonitoredByNrOfMembers { get; }

    /// <summary>The nodes to join at the start.</summary>
    public ImmutableList<Address> SeedNodes { get; }

    /// <summary>How long the seed nodes have to answer before they are asked again.</summary>
    public TimeSpan SeedNodeTimeout { get; }

    /// <summary>After how long a node that was asked to let this one in is asked again; null: never.</summary>
    public TimeSpan? RetryUnsuccessfulJoinAfter { get; }

    /// <summary>After how long a system that finds no seed node stops; null: never.</summary>
    public TimeSpan? ShutdownAfterUnsuccessfulJoinSeedNodes { get; }

    /// <summary>How long after the start the periodic work begins.</summary>
    public TimeSpan PeriodicTasksInitialDelay { get; }

    /// <summary>How often a node tells another one what it knows.</summary>
    public TimeSpan GossipInterval { get; }

    /// <summary>How old gossip may be when it is handled.</summary>
    public TimeSpan GossipTimeToLive { get; }

    /// <summary>How often the leader looks at what there is to do.</summary>
    public TimeSpan LeaderActionsInterval { get; }

    /// <summary>How often a node looks at whom it cannot reach.</summary>
    public TimeSpan UnreachableNodesReaperInterval { get; }

    /// <summary>How often figures are published; null: never. This engine publishes none.</summary>
    public TimeSpan? PublishStatsInterval { get; }

    /// <summary>Not used any more; null.</summary>
    [Obsolete("No longer used: a downing provider decides.")]
    public TimeSpan? AutoDownUnreachableAfter => null;

    /// <summary>What this node is for.</summary>
    public ImmutableHashSet<string> Roles { get; }

    /// <summary>The version of this node's application.</summary>
    public AppVersion AppVersion { get; }

    /// <summary>What decides about nodes that cannot be reached.</summary>
    public Type DowningProviderType { get; }

    /// <summary>Whether the system stops in order when its node was removed.</summary>
    public bool RunCoordinatedShutdownWhenDown { get; }

    /// <summary>How many members there must be before the first is up.</summary>
    public int MinNrOfMembers { get; }

    /// <summary>The same, by role.</summary>
    public ImmutableDictionary<string, int> MinNrOfMembersOfRole { get; }

    /// <summary>The dispatcher of the cluster's own actors.</summary>
    public string UseDispatcher { get; }

    /// <summary>How likely gossip goes to a node that does not have this version yet, where there is one.</summary>
    public double GossipDifferentViewProbability { get; }

    /// <summary>From how many nodes on that is less likely.</summary>
    public int ReduceGossipDifferentViewProbability { get; }

    /// <summary>For the scheduler of the cluster's tasks; this engine uses the system's.</summary>
    public TimeSpan SchedulerTickDuration { get; }

    /// <summary>For the scheduler of the cluster's tasks; this engine uses the system's.</summary>
    public int SchedulerTicksPerWheel { get; }

    /// <summary>Whether members may be up for the time being while nodes cannot be reached; this engine does not do it.</summary>
    public bool AllowWeaklyUpMembers { get; }

    /// <summary>After how long they would be.</summary>
    public TimeSpan WeaklyUpAfter { get; }

    /// <summary>Whether heartbeats are logged.</summary>
    public bool VerboseHeartbeatLogging { get; }

    /// <summary>Whether each gossip is logged.</summary>
    public bool VerboseGossipReceivedLogging { get; }

    /// <summary>Whether heartbeats are those of old versions; of no meaning here.</summary>
    public bool UseLegacyHeartbeatMessage { get; }

    /// <summary>How long to wait after a node was given up by hand before what it had is made anew elsewhere; zero: not.</summary>
    internal TimeSpan DownRemovalMargin { get; }

    /// <summary>How long the gossip has a note of each member that was removed.</summary>
    internal TimeSpan ForgetRemovedAfter { get; }

    private static Address ReadSeed(string text, string systemName)
    {
        if (!Address.TryParse(text, out var address) || !address.HasGlobalScope || address.Port is null)
            throw new ConfigurationException($"akka.cluster.seed-nodes has [{text}], which is no address like akka.tcp://{systemName}@host:port.");
        return address.System == systemName
            ? address
            : throw new ConfigurationException($"akka.cluster.seed-nodes has [{text}], whose system is not [{systemName}]: all systems of a cluster have one name.");
    }

    private static TimeSpan Positive(Config config, string key)
    {
        var value = config.GetTimeSpan(key);
        return value > TimeSpan.Zero ? value : throw new ConfigurationException($"akka.cluster: [{key}] is {value}: it must be positive.");
    }

    private static int AtLeastOne(Config config, string key)
    {
        var value = config.GetInt(key);
        return value >= 1 ? value : throw new ConfigurationException($"akka.cluster: [{key}] is {value}: it must be 1 or more.");
    }

    private static TimeSpan? Optional(Config config, string key) =>
        config.GetString(key) is null or "" or "off" or "false" or "no" ? null : Positive(config, key);

    private static ImmutableDictionary<string, int> ReadRoles(Config cluster)
    {
        if (!cluster.HasPath("role")) return ImmutableDictionary<string, int>.Empty;
        return cluster.GetConfig("role")!.AsEnumerable()
            .Where(role => role.Value.IsObject() && cluster.HasPath($"role.{role.Key}.min-nr-of-members"))
            .ToImmutableDictionary(role => role.Key, role => AtLeastOne(cluster, $"role.{role.Key}.min-nr-of-members"));
    }

    private static Type ReadDowning(Config cluster)
    {
        var name = cluster.GetString("downing-provider-class");
        if (string.IsNullOrEmpty(name)) return typeof(NoDowning);
        var type = TypeResolver.TryResolve(name);
        return type is not null && typeof(IDowningProvider).IsAssignableFrom(type)
            ? type
            : throw new ConfigurationException($"akka.cluster.downing-provider-class is [{name}]: there is no such downing provider.");
    }
}
