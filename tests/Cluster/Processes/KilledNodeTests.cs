using ActorConcurrency.Cluster.Processes.Tests.Support;
using Xunit;

namespace ActorConcurrency.Cluster.Processes.Tests;

/// <summary>A node that is killed.</summary>
public sealed class KilledNodeTests
{
    [Fact]
    public async Task Kill_OfTheOldestNode_IsRemovedComesBackAtItsAddressAndAllHistoriesAreRight()
    {
        await using var town = await Town.StartAsync();
        var killed = town.Nodes[0];
        var address = await killed.AddressAsync();

        await town.StrikeAsync(killed, killed.KillAsync);
        await town.RemovedAsync(killed);
        await town.WorkAsync();
        await town.RejoinAsync(0, int.Parse(address.Split(':')[^1]));
        await town.WorkAsync();

        Assert.Equal(address, await town.Nodes[^1].AddressAsync());
        await town.EndAsync();
    }
}
