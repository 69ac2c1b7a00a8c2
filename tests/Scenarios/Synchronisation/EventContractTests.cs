using ActorConcurrency.Actors.Events;
using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Synchronisation;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Synchronisation;

public class EventContractTests
{
    [Fact]
    public void Check_GoodRun_KeepsTheContract() => Assert.Null(Broken([false, true, false], "3 main wait returned False"));

    [Fact]
    public void Check_ASubscriberThatMissedAChange_IsBroken() =>
        Assert.StartsWith("the subscriber was told of each", Broken([false, false], "3 main wait returned False"), StringComparison.Ordinal);

    [Fact]
    public void Check_AWaitThatReturnsTrue_IsBroken() =>
        Assert.StartsWith("the wait returned false", Broken([false, true, false], "3 main wait returned True"), StringComparison.Ordinal);

    [Fact]
    public void Check_AWaitThatReturnsEarly_IsBroken() =>
        Assert.Equal("after 3 s: after 2.5 s", Broken([false, true, false], "2.5 main wait returned False"));

    [Fact]
    public void Check_AnEventThatStaysSet_IsBroken() =>
        Assert.Equal(
            "off, on, off: it was False, True, True",
            TraceOf.Broken(new EventScenario(), TraceOf.Notes("0 main False", "0 main True", "0 main True", "0 main waits", "3 main wait returned False")));

    [Fact]
    public void Check_APulseThatReleases_KeepsTheContract() =>
        Assert.Null(Broken([false, true, false, true, false], "0.1 main wait returned True", "pulse=yes"));

    [Fact]
    public void Check_APulseThatIsMissed_IsBroken() => Assert.Equal(
        "the wait returned true: it ended with 'wait returned False'",
        Broken([false, true, false, true, false], "60 main wait returned False", "pulse=yes"));

    [Fact]
    public void Check_APulseThatNobodyIsToldOf_IsBroken() =>
        Assert.StartsWith("the subscriber was told of each", Broken([false, true, false], "0.1 main wait returned True", "pulse=yes"), StringComparison.Ordinal);

    private static string? Broken(bool[] told, string end, params string[] settings)
    {
        var trace = TraceOf.Notes("0 main False", "0 main True", "0 main False", "0 main waits", end);
        trace.AddRange(told.Select((isSet, i) => TraceOf.Event(TraceKind.Received, "0 observer", new EventProtocol.Changed(isSet, i))));
        return TraceOf.Broken(new EventScenario(), trace, settings);
    }
}
