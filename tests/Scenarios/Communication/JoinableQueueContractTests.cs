using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Communication.JoinableQueues;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Communication;

public class JoinableQueueContractTests
{
    private static readonly string[] GoodRun =
        ["1 consumer took 1 delivery 1", "1 consumer ate 1", "2 consumer took 2 delivery 1", "2 consumer ate 2", "2 producer joined"];

    [Fact]
    public void Check_GoodRun_KeepsTheContract() => Assert.Null(Broken(GoodRun));

    [Fact]
    public void Check_ABunThatIsLost_IsBroken() =>
        Assert.Equal("2 buns eaten once each, in order: eaten were: ate 2", Broken([.. GoodRun.Where(n => n != "1 consumer ate 1")]));

    [Fact]
    public void Check_ABunThatIsEatenTwice_IsBroken() =>
        Assert.StartsWith("2 buns eaten once each", Broken([GoodRun[1], .. GoodRun]), StringComparison.Ordinal);

    [Fact]
    public void Check_AJoinBeforeTheLastBun_IsBroken() =>
        Assert.Equal("joined after the last was done: it joined before", Broken([.. GoodRun[..3], GoodRun[4], GoodRun[3]]));

    [Fact]
    public void Check_ADaemonThatLivesOn_IsBroken() =>
        Assert.StartsWith(
            "the daemon stopped at the end", TraceOf.Broken(new JoinableQueueScenario(), TraceOf.Notes(GoodRun), "buns=2"), StringComparison.Ordinal);

    [Fact]
    public void Check_ACrashWithoutAnotherDelivery_IsBroken() =>
        Assert.StartsWith("bun 1 was delivered again after the crash: it was delivered once only", Broken(GoodRun, "crash=1"), StringComparison.Ordinal);

    [Fact]
    public void Check_ACrashWithRestartAndAnotherDelivery_KeepsTheContract()
    {
        var trace = TraceOf.Notes("0 consumer took 1 delivery 1");
        trace.Add(TraceOf.Event(TraceKind.Restarted, "0 consumer Collapsed"));
        trace.AddRange(TraceOf.Notes("1 consumer took 1 delivery 2"));
        trace.AddRange(TraceOf.Notes(GoodRun[1..]));
        trace.Add(TraceOf.Event(TraceKind.Stopped, "2 consumer"));
        Assert.Null(TraceOf.Broken(new JoinableQueueScenario(), trace, "buns=2", "crash=1"));
    }

    private static string? Broken(string[] notes, params string[] settings)
    {
        var trace = TraceOf.Notes(notes);
        trace.Add(TraceOf.Event(TraceKind.Stopped, "2 consumer"));
        return TraceOf.Broken(new JoinableQueueScenario(), trace, ["buns=2", .. settings]);
    }
}
