using ActorConcurrency.Scenarios.Communication;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Communication;

public class ManagerContractTests
{
    private static readonly string[] Workers = ["0 process-worker1 count is 99", "0 process-worker2 count is 98"];

    [Fact]
    public void Check_GoodRun_KeepsTheContract() => Assert.Null(Broken([.. Workers, "1 main left 98"]));

    [Fact]
    public void Check_UpdateLostInSafeMode_IsBroken() =>
        Assert.Equal("98 left at the end: there was 99, where 98 was due", Broken([.. Workers, "1 main left 99"]));

    [Fact]
    public void Check_WorkerThatDidNothing_IsBroken() => Assert.Equal(
        "every worker took one away, once (2 in all): 1 workers took away 1", Broken([Workers[0], "1 main left 98"]));

    [Fact]
    public void Check_WorkerThatDidItTwice_IsBroken() => Assert.Equal(
        "every worker took one away, once (2 in all): 2 workers took away 3", Broken([.. Workers, Workers[1], "1 main left 98"]));

    [Fact]
    public void Check_NoEnd_IsBroken() => Assert.Equal("98 left at the end: the main process saw no end", Broken(Workers));

    [Fact]
    public void Check_UpdateLostInUnsafeMode_KeepsTheContractAndIsReported()
    {
        var findings = TraceOf.Check(new ManagerScenario(), TraceOf.Notes([.. Workers, "1 main left 99"]), "workers=2", "mode=unsafe");
        Assert.All(findings, finding => Assert.True(finding.Holds));
        Assert.Equal([1, 2], findings[^1].Clause.Values);
    }

    [Theory]
    [InlineData(97)]
    [InlineData(100)]
    public void Check_LessThanNothingLostOrAll_IsBroken(int left) =>
        Assert.NotNull(Broken([.. Workers, $"1 main left {left}"], "mode=unsafe"));

    private static string? Broken(string[] notes, params string[] settings) =>
        TraceOf.Broken(new ManagerScenario(), TraceOf.Notes(notes), ["workers=2", .. settings]);
}
