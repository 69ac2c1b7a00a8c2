using System.Globalization;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Processes;

/// <summary>What the process scenarios print, against the rules that the notes' programs keep.</summary>
public class ProcessTranscriptTests
{
    private static readonly string Pid = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("notes", "no")]
    [InlineData("en", "no")]
    [InlineData("notes", "yes")]
    public async Task Process_Run_PrintsArgumentPidAndParentsPid(string language, string fail)
    {
        var result = await CommandLine.RunAsync($"run process --lang {language} --set fail={fail} --log-level off");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(["lm", Pid], result.Transcript.Take(2));
        Assert.Matches(@"^[1-9]\d*$", result.Transcript[2]);
        Assert.NotEqual(Pid, result.Transcript[2]);
        Assert.Equal(3, result.Transcript.Count);
    }

    [Theory]
    [InlineData(10, 0)]
    [InlineData(1, 0)]
    [InlineData(50, 0)]
    [InlineData(10, 3)]
    public async Task ProcessJoin_Run_PrintsEachLineOnceAndOverLast(int processes, int crash)
    {
        var result = await CommandLine.RunAsync($"run process-join --set processes={processes} --set crash={crash} --log-level off");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal("over", result.Transcript[^1]);
        Assert.Equal(
            Enumerable.Range(1, processes).Where(i => i != crash).Select(i => new string('*', i)),
            result.Transcript.SkipLast(1).OrderBy(line => line.Length));
    }

    [Theory]
    [InlineData("start")]
    [InlineData("run")]
    public async Task ProcessClass_Run_PrintsTheNumber(string call)
    {
        var result = await CommandLine.RunAsync($"run process-class --set call={call}");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(["12345"], result.Transcript);
    }

    [Theory]
    [InlineData(10, 2)]
    [InlineData(7, 3)]
    [InlineData(1, 2)]
    public async Task Processes_Run_SpreadsThemOverTheNodes(int processes, int nodes)
    {
        var result = await CommandLine.RunAsync($"run processes --speed 1000 --set processes={processes} --set nodes={nodes}");
        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Equal(
            Enumerable.Range(0, processes).Select(n => $"{n} node{(n % nodes) + 1}@{Pid}").Order(), result.Transcript.Order());
    }
}
