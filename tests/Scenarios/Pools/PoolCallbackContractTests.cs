using ActorConcurrency.Scenarios.Pools;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Pools;

public class PoolCallbackContractTests
{
    [Fact]
    public void Check_GoodRun_KeepsTheContract() => Assert.Null(Broken(["0 worker1 func1(10)", "0 main func2 made 100"]));

    [Fact]
    public void Check_CallbackInAWorker_IsBroken() =>
        Assert.StartsWith("func2 ran once, in the parent", Broken(["0 worker1 func1(10)", "0 worker1 func2 made 100"]), StringComparison.Ordinal);

    [Fact]
    public void Check_Func1InTheParent_IsBroken() =>
        Assert.StartsWith("func1 ran once, in a worker", Broken(["0 main func1(10)", "0 main func2 made 100"]), StringComparison.Ordinal);

    [Fact]
    public void Check_WrongResult_IsBroken() =>
        Assert.StartsWith("func2 ran once, in the parent", Broken(["0 worker1 func1(10)", "0 main func2 made 99"]), StringComparison.Ordinal);

    [Fact]
    public void Check_FailureThatReachesTheErrorCallback_KeepsTheContract() =>
        Assert.Null(Broken(["0 worker1 func1(10)", "0 main func1 failed"], "fail=yes"));

    [Fact]
    public void Check_FailureThatReachesBothCallbacks_IsBroken() =>
        Assert.StartsWith(
            "and nothing else", Broken(["0 worker1 func1(10)", "0 main func1 failed", "0 main func2 made 100"], "fail=yes"), StringComparison.Ordinal);

    private static string? Broken(string[] notes, params string[] settings) =>
        TraceOf.Broken(new PoolCallbackScenario(), TraceOf.Notes(notes), settings);
}
