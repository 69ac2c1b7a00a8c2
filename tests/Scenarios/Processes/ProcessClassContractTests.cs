using ActorConcurrency.Actors.Processes;
using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Processes;
using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Processes;

public class ProcessClassContractTests
{
    private static readonly TraceEvent Start = TraceOf.Event(TraceKind.Received, "0 process-demo", new ProcessProtocol.Start(1, ActorRefs.Nobody));
    private static readonly TraceEvent Ran = TraceOf.Note("0 process-demo ran");
    private static readonly TraceEvent RanInMain = TraceOf.Note("0 main ran");
    private static readonly TraceEvent Ended = TraceOf.Note("1 main demo ended with exit code 0");

    [Fact]
    public void Check_GoodRun_KeepsTheContract() => Assert.Null(Broken([Start, Ran, Ended]));

    [Fact]
    public void Check_RanTwice_IsBroken() => Assert.Equal("ran once: it ran 2 times", Broken([Start, Ran, Ran, Ended]));

    [Fact]
    public void Check_RanInMain_IsBroken() => Assert.Equal("in the process: it ran in main", Broken([Start, RanInMain, Ended]));

    [Fact]
    public void Check_NoExitCode_IsBroken() => Assert.Equal("exit code 0: it was not seen", Broken([Start, Ran]));

    [Fact]
    public void Check_RunCalled_KeepsTheContractWithoutAProcess() => Assert.Null(Broken([RanInMain], "call=run"));

    [Fact]
    public void Check_RunCalledButAProcessStarted_IsBroken() =>
        Assert.Equal("no process was started: 1 were started", Broken([Start, RanInMain], "call=run"));

    private static string? Broken(TraceEvent[] trace, params string[] settings) => TraceOf.Broken(new ProcessClassScenario(), trace, settings);
}
