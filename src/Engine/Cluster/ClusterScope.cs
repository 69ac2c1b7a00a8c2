using Akka.Actor;

namespace Akka.Cluster;

/// <summary>The scope of a deployment whose actors are spread over the cluster: that of cluster-aware routers.</summary>
public class ClusterScope : Scope
{
    /// <summary>The one scope.</summary>
    public static readonly ClusterScope Instance = new();

    private ClusterScope()
    {
    }

    /// <inheritdoc />
    public override Scope WithFallback(Scope other) => Instance;

    /// <inheritdoc />
    public override Scope Copy() => Instance;
}
