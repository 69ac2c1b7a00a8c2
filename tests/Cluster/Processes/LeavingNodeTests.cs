using ActorConcurrency.Cluster.Processes.Tests.Support;
using Xunit;

namespace ActorConcurrency.Cluster.Processes.Tests;

/// <summary>Nodes that leave in order.</summary>
public sealed class LeavingNodeTests
{
    [Fact]
    public async Task Leave_OfTheOldestAndOfAnother_WhileAllIsInUse_LosesNobodysCallAndAllHistoriesAreRight()
    {
        await using var town = await Town.StartAsync(isPatient: true);
        await using var oldest = town.Nodes[0];
        await using var other = town.Nodes[2];

        await town.LeaveAsync(oldest, 0, "leave");
        await town.WorkAsync();
        await town.RejoinAsync(0);
        await town.WorkAsync();
        await town.LeaveAsync(other, 2, "shutdown");
        await town.WorkAsync();

        await town.EndAsync(allLeft: true);
    }
}
