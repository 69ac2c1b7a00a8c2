using ActorConcurrency.Actors;
using ActorConcurrency.Cluster.Contracts.Tests.Support;
using ActorConcurrency.Cluster.Processes.Tests.Support;
using Xunit;

namespace ActorConcurrency.Cluster.Contracts.Tests;

/// <summary>What the contract suites take for granted here: that what they use is in other processes, and that these end.</summary>
public sealed class ProcessClusterTests
{
    [Fact]
    public async Task Names_LiveOnBothOtherProcesses_AndCodeOnThisOne()
    {
        using var backend = new ProcessBackend();
        for (var i = 0; i < 20; i++)
            await backend.Concurrency.Event($"event{i}").SetAsync().WaitAsync(NodeProcess.Limit);
        await backend.Concurrency.Pool("workers", 1).ApplyAsync(() => 1).WaitAsync(NodeProcess.Limit);

        var cluster = Akka.Cluster.Cluster.Get(backend.System);
        var placed = await cluster.PrimitivesAsync().WaitAsync(NodeProcess.Limit);

        var events = placed.Where(one => one.State.Name.StartsWith("event", StringComparison.Ordinal)).Select(one => one.Node).ToList();
        Assert.Equal(20, events.Count);
        Assert.Equal(2, events.Distinct().Count());
        Assert.DoesNotContain(cluster.SelfAddress, events);
        Assert.Equal(cluster.SelfAddress, placed.Single(one => one.State.Kind == "pool").Node);
    }

    [Fact]
    public async Task Node_WhoseInputEnds_Ends()
    {
        await using var node = NodeProcess.StartProgram(typeof(ProcessCluster).Assembly.Location);
        await node.AddressAsync();

        node.EndInput();

        await node.Ended;
    }
}
