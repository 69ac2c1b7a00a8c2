using Akka.Actor;
using Akka.Configuration;
using Akka.Remote;

namespace Akka.Cluster.Tools.Singleton;

/// <summary>The settings of a singleton's manager, read from <c>akka.cluster.singleton</c>. Immutable.</summary>
public sealed class ClusterSingletonManagerSettings : INoSerializationVerificationNeeded
{
    /// <summary>Creates the settings.</summary>
    /// <param name="singletonName">The name of the singleton's actor, below its manager.</param>
    /// <param name="role">The role of the nodes that it may live on; null: all.</param>
    /// <param name="removalMargin">How long after the oldest node was given up the next one waits before it starts the singleton.</param>
    /// <param name="handOverRetryInterval">How often the next node asks the one before to hand over.</param>
    /// <param name="considerAppVersion">Without effect, as in Akka.NET since 1.5.27.</param>
    /// <exception cref="ArgumentException">A setting is not valid; the message names it.</exception>
    public ClusterSingletonManagerSettings(string singletonName, string? role, TimeSpan removalMargin, TimeSpan handOverRetryInterval, bool considerAppVersion)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(singletonName);
        if (removalMargin < TimeSpan.Zero) throw new ArgumentException($"removalMargin is {removalMargin}: it must not be negative.", nameof(removalMargin));
        if (handOverRetryInterval <= TimeSpan.Zero)
            throw new ArgumentException($"handOverRetryInterval is {handOverRetryInterval}: it must be positive.", nameof(handOverRetryInterval));
        SingletonName = singletonName;
        Role = role;
        RemovalMargin = removalMargin;
        HandOverRetryInterval = handOverRetryInterval;
        _considersAppVersion = considerAppVersion;
    }

    private readonly bool _considersAppVersion;

    /// <summary>The name of the singleton's actor, below its manager.</summary>
    public string SingletonName { get; }

    /// <summary>The role of the nodes that it may live on; null: all.</summary>
    public string? Role { get; }

    /// <summary>How long after the oldest node was given up the next one waits before it starts the singleton.</summary>
    public TimeSpan RemovalMargin { get; }

    /// <summary>How often the next node asks the one before to hand over.</summary>
    public TimeSpan HandOverRetryInterval { get; }

    /// <summary>Without effect.</summary>
    [Obsolete("Without effect: the oldest node has the singleton, whatever its version.")]
    public bool ConsiderAppVersion => _considersAppVersion;

    /// <summary>Reads the settings of a system.</summary>
    public static ClusterSingletonManagerSettings Create(ActorSystem system)
    {
        system.Settings.InjectTopLevelFallback(ClusterSingletonManager.DefaultConfig());
        var config = system.Settings.Config.Section("akka.cluster.singleton");
        var settings = Create(config);
        return config.HasPath("removal-margin") ? settings : settings.WithRemovalMargin(Cluster.Get(system).DowningProvider.DownRemovalMargin);
    }

    /// <summary>Reads the settings from a section.</summary>
    /// <exception cref="ConfigurationException">A setting is missing or not valid.</exception>
    public static ClusterSingletonManagerSettings Create(Config config) => new(
        config.GetString("singleton-name") ?? throw new ConfigurationException("akka.cluster.singleton.singleton-name is missing."),
        config.GetString("role") is { Length: > 0 } role ? role : null,
        config.GetTimeSpan("removal-margin", TimeSpan.Zero),
        config.GetTimeSpan("hand-over-retry-interval"),
        config.GetBoolean("consider-app-version"));

    /// <summary>The same with another name for the singleton's actor.</summary>
    public ClusterSingletonManagerSettings WithSingletonName(string singletonName) =>
        new(singletonName, Role, RemovalMargin, HandOverRetryInterval, _considersAppVersion);

    /// <summary>The same for the nodes of a role; null: all.</summary>
    public ClusterSingletonManagerSettings WithRole(string? role) =>
        new(SingletonName, role, RemovalMargin, HandOverRetryInterval, _considersAppVersion);

    /// <summary>The same with another wait.</summary>
    public ClusterSingletonManagerSettings WithRemovalMargin(TimeSpan removalMargin) =>
        new(SingletonName, Role, removalMargin, HandOverRetryInterval, _considersAppVersion);

    /// <summary>The same with another interval.</summary>
    public ClusterSingletonManagerSettings WithHandOverRetryInterval(TimeSpan handOverRetryInterval) =>
        new(SingletonName, Role, RemovalMargin, handOverRetryInterval, _considersAppVersion);
}
