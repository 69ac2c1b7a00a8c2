using Akka.Actor;
using Akka.Cluster.SBR;

namespace Akka.Cluster;

/// <summary>The split-brain resolver by the name it has had in older configurations.</summary>
public sealed class SplitBrainResolver : IDowningProvider
{
    private readonly SplitBrainResolverProvider _provider;

    /// <summary>Creates the provider.</summary>
    public SplitBrainResolver(ActorSystem system, Cluster cluster)
    {
        _provider = new SplitBrainResolverProvider(system, cluster);
        StableAfter = _provider.DownRemovalMargin;
    }

    /// <summary>How long nothing may have changed before a decision is taken.</summary>
    public TimeSpan StableAfter { get; }

    /// <inheritdoc />
    public TimeSpan DownRemovalMargin => _provider.DownRemovalMargin;

    /// <inheritdoc />
    public Props DowningActorProps => _provider.DowningActorProps;
}
