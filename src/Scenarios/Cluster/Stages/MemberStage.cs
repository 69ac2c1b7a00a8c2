using ActorConcurrency.Scenarios.Cluster.Membership;

namespace ActorConcurrency.Scenarios.Cluster.Stages;

/// <summary>A run on a cluster that is there already: this process joins it and leaves again.</summary>
internal sealed class MemberStage : ClusterStage
{
    private static readonly TimeSpan JoinLimit = TimeSpan.FromSeconds(20);

    private MemberStage(ClusterNode node)
        : base(node)
    {
    }

    /// <summary>Joins, and waits until this node is up.</summary>
    /// <exception cref="ClusterCommandException">No seed has let it in.</exception>
    public static async Task<MemberStage> JoinAsync(NodeSettings settings, string? logLevel, CancellationToken cancellationToken)
    {
        // A guest takes no work.
        var node = ClusterNode.Start(settings with { Roles = ["guest"] }, logLevel);
        try
        {
            await node.UpAsync(cancellationToken).WaitAsync(JoinLimit, cancellationToken);
            return new MemberStage(node);
        }
        catch (TimeoutException)
        {
            await node.DisposeAsync();
            throw node.NotJoined();
        }
        catch
        {
            await node.DisposeAsync();
            throw;
        }
    }

    public override ValueTask DisposeAsync() => Node.DisposeAsync();
}
