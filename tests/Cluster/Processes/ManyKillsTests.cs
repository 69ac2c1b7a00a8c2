using System.Diagnostics;
using System.Globalization;
using ActorConcurrency.Cluster.Processes.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace ActorConcurrency.Cluster.Processes.Tests;

/// <summary>Jobs while nodes are killed at random moments. The variables <c>KILLS</c> and <c>KILLS_SEED</c> say how often, and which moments.</summary>
public sealed class ManyKillsTests(ITestOutputHelper output)
{
    private const int UsualKills = 24;

    [Fact]
    public async Task Kills_AtRandomMoments_EveryJobsResultOnceAndNoneMissing()
    {
        var kills = Read("KILLS") ?? UsualKills;
        var seed = Read("KILLS_SEED") ?? Random.Shared.Next();
        var clock = Stopwatch.StartNew();
        await using var workshop = await Workshop.StartAsync();
        try
        {
            await workshop.RunAsync(kills, new Random(seed));
        }
        finally
        {
            output.WriteLine($"{kills} kills, {workshop.KillsOfQueue} of them of a queue's node, seed {seed}, {clock.Elapsed.TotalSeconds:0} s");
        }
    }

    private static int? Read(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
