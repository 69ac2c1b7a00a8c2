using System.Security.Cryptography;
using ActorConcurrency.Scenarios.Cluster.Membership;
using ActorConcurrency.Scenarios.Running;
using Akka.Cluster;

namespace ActorConcurrency.Scenarios.Cluster.Stages;

/// <summary>A run on a cluster of its own: this process and others that it has started for the run, on this machine.</summary>
internal sealed class ProcessStage : ClusterStage
{
    private static readonly TimeSpan UpLimit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan TerminationLimit = TimeSpan.FromSeconds(5);

    private readonly IReadOnlyList<NodeProcess> _processes;

    private ProcessStage(ClusterNode node, IReadOnlyList<NodeProcess> processes)
        : base(node) => _processes = processes;

    /// <summary>The processes, in the order of their start.</summary>
    public IReadOnlyList<NodeProcess> Processes => _processes;

    /// <summary>Starts the processes, and waits until all are up.</summary>
    /// <exception cref="ClusterCommandException">One has not come up.</exception>
    public static async Task<ProcessStage> StartAsync(int count, string? logLevel, CancellationToken cancellationToken)
    {
        var settings = new NodeSettings
        {
            Hostname = "127.0.0.1",
            Port = 0,
            Seeds = [],
            Roles = [],
            Secret = RandomNumberGenerator.GetHexString(32),
            ConfigFile = ScenarioSystem.ConfigFile("local-cluster.conf"),
        };
        // Nodes that end are nothing to be warned of here.
        logLevel ??= "error";
        var node = ClusterNode.Start(settings, logLevel);
        var processes = new List<NodeProcess>();
        var stage = new ProcessStage(node, processes);
        try
        {
            var workers = settings with { Seeds = [node.Address], Roles = [NodeSettings.Worker] };
            for (var i = 0; i < count; i++)
                processes.Add(NodeProcess.Start(workers, logLevel));
            var addresses = await Task.WhenAll(processes.Select(process => process.ListeningAsync(cancellationToken)));
            await node.SeesAsync(state => addresses.All(a => state.Members.Any(m => m.Address == a && m.Status is MemberStatus.Up)), UpLimit, cancellationToken);
            return stage;
        }
        catch (TimeoutException)
        {
            await stage.DisposeAsync();
            throw new ClusterCommandException("not-up", UpLimit);
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_processes.Select(process => process.DisposeAsync().AsTask()));
        await System.Terminate().WaitAsync(TerminationLimit, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
