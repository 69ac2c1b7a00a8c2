using ActorConcurrency.Actors;
using ActorConcurrency.Scenarios.Cluster.Membership;
using ActorConcurrency.Scenarios.Running;
using Akka.Actor;
using Akka.Cluster;

namespace ActorConcurrency.Scenarios.Cluster.Stages;

/// <summary>A run on a cluster: this process is a node of it, and work goes to the nodes with the role worker.</summary>
internal abstract class ClusterStage(ClusterNode node) : Stage
{
    private static readonly TimeSpan FindLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    /// <summary>This process as a node.</summary>
    public ClusterNode Node => node;

    public override ActorSystem System => node.System;

    /// <summary>The cluster's primitives.</summary>
    public IConcurrency ClusterConcurrency => Akka.Cluster.Cluster.Get(System).Concurrency();

    /// <summary>A node that was started for this run; null: somebody else's.</summary>
    public virtual IStartedNode? Started(Address node) => null;

    /// <exception cref="ClusterCommandException">There are not so many workers.</exception>
    public override async Task<INodes> StartNodesAsync(int count, NodeHost host, CancellationToken cancellationToken)
    {
        var workers = await FindWorkersAsync(count, cancellationToken);

        // As long as it lives the hosts do.
        var owner = System.ActorOf(Props.Empty);
        var hosts = await Task.WhenAll(workers.Take(count).Select((worker, i) => StartAsync($"node{i + 1}", worker)));
        return new HostedNodes(System, owner, hosts);

        async Task<Node> StartAsync(string name, Address worker)
        {
            var start = new NodeProtocol.StartHost(host.Name, name, owner);
            var started = await NodeAgent.Of(System, worker).Ask<NodeProtocol.HostStarted>(start, StartLimit, cancellationToken);
            return new Node(name, started.Host, started.ProcessId);
        }
    }

    private async Task<IReadOnlyList<Address>> FindWorkersAsync(int count, CancellationToken cancellationToken)
    {
        try
        {
            // A node that has just joined does not know all others yet.
            return WorkersOf(await node.SeesAsync(state => WorkersOf(state).Count >= count, FindLimit, cancellationToken));
        }
        catch (TimeoutException)
        {
            throw new ClusterCommandException("too-few-workers", WorkersOf(Akka.Cluster.Cluster.Get(System).State).Count, count);
        }
    }

    private List<Address> WorkersOf(ClusterEvent.CurrentClusterState state) =>
    [
        .. state.Members
            .Where(member => member.Status is MemberStatus.Up && member.HasRole(NodeSettings.Worker) && member.Address != node.Address)
            .OrderBy(member => member, Member.AgeOrdering).Select(member => member.Address),
    ];

    private sealed class HostedNodes(ActorSystem system, IActorRef owner, IReadOnlyList<Node> nodes) : INodes
    {
        public IReadOnlyList<Node> All => nodes;

        public ValueTask DisposeAsync()
        {
            system.Stop(owner);
            return ValueTask.CompletedTask;
        }
    }
}
