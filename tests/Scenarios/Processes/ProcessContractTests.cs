using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Processes;
using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Processes;

public class ProcessContractTests
{
    private static readonly TraceEvent Terminated =
        TraceOf.Event(TraceKind.Received, "1 main", new Terminated(ActorRefs.Nobody, existenceConfirmed: true, addressTerminated: false))
            with
        { Actor = "/user/scenario/main" };

    private static readonly TraceEvent Ran = TraceOf.Note("0 process-process ran with ('lm', 12)");
    private static readonly TraceEvent Ended = TraceOf.Note("1 main process ended with exit code 0");

    [Fact]
    public void Check_GoodRun_KeepsTheContract() => Assert.Null(Broken([Ran, Terminated, Ended]));

    [Fact]
    public void Check_FuncRanTwice_IsBroken() =>
        Assert.Equal("func ran once with ('lm', 12): it ran 2 times", Broken([Ran, Ran, Terminated, Ended]));

    [Fact]
    public void Check_OtherArguments_IsBroken() =>
        Assert.StartsWith("func ran once", Broken([TraceOf.Note("0 process-process ran with ('lm', 13)"), Terminated, Ended]), StringComparison.Ordinal);

    [Fact]
    public void Check_OtherExitCode_IsBroken() => Assert.Equal(
        "exit code 0: what was seen is 'process ended with exit code 1'",
        Broken([Ran, Terminated, TraceOf.Note("1 main process ended with exit code 1")]));

    [Fact]
    public void Check_ParentThatSawNothing_IsBroken() => Assert.EndsWith(": it saw nothing", Broken([Ran, Ended]), StringComparison.Ordinal);

    [Fact]
    public void Check_FuncThatFailsUnnoticed_IsBroken() =>
        Assert.StartsWith("exit code 1: ", Broken([Ran, Terminated, Ended], "fail=yes"), StringComparison.Ordinal);

    private static string? Broken(TraceEvent[] trace, params string[] settings) => TraceOf.Broken(new ProcessScenario(), trace, settings);
}
