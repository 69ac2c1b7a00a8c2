using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;
using ActorConcurrency.Scenarios.Synchronisation.TrafficLight;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Synchronisation;

public class TrafficLightContractTests
{
    private static readonly TrafficLightScenario Scenario = new();

    private static readonly string[] GoodRun =
    [
        "0 light Red", "0 car0 waits", "0.5 car1 waits", "5 light Green", "5 car1 passes", "5 car0 passes", "6 car2 passes", "7 light Red",
    ];

    [Fact]
    public void Check_GoodRun_KeepsTheContract() => Assert.Null(Broken(GoodRun));

    [Fact]
    public void Check_ACarLetThroughOnRed_IsBroken() =>
        Assert.Equal("none on red: car0 passed on red", Broken(["0 light Red", "0 car0 passes", "5 light Green", "5 car1 passes", "5 car2 passes"]));

    [Fact]
    public void Check_ACarThatPassesAfterTheNextRed_IsBroken() =>
        Assert.Equal(
            "none on red: car0 passed on red",
            Broken([.. GoodRun.Where(n => n != "5 car0 passes"), "7 car0 passes"]));

    [Fact]
    public void Check_ACarThatPassesTwice_IsBroken() =>
        Assert.Equal("3 cars passed once each: car2 passed 2 times", Broken([.. GoodRun[..7], "6 car2 passes"]));

    [Fact]
    public void Check_ACarThatNeverPasses_IsBroken() =>
        Assert.Equal("3 cars passed once each: car2 passed 0 times", Broken([.. GoodRun.Where(n => n != "6 car2 passes")]));

    [Fact]
    public void Check_ACarThatNobodyPlanned_IsBroken() => Assert.NotNull(Broken([.. GoodRun[..7], "6 car7 passes"]));

    [Fact]
    public void Check_AWaitingCarThatMissesAGreen_IsBroken() =>
        Assert.Equal(
            "waiting cars passed on the first green: car0 did not pass on the first green after it arrived",
            Broken([.. GoodRun.Where(n => n != "5 car0 passes"), "12 light Green", "12 car0 passes"]));

    [Fact]
    public void Check_ACarThatWaitsOnGreen_IsBroken() =>
        Assert.Equal(
            "waiting cars passed on the first green: car2 waited on green",
            Broken([.. GoodRun[..6], "5.5 car2 waits", .. GoodRun[6..]]));

    [Fact]
    public void Check_AGreenThatIsTooShort_IsBroken() =>
        Assert.Equal("the light kept its times: green lasted 1.5 s instead of 2 s", Broken([.. GoodRun[..7], "6.5 light Red"]));

    [Fact]
    public void Check_ARedThatIsTooLong_IsKept() =>
        Assert.Null(Broken(["0 light Red", "0 car0 waits", "9 light Green", "9 car0 passes", "9 car1 passes", "9 car2 passes"]));

    [Fact]
    public void Check_TheSameColourTwice_IsBroken() =>
        Assert.Equal("the light kept its times: the light turned red twice in a row", Broken([.. GoodRun, "12 light Red"]));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_ManyCars_KeepsTheTraceOnlyWhereItIsAskedFor(bool isAskedFor)
    {
        var settings = new RunSettings(
            new ParameterValues(Scenario, ParameterValues.ReadSettings(["cars=50"])), Speed: 1000, Seed: 1, Scenario.In(Language.En), IsQuiet: true, KeepsTrace: isAskedFor);
        await using var transcript = new Transcript(TextWriter.Null);
        var outcome = await ScenarioRunner.RunAsync(Scenario, settings, transcript, ScenarioSystem.Local("off"), CancellationToken.None);
        Assert.True(outcome.Verdict == Verdict.Kept, outcome.Summary);
        Assert.Equal(isAskedFor, outcome.Trace.Count > 0);
    }

    private static string? Broken(string[] notes) => TraceOf.Broken(Scenario, TraceOf.Notes(notes), "cars=3");
}
