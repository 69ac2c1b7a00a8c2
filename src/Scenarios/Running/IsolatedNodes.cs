using ActorConcurrency.Scenarios.Cluster;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Running;

/// <summary>Nodes that are actor systems of their own, all in this process.</summary>
internal sealed class IsolatedNodes : INodes
{
    private static readonly TimeSpan TerminationLimit = TimeSpan.FromSeconds(5);

    private readonly List<ActorSystem> _systems;

    private IsolatedNodes(List<ActorSystem> systems, NodeHost host)
    {
        _systems = systems;
        All = [.. systems.Select(s => new Node(s.Name, s.ActorOf(host.Props(s.Name), "host"), Environment.ProcessId))];
    }

    /// <inheritdoc />
    public IReadOnlyList<Node> All { get; }

    /// <summary>Starts the nodes <c>node1</c>, <c>node2</c> and so on.</summary>
    /// <param name="count">How many; 1 or more.</param>
    /// <param name="host">What takes the work.</param>
    public static IsolatedNodes Start(int count, NodeHost host)
    {
        var systems = new List<ActorSystem>();
        for (var i = 1; i <= count; i++)
            systems.Add(ActorSystem.Create($"node{i}", ScenarioSystem.Configuration(logLevel: null)));
        return new IsolatedNodes(systems, host);
    }

    /// <summary>Terminates them all.</summary>
    public async ValueTask DisposeAsync() => await Task.WhenAll(_systems.Select(s => s.Terminate()))
        .WaitAsync(TerminationLimit, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
