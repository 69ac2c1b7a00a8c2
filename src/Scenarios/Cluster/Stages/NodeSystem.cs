using ActorConcurrency.Scenarios.Cli;
using ActorConcurrency.Scenarios.Cluster.Membership;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Cluster.Stages;

/// <summary>A node that is a system of this process.</summary>
internal sealed class NodeSystem : IStartedNode
{
    private readonly ClusterNode _node;

    private NodeSystem(ClusterNode node) => _node = node;

    public bool IsProcess => false;

    public static IStartedNode Start(NodeSettings settings, string logLevel) => new NodeSystem(ClusterNode.Start(settings, logLevel));

    public Task<Address> ListeningAsync(CancellationToken cancellationToken) => Task.FromResult(_node.Address);

    public Task KillAsync()
    {
        ((ExtendedActorSystem)_node.System).Abort();
        return _node.System.WhenTerminated;
    }

    public Task PauseAsync() => throw new ClusterCommandException("no-pause");

    public Task ResumeAsync() => throw new ClusterCommandException("no-pause");

    public async Task<int> EndAsync(CancellationToken cancellationToken) =>
        await _node.EndAsync(cancellationToken) == NodeEnd.Left ? ExitCodes.Success : ExitCodes.Broken;

    public async ValueTask DisposeAsync() => await KillAsync();
}
