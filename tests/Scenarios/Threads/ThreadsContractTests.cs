using ActorConcurrency.Scenarios.Threads;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Threads;

public class ThreadsContractTests
{
    private static readonly string[] GoodRun =
        ["0 thread-0 begins", "0 thread-1 begins", "1 thread-1 printed 1 pid 42", "1 thread-0 printed 0 pid 42"];

    [Fact]
    public void Check_GoodRun_KeepsTheContract() => Assert.Null(Broken(GoodRun));

    [Fact]
    public void Check_LineThatIsMissing_IsBroken() => Assert.Equal("every line once (2 in all): there were 1", Broken(GoodRun[..3]));

    [Fact]
    public void Check_TwoPids_IsBroken() => Assert.Equal("one pid: there were 2", Broken([.. GoodRun[..3], "1 thread-0 printed 0 pid 43"]));

    [Fact]
    public void Check_SleepTooShort_IsBroken() => Assert.Equal(
        "each slept its time: it took 500 ms", Broken([GoodRun[0], GoodRun[1], "0.5 thread-1 printed 1 pid 42", GoodRun[3]]));

    [Fact]
    public void Check_OneAfterTheOther_IsBroken() => Assert.Equal(
        "at the same time: 2 s in all: one after the other, 2 s",
        Broken(["0 thread-0 begins", "1 thread-0 printed 0 pid 42", "1 thread-1 begins", "2 thread-1 printed 1 pid 42"]));

    private static string? Broken(string[] notes) => TraceOf.Broken(new ThreadsScenario(), TraceOf.Notes(notes), "threads=2");
}
