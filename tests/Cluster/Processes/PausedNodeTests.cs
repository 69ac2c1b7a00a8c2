using ActorConcurrency.Cluster.Processes.Tests.Support;
using Xunit;

namespace ActorConcurrency.Cluster.Processes.Tests;

/// <summary>A node that stands still for longer than the others wait.</summary>
public sealed class PausedNodeTests
{
    [Fact]
    public async Task Pause_PastTheFailureDetector_IsRemovedAndEndsWhenItGoesOn()
    {
        await using var first = NodeProcess.Start();
        await using var second = NodeProcess.Start();
        await using var third = NodeProcess.Start();
        await NodeProcess.JoinAsync(first, second, third);
        string[] others = [await first.AddressAsync(), await second.AddressAsync()];

        third.Pause();
        await Task.WhenAll(new[] { first, second }.Select(node => node.SeesAsync(view => view.IsWhole(others))));
        third.Resume();

        await third.Ended;
    }
}
