using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Communication;

/// <summary>What queue, pipe and manager print, against the rules that the notes' programs keep.</summary>
public class CommunicationTranscriptTests
{
    [Fact]
    public async Task Queue_Run_PutsAndGets() =>
        Assert.Equal(["生产者放了food", "消费者取了food"], (await CommandLine.RunAsync("run queue")).Transcript);

    [Fact]
    public async Task Queue_ProducerCrashes_ConsumerGetsTheRestAndStops()
    {
        var result = await CommandLine.RunAsync("run queue --lang en --set items=5 --set crash=3");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(
            ["the consumer gets food1", "the consumer gets food2", "the producer is gone: the consumer waits no more"],
            result.Transcript.Where(line => line.Contains("consumer", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("close", "left closes its end")]
    [InlineData("death", "left dies")]
    public async Task Pipe_Run_RefusesTheIntruderAndEndsWithEndOfFile(string end, string line)
    {
        var result = await CommandLine.RunAsync($"run pipe --lang en --set messages=2 --set end={end}");
        Assert.True(result.ExitCode == 0, result.Output);
        Assert.StartsWith("intruder is refused: pipe 'pipe': the second end is ", result.Transcript[0], StringComparison.Ordinal);
        Assert.Equal(
            [
                "left sent ping1", "right received ping1", "right sent pong1", "left received pong1",
                "left sent ping2", "right received ping2", "right sent pong2", "left received pong2",
                line, "right reads end of file",
            ],
            result.Transcript.Skip(1));
    }

    [Fact]
    public async Task Manager_Run_PrintsTheDictTwice() =>
        Assert.Equal(["{'count': 99}", "主进程 {'count': 99}"], (await CommandLine.RunAsync("run manager")).Transcript);

    [Fact]
    public async Task Manager_HundredSafeWorkers_LeaveNothing()
    {
        var result = await CommandLine.RunAsync("run manager --set workers=100");
        Assert.Equal("主进程 {'count': 0}", result.Transcript[^1]);
        Assert.Equal(Enumerable.Range(0, 100).Select(n => $"{{'count': {n}}}").Order(), result.Transcript.SkipLast(1).Order());
    }

    [Fact]
    public async Task Manager_HundredUnsafeWorkers_LoseUpdatesAndSaySo()
    {
        var result = await CommandLine.RunAsync("run manager --lang en --set workers=100 --set mode=unsafe --set gap=1s");
        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"[1-9]\d* of 100 updates were lost", result.Lines[^1]);
    }
}
