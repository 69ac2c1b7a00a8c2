using ActorConcurrency.Scenarios.Communication.Pipes;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Communication;

public class PipeContractTests
{
    private static readonly string[] GoodRun =
    [
        "0 intruder refused: the end is taken", "0 left sent ping1", "0 right received ping1", "0 right sent pong1", "0 left received pong1",
        "0 left sent ping2", "0 right received ping2", "0 right sent pong2", "0 left received pong2", "0 right end of file",
    ];

    [Fact]
    public void Check_GoodRun_KeepsTheContract() => Assert.Null(Broken(GoodRun));

    [Fact]
    public void Check_MessageThatIsLost_IsBroken() => Assert.Equal(
        "every message received once, in order (2 in all): right received ping2", Broken(Without("0 right received ping1")));

    [Fact]
    public void Check_MessageNeverSent_IsBroken() => Assert.StartsWith(
        "every message received once, in order (2 in all): left sent 1", Broken([.. GoodRun[..5], GoodRun[^1]]), StringComparison.Ordinal);

    [Fact]
    public void Check_AnswerTwice_IsBroken() => Assert.Equal(
        "and so were the answers: left received pong1, pong1, pong2", Broken([.. GoodRun[..5], .. GoodRun[4..]]));

    [Fact]
    public void Check_IntruderLetIn_IsBroken() => Assert.Equal(
        "the second reader was refused: it says 'let in'", Broken(["0 intruder let in", .. GoodRun[1..]]));

    [Fact]
    public void Check_NoEndOfFile_IsBroken() => Assert.Equal("end of file was seen after everything: it was not", Broken(GoodRun[..^1]));

    [Fact]
    public void Check_EndOfFileTooEarly_IsBroken() => Assert.Equal(
        "end of file was seen after everything: a message came after it", Broken(["0 right end of file", .. GoodRun[..^1]]));

    private static string[] Without(string note) => [.. GoodRun.Where(n => n != note)];

    private static string? Broken(string[] notes) => TraceOf.Broken(new PipeScenario(), TraceOf.Notes(notes), "messages=2");
}
