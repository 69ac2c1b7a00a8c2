using Akka.Actor;
using Akka.Configuration;

namespace Akka.Cluster.SBR;

/// <summary>Gives nodes up that cannot be reached, by the strategy that <c>akka.cluster.split-brain-resolver</c> names.</summary>
public class SplitBrainResolverProvider : IDowningProvider
{
    private readonly Cluster _cluster;
    private readonly SplitBrainResolverSettings _settings;

    /// <summary>Creates the provider.</summary>
    /// <exception cref="ConfigurationException">A setting is missing or not valid; the message has its key.</exception>
    public SplitBrainResolverProvider(ActorSystem system, Cluster cluster)
    {
        _cluster = cluster;
        _settings = new SplitBrainResolverSettings(system.Settings.Config);
        if (_settings.DowningStrategy == SplitBrainResolverSettings.LeaseMajorityName)
            throw new ConfigurationException("akka.cluster.split-brain-resolver.active-strategy is [lease-majority]: this engine has no leases.");
    }

    /// <inheritdoc />
    public TimeSpan DownRemovalMargin => _settings.DowningStableAfter;

    /// <inheritdoc />
    public Props DowningActorProps => Props.Create(() => new SplitBrainActor(_cluster, _settings.DowningStableAfter, _settings.DownAllWhenUnstable, Strategy));

    private bool Strategy(DowningView view) => _settings.DowningStrategy switch
    {
        SplitBrainResolverSettings.KeepMajorityName => DowningStrategies.KeepsMajority(view, _settings.KeepMajorityRole),
        SplitBrainResolverSettings.StaticQuorumName => DowningStrategies.IsQuorum(view, _settings.StaticQuorumSettings.Size, _settings.StaticQuorumSettings.Role),
        SplitBrainResolverSettings.KeepOldestName => DowningStrategies.KeepsOldest(view, _settings.KeepOldestSettings.DownIfAlone, _settings.KeepOldestSettings.Role),
        _ => false,
    };
}
