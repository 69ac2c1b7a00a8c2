using Xunit;

namespace ActorConcurrency.Cluster.Cli.Tests;

/// <summary>The cluster's scenario on processes that are killed.</summary>
public sealed class DemoTests
{
    [Fact]
    public async Task Cluster_ANodeIsKilled_NothingIsMissing()
    {
        var (exitCode, output, error) = await CommandProcess.RunAsync(
            "run cluster --set limit=1000000 --set buns=30 --set red=1s --lang en");
        Assert.True(exitCode == 0, output + error);
        Assert.Empty(error);
        Assert.Contains("kill -9 node3", output, StringComparison.Ordinal);
        foreach (var clause in new[]
        {
            "cluster: ok: 3 nodes came up; every job's result once (48 jobs, 3 times); 78498 primes each time", "8 cars passed once each; none on red",
            "30 buns eaten, none missing", "node3 was given up", "node2 left in order",
        })
            Assert.Contains(clause, output, StringComparison.Ordinal);
    }
}
