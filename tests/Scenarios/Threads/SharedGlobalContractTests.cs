using ActorConcurrency.Actors.Shared;
using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Threads;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Threads;

public class SharedGlobalContractTests
{
    private static readonly TraceEvent[] GoodRun =
    [
        Set("shared-value-g"), Set("shared-value-g"), TraceOf.Note("0 thread-0 printed 0"), TraceOf.Note("0 thread-1 printed 0"),
        TraceOf.Note("1 main g is 0, f is 100"),
    ];

    [Fact]
    public void Check_GoodRun_KeepsTheContract() => Assert.Null(Broken(GoodRun));

    [Fact]
    public void Check_ThreadThatSawTheOldValue_IsBroken() => Assert.Equal(
        "every one saw 0 (2 in all): 1 of 2 lines said 0", Broken([.. GoodRun[..3], TraceOf.Note("0 thread-1 printed 100"), GoodRun[4]]));

    [Fact]
    public void Check_CopyThatChangedToo_IsBroken() => Assert.Equal(
        "0 and 100 at the end: it was 'g is 0, f is 0'", Broken([.. GoodRun[..4], TraceOf.Note("1 main g is 0, f is 0")]));

    [Fact]
    public void Check_ChangedElsewhere_IsBroken() => Assert.StartsWith(
        "g was changed by its owner only: it was changed by 2 actors", Broken([Set("elsewhere"), .. GoodRun[1..]]), StringComparison.Ordinal);

    [Fact]
    public void Check_ChangedWithoutAMessage_IsBroken() => Assert.StartsWith(
        "g was changed by its owner only: ", Broken(GoodRun[1..]), StringComparison.Ordinal);

    [Fact]
    public void Check_ProcessesWithTheirOwnCopies_KeepTheContract() => Assert.Null(
        Broken([Set("one"), Set("two"), GoodRun[2], GoodRun[3], TraceOf.Note("1 main g is 100, f is 100")], "kind=processes"));

    private static TraceEvent Set(string actor) => TraceOf.Event(TraceKind.Received, $"0 {actor}", new SharedProtocol.Set(1, "", 0));

    private static string? Broken(TraceEvent[] trace, params string[] settings) =>
        TraceOf.Broken(new SharedGlobalScenario(), trace, ["threads=2", .. settings]);
}
