using System.Security.Cryptography;
using ActorConcurrency.Scenarios.Cluster.Membership;
using ActorConcurrency.Scenarios.Running;
using Akka.Actor;
using Akka.Cluster;

namespace ActorConcurrency.Scenarios.Cluster.Stages;

/// <summary>A run on a cluster of its own: this process and nodes that it has started for the run, on this machine.</summary>
internal sealed class OwnClusterStage : ClusterStage
{
    private static readonly TimeSpan UpLimit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan TerminationLimit = TimeSpan.FromSeconds(5);

    private readonly List<IStartedNode> _started = [];
    private readonly Dictionary<Address, IStartedNode> _byAddress = [];

    private OwnClusterStage(ClusterNode node)
        : base(node)
    {
    }

    /// <summary>Starts the nodes, and waits until all are up.</summary>
    /// <param name="count">How many.</param>
    /// <param name="start">Starts one, with that log level.</param>
    /// <param name="logLevel">The log level that was asked for.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="ClusterCommandException">One has not come up.</exception>
    public static async Task<OwnClusterStage> StartAsync(
        int count, Func<NodeSettings, string, IStartedNode> start, string? logLevel, CancellationToken cancellationToken)
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
        var stage = new OwnClusterStage(node);
        try
        {
            var workers = settings with { Seeds = [node.Address], Roles = [NodeSettings.Worker] };
            for (var i = 0; i < count; i++)
                stage._started.Add(start(workers, logLevel));
            var addresses = await Task.WhenAll(stage._started.Select(started => started.ListeningAsync(cancellationToken)));
            for (var i = 0; i < count; i++)
                stage._byAddress.Add(addresses[i], stage._started[i]);
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

    public override IStartedNode? Started(Address node) => _byAddress.GetValueOrDefault(node);

    public override async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_started.Select(started => started.DisposeAsync().AsTask()));
        await System.Terminate().WaitAsync(TerminationLimit, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
