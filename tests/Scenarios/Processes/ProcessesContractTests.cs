using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Processes.Spread;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Processes;

public class ProcessesContractTests
{
    [Fact]
    public void Check_GoodRun_KeepsTheContract() => Assert.Null(Broken(Slept(0, "node1"), Slept(2, "node1"), Slept(1, "node2")));

    [Fact]
    public void Check_LineThatIsMissing_IsBroken() =>
        Assert.Equal("every line once (3 in all): there were 2", Broken(Slept(0, "node1"), Slept(1, "node2")));

    [Fact]
    public void Check_LineTwice_IsBroken() => Assert.Equal(
        "every line once (3 in all): there were 3", Broken(Slept(0, "node1"), Slept(1, "node2"), Slept(1, "node2")));

    [Fact]
    public void Check_AllOnOneNode_IsBroken() =>
        Assert.Equal("nodes: 2: there were 1", Broken(Slept(0, "node1"), Slept(1, "node1"), Slept(2, "node1")));

    [Fact]
    public void Check_SleepTooShort_IsBroken() => Assert.Equal(
        "each slept its time: it took 500 ms", Broken(Slept(0, "node1"), Slept(1, "node2", 0.5), Slept(2, "node1")));

    private static TraceEvent Slept(int number, string node, double seconds = 1) =>
        TraceOf.Event(TraceKind.Received, "1 main", new SleepingProtocol.Slept(number, node, 42, TimeSpan.FromSeconds(seconds)));

    private static string? Broken(params TraceEvent[] trace) => TraceOf.Broken(new ProcessesScenario(), trace, "processes=3");
}
