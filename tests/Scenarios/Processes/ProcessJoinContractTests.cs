using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Processes;
using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Processes;

public class ProcessJoinContractTests
{
    private static readonly TraceEvent Terminated =
        TraceOf.Event(TraceKind.Received, "1 main", new Terminated(ActorRefs.Nobody, existenceConfirmed: true, addressTerminated: false));

    private static readonly TraceEvent First = TraceOf.Note("0 process-1 printed 1");
    private static readonly TraceEvent Second = TraceOf.Note("0 process-2 printed 2");
    private static readonly TraceEvent Over = TraceOf.Note("2 main over");

    [Fact]
    public void Check_GoodRun_KeepsTheContract() => Assert.Null(Broken([Second, First, Terminated, Terminated, Over]));

    [Fact]
    public void Check_LineThatIsMissing_IsBroken() => Assert.Equal(
        "each printed its whole line once (2 in all): 2 stars were printed 0 times", Broken([First, Terminated, Terminated, Over]));

    [Fact]
    public void Check_LineTwice_IsBroken() => Assert.Equal(
        "each printed its whole line once (2 in all): 1 stars were printed 2 times", Broken([First, First, Second, Terminated, Terminated, Over]));

    [Fact]
    public void Check_OverBeforeTheLastJoin_IsBroken() => Assert.Equal(
        "every process was joined (2 in all): 1 had terminated before over", Broken([First, Second, Terminated, Over, Terminated]));

    [Fact]
    public void Check_OverBeforeTheLastLine_IsBroken() => Assert.Equal(
        "over came last: it did not", Broken([First, Terminated, Terminated, Over, Second]));

    [Fact]
    public void Check_CrashThatTheParentSees_KeepsTheContract() => Assert.Null(
        Broken([First, Terminated, Terminated, TraceOf.Note("1 main 2 ended with exit code 1"), Over], "crash=2"));

    [Fact]
    public void Check_CrashThatTheParentMisses_IsBroken() => Assert.EndsWith(
        "the parent knows: it does not", Broken([First, Terminated, Terminated, Over], "crash=2"), StringComparison.Ordinal);

    private static string? Broken(TraceEvent[] trace, params string[] settings) =>
        TraceOf.Broken(new ProcessJoinScenario(), trace, ["processes=2", .. settings]);
}
