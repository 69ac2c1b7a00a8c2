using ActorConcurrency.Scenarios.Pools;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Pools;

public class PoolContractTests
{
    private static readonly string[] GoodRun =
    [
        "0 worker1 start func0 apply", "1 worker1 end func0 apply",
        "1 worker2 start func0 apply_async", "1 worker1 start func1 apply", "2 worker2 end func0 apply_async", "2 worker1 end func1 apply",
        "2 worker2 start func1 apply_async", "2 main refused after close", "3 worker2 end func1 apply_async", "3 main joined",
    ];

    [Fact]
    public void Check_GoodRun_KeepsTheContract() => Assert.Null(Broken(GoodRun));

    [Fact]
    public void Check_SynchronousJobsThatOverlap_AreBroken() =>
        Assert.StartsWith(
            "synchronous jobs never overlapped: func1 apply started before func0 apply had ended",
            Broken([GoodRun[0], GoodRun[3], GoodRun[1], GoodRun[2], .. GoodRun[4..]]),
            StringComparison.Ordinal);

    [Fact]
    public void Check_MoreJobsThanWorkers_IsBroken() =>
        Assert.Equal("at most 1 at a time: 2 ran at a time", Broken(GoodRun, "workers=1"));

    [Fact]
    public void Check_AStartWithoutAnEnd_IsBroken() =>
        Assert.StartsWith(
            "4 jobs started and ended once each: func0 apply_async", Broken([.. GoodRun.Where(n => n != GoodRun[4])]), StringComparison.Ordinal);

    [Fact]
    public void Check_AJobThatRunsTwice_IsBroken() =>
        Assert.StartsWith("4 jobs started and ended once each: func0 apply", Broken([GoodRun[0], GoodRun[1], .. GoodRun]), StringComparison.Ordinal);

    [Fact]
    public void Check_AJobThatIsTooShort_IsBroken() =>
        Assert.Equal(
            "each job took its time: func0 apply took 500 ms", Broken([GoodRun[0], "0.5 worker1 end func0 apply", .. GoodRun[2..]]));

    [Fact]
    public void Check_NoRefusalAfterClose_IsBroken() =>
        Assert.Equal("the closed pool refused a job: it took it", Broken([.. GoodRun.Where(n => n != GoodRun[7])]));

    [Fact]
    public void Check_AJoinBeforeTheLastEnd_IsBroken() =>
        Assert.Equal("join returned after the last end: it returned before", Broken([.. GoodRun[..8], GoodRun[9], GoodRun[8]]));

    [Fact]
    public void Check_TerminatedWithEverythingAccountedFor_KeepsTheContract() =>
        Assert.Null(Broken([.. GoodRun[..4], "2 worker2 interrupted func0 apply_async", "2 worker1 interrupted func1 apply", "2 main terminated"], "terminate=2s"));

    [Fact]
    public void Check_TerminatedButAJobRunsOn_IsBroken() =>
        Assert.Equal(
            "nothing ran after terminate: a job ran on",
            Broken([.. GoodRun[..4], "2 worker2 interrupted func0 apply_async", "2 main terminated", "2 worker1 end func1 apply"], "terminate=2s"));

    private static string? Broken(string[] notes, params string[] settings) =>
        TraceOf.Broken(new PoolScenario(), TraceOf.Notes(notes), ["inputs=2", .. settings]);
}
