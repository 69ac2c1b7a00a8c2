using ActorConcurrency.Cluster.Processes.Tests.Support;

namespace ActorConcurrency.Cluster.Processes.Tests;

/// <summary>A node that is cut off from the others.</summary>
public sealed class PartitionTests
{
    [NetworkFact]
    public async Task Partition_WithTheOldestNodeAlone_TheMinorityEndsTheMajorityGoesOnAndAllHistoriesAreRight()
    {
        using var network = new Network(3);
        await using var town = await Town.StartAsync(network);
        await using var alone = town.Nodes[0];

        await town.StrikeAsync(alone, () => network.CutOffAsync(0));
        await alone.Ended;
        await town.RemovedAsync(alone);
        await town.WorkAsync();
        network.Reconnect(0);
        await town.RejoinAsync(0);
        await town.WorkAsync();

        await town.EndAsync();
    }
}
