using ActorConcurrency.Scenarios.Cluster.Membership;

namespace ActorConcurrency.Scenarios.Cluster;

/// <summary>The messages that the command line's nodes send each other, with the names that stand for them on the wire.</summary>
internal static class ClusterWire
{
    public static (string Name, Type Type)[] Types { get; } =
    [
        ("node.get-status", typeof(NodeProtocol.GetStatus)),
        ("node.watch-status", typeof(NodeProtocol.WatchStatus)),
        ("node.status", typeof(NodeProtocol.Status)),
        ("node.remove", typeof(NodeProtocol.Remove)),
        ("node.is-removed", typeof(NodeProtocol.IsRemoved)),
        ("node.is-no-member", typeof(NodeProtocol.IsNoMember)),
    ];
}
