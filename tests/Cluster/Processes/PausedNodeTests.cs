using ActorConcurrency.Cluster.Processes.Tests.Support;
using Xunit;

namespace ActorConcurrency.Cluster.Processes.Tests;

/// <summary>A node that stands still for longer than the others wait.</summary>
public sealed class PausedNodeTests
{
    [Fact]
    public async Task Pause_PastTheFailureDetector_IsRemovedEndsWhenItGoesOnAndAllHistoriesAreRight()
    {
        await using var town = await Town.StartAsync();
        await using var paused = town.Nodes[2];

        await town.StrikeAsync(paused, paused.PauseAsync);
        await town.RemovedAsync(paused);
        await town.WorkAsync();
        paused.Resume();
        await paused.Ended;
        await town.WorkAsync();

        await town.EndAsync();
    }
}
