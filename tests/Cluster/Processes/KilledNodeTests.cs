using ActorConcurrency.Cluster.Processes.Tests.Support;
using Xunit;

namespace ActorConcurrency.Cluster.Processes.Tests;

/// <summary>A node that is killed.</summary>
public sealed class KilledNodeTests
{
    [Fact]
    public async Task Kill_OfANode_IsRemovedAndMayComeBackAtItsAddress()
    {
        await using var first = NodeProcess.Start();
        await using var second = NodeProcess.Start();
        await using var third = NodeProcess.Start();
        await NodeProcess.JoinAsync(first, second, third);
        string[] addresses = [await first.AddressAsync(), await second.AddressAsync(), await third.AddressAsync()];

        await third.KillAsync();
        await Task.WhenAll(new[] { first, second }.Select(node => node.SeesAsync(view => view.IsWhole(addresses[..2]))));

        await using var again = NodeProcess.Start(port: int.Parse(addresses[2].Split(':')[^1]));
        Assert.Equal(addresses[2], await again.AddressAsync());
        again.Tell($"join {addresses[0]}");
        await Task.WhenAll(new[] { first, second, again }.Select(node => node.SeesAsync(view => view.IsWhole(addresses))));
    }
}
