using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Cluster.Membership;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Cluster.Stages;

/// <summary>Chooses where a scenario runs.</summary>
internal static class StageChoice
{
    /// <summary>
    /// A cluster of processes where the scenario wants nodes and processes may be started; one in this process where it needs a cluster;
    /// otherwise just this process.
    /// </summary>
    public static Func<CancellationToken, Task<Stage>> For(Scenario scenario, ParameterValues values, string? logLevel, bool startsProcesses = false)
    {
        var count = scenario.NodeProcesses(values);
        if (count == 0 || !(startsProcesses || scenario.NeedsCluster))
            return ScenarioSystem.Local(logLevel);

        Func<NodeSettings, string, IStartedNode> start = startsProcesses ? NodeProcess.Start : NodeSystem.Start;
        return async cancellationToken => await OwnClusterStage.StartAsync(count, start, logLevel, cancellationToken);
    }
}
