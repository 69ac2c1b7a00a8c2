using Akka.Actor;
using Akka.Configuration;
using Akka.Remote;

namespace Akka.Cluster.Tools.Singleton;

/// <summary>The settings of a singleton's proxy, read from <c>akka.cluster.singleton-proxy</c>. Immutable.</summary>
public sealed class ClusterSingletonProxySettings : INoSerializationVerificationNeeded
{
    private const int LargestBuffer = 10_000;

    /// <summary>Creates the settings.</summary>
    /// <param name="singletonName">The name of the singleton's actor, below its manager.</param>
    /// <param name="role">The role of the nodes that it may live on; null: all.</param>
    /// <param name="singletonIdentificationInterval">How often the proxy looks for the singleton while it has not found it.</param>
    /// <param name="bufferSize">How many messages wait meanwhile, 0 to 10,000; of more the oldest are dropped.</param>
    /// <param name="considerAppVersion">Without effect.</param>
    /// <exception cref="ArgumentException">A setting is not valid; the message names it.</exception>
    public ClusterSingletonProxySettings(string singletonName, string? role, TimeSpan singletonIdentificationInterval, int bufferSize, bool considerAppVersion)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(singletonName);
        if (bufferSize is < 0 or > LargestBuffer) throw new ArgumentException($"bufferSize is {bufferSize}: it must be 0 to {LargestBuffer}.", nameof(bufferSize));
        if (singletonIdentificationInterval <= TimeSpan.Zero)
            throw new ArgumentException($"singletonIdentificationInterval is {singletonIdentificationInterval}: it must be positive.", nameof(singletonIdentificationInterval));
        SingletonName = singletonName;
        Role = role;
        SingletonIdentificationInterval = singletonIdentificationInterval;
        BufferSize = bufferSize;
        ConsiderAppVersion = considerAppVersion;
    }

    /// <summary>The name of the singleton's actor, below its manager.</summary>
    public string SingletonName { get; }

    /// <summary>The role of the nodes that it may live on; null: all.</summary>
    public string? Role { get; }

    /// <summary>How often the proxy looks for the singleton while it has not found it.</summary>
    public TimeSpan SingletonIdentificationInterval { get; }

    /// <summary>How many messages wait meanwhile.</summary>
    public int BufferSize { get; }

    /// <summary>Without effect.</summary>
    public bool ConsiderAppVersion { get; }

    /// <summary>Reads the settings of a system.</summary>
    public static ClusterSingletonProxySettings Create(ActorSystem system)
    {
        system.Settings.InjectTopLevelFallback(ClusterSingletonProxy.DefaultConfig());
        return Create(system.Settings.Config.Section("akka.cluster.singleton-proxy"), considerAppVersion: false);
    }

    /// <summary>Reads the settings from a section.</summary>
    /// <exception cref="ConfigurationException">A setting is missing or not valid.</exception>
    public static ClusterSingletonProxySettings Create(Config config, bool considerAppVersion) => new(
        config.GetString("singleton-name") ?? throw new ConfigurationException("akka.cluster.singleton-proxy.singleton-name is missing."),
        config.GetString("role") is { Length: > 0 } role ? role : null,
        config.GetTimeSpan("singleton-identification-interval"),
        config.GetInt("buffer-size"),
        considerAppVersion);

    /// <summary>The same with another name for the singleton's actor.</summary>
    public ClusterSingletonProxySettings WithSingletonName(string singletonName) =>
        new(singletonName, Role, SingletonIdentificationInterval, BufferSize, ConsiderAppVersion);

    /// <summary>The same for the nodes of a role; null: all.</summary>
    public ClusterSingletonProxySettings WithRole(string? role) =>
        new(SingletonName, role, SingletonIdentificationInterval, BufferSize, ConsiderAppVersion);

    /// <summary>The same with another interval.</summary>
    public ClusterSingletonProxySettings WithSingletonIdentificationInterval(TimeSpan singletonIdentificationInterval) =>
        new(SingletonName, Role, singletonIdentificationInterval, BufferSize, ConsiderAppVersion);

    /// <summary>The same with another buffer.</summary>
    public ClusterSingletonProxySettings WithBufferSize(int bufferSize) =>
        new(SingletonName, Role, SingletonIdentificationInterval, bufferSize, ConsiderAppVersion);
}
