using ActorConcurrency.Scenarios.Cluster.Demo;
using ActorConcurrency.Scenarios.Synchronisation.TrafficLight;
using Xunit;
using static ActorConcurrency.Scenarios.Tests.RecordedRun;

namespace ActorConcurrency.Scenarios.Tests.Cluster;

/// <summary>The scenario on nodes that are systems of this process; tests/Cluster has it on real processes.</summary>
public class ClusterScenarioTests
{
    [Fact]
    public async Task Check_ARunThatWasOtherwise_IsBroken()
    {
        var run = await OfAsync(new ClusterScenario(), 20, "limit=20000", "cars=4", "buns=12");
        Assert.Equal("3 nodes came up: there were 2", run.Without(Note("main", ClusterProgram.NotesUp)));
        Assert.Contains("job 0 had 0 results", run.Without(Note("main", $"{ClusterProgram.NotesResult}{ClusterProgram.All} 0 ")), StringComparison.Ordinal);
        Assert.Contains("job 0 had 2 results", run.Twice(Note("main", $"{ClusterProgram.NotesResult}{ClusterProgram.All} 0 ")), StringComparison.Ordinal);
        Assert.Contains(" passed on red", run.Earlier(Note("car0", Car.Passes), Note("light", nameof(Light.Red))), StringComparison.Ordinal);
        Assert.Contains("car0 passed 0 times", run.Without(Note("car0", Car.Passes)), StringComparison.Ordinal);
        Assert.Contains("none missing (", run.WithoutAll(e => e.Message is BakeryProtocol.Eaten { Bun: 0 }), StringComparison.Ordinal);
        Assert.Contains("it was not", run.Without(Note("main", TroubledWork.NotesRemoved)), StringComparison.Ordinal);
        Assert.Contains(
            "its exit code was 7",
            run.Otherwise(Note("main", ClusterProgram.NotesLeft), e => e with { Note = $"{ClusterProgram.NotesLeft}node2 7" }),
            StringComparison.Ordinal);
    }
}
