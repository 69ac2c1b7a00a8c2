using ActorConcurrency.Scenarios.Threads;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Threads;

public class ThreadClassContractTests
{
    [Fact]
    public void Check_GoodRun_KeepsTheContract() => Assert.Null(Broken("0 main started", "1 thread-demo printed (1, 2)"));

    [Fact]
    public void Check_NotRun_IsBroken() => Assert.Equal("ran once: it ran 0 times", Broken("0 main started"));

    [Fact]
    public void Check_OtherArguments_IsBroken() => Assert.Equal(
        "with the constructor's arguments: it 'printed (1, 3)'", Broken("0 main started", "1 thread-demo printed (1, 3)"));

    [Fact]
    public void Check_NoPause_IsBroken() => Assert.Equal("1 s after the start: only 500 ms", Broken("0 main started", "0.5 thread-demo printed (1, 2)"));

    [Fact]
    public void Check_RunInMain_IsBroken() => Assert.Equal("in the thread: it ran in main", Broken("0 main started", "1 main printed (1, 2)"));

    [Fact]
    public void Check_RunCalled_KeepsTheContractWithoutAThread() => Assert.Null(Broken(["0 main started", "1 main printed (1, 2)"], "call=run"));

    [Fact]
    public void Check_RunCalledButAThreadRan_IsBroken() => Assert.Equal(
        "in main itself: it ran in a thread", Broken(["0 main started", "1 thread-demo printed (1, 2)"], "call=run"));

    [Fact]
    public void Check_SecondStartNotRefused_IsBroken()
    {
        string[] notes = ["0 main started", "1 thread-demo printed (1, 2)"];
        Assert.Equal("the second start was refused: it was not", Broken(notes, "call=twice"));
        Assert.Null(Broken(["0 main second start refused", .. notes], "call=twice"));
    }

    private static string? Broken(params string[] notes) => Broken(notes, []);

    private static string? Broken(string[] notes, params string[] settings) => TraceOf.Broken(new ThreadClassScenario(), TraceOf.Notes(notes), settings);
}
