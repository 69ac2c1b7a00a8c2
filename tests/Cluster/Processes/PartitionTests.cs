using ActorConcurrency.Cluster.Processes.Tests.Support;

namespace ActorConcurrency.Cluster.Processes.Tests;

/// <summary>A node that is cut off from the others.</summary>
public sealed class PartitionTests
{
    [NetworkFact]
    public async Task Partition_WithAMinority_TheMinorityEndsAndTheMajorityGoesOn()
    {
        using var network = new Network(3);
        await using var first = Start(0);
        await using var second = Start(1);
        await using var third = Start(2);
        await NodeProcess.JoinAsync(first, second, third);
        string[] majority = [await first.AddressAsync(), await second.AddressAsync()];

        network.CutOff(2);
        await third.Ended;
        await Task.WhenAll(new[] { first, second }.Select(node => node.SeesAsync(view => view.IsWhole(majority))));

        network.Reconnect(2);
        await using var again = Start(2);
        again.Tell($"join {majority[0]}");
        string[] all = [.. majority, await again.AddressAsync()];
        await Task.WhenAll(new[] { first, second, again }.Select(node => node.SeesAsync(view => view.IsWhole(all))));

        NodeProcess Start(int host) => NodeProcess.Start(Network.AddressOf(host), 4000, network.NamespaceOf(host));
    }
}
