using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Cli;

/// <summary>
/// The printed lines against the rules that the notes' Python programs keep (which lines, how often, what before what), and
/// against the stricter ones that only the actor version keeps.
/// </summary>
public class TranscriptRuleTests
{
    [Fact]
    public async Task Event_Run_PrintsTheLinesOfTheNotes()
    {
        var result = await CommandLine.RunAsync("run event --speed 1000");
        Assert.Equal(["False", "True", "False", "12345"], result.Transcript);
    }

    [Theory]
    [InlineData("en", "set, and cleared at once: the wait returned True")]
    [InlineData("notes", "set，马上又 clear：等待返回了True")]
    public async Task Event_SetAndClearedAtOnce_ReleasesTheWaiter(string language, string line)
    {
        var result = await CommandLine.RunAsync($"run event --speed 1000 --lang {language} --set pulse=yes");
        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Equal(["False", "True", "False", line, "12345"], result.Transcript);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--set cars=200")]
    [InlineData("--set cars=1")]
    [InlineData("--set cars=60 --set red=500ms --set green=20s")]
    public async Task TrafficLight_Run_PrintsLinesInTheOrderOfEvents(string settings)
    {
        var result = await CommandLine.RunAsync($"run traffic-light --speed 1000 {settings}");
        Assert.Equal(0, result.ExitCode);
        var isGreen = false;
        var arrived = 0;
        var waiting = new HashSet<string>();
        var passed = new HashSet<string>();
        foreach (var line in result.Transcript)
        {
            switch (line)
            {
                case "绿灯亮了":
                    Assert.False(isGreen);
                    isGreen = true;
                    break;
                case "红灯亮了":
                    Assert.True(isGreen);
                    Assert.Empty(waiting);
                    isGreen = false;
                    break;
                case var _ when line.EndsWith("在等待", StringComparison.Ordinal):
                    Assert.Equal($"car{arrived++}在等待", line);
                    Assert.False(isGreen);
                    Assert.True(waiting.Add(line.Replace("在等待", "", StringComparison.Ordinal)));
                    break;
                default:
                    Assert.EndsWith("通过", line, StringComparison.Ordinal);
                    Assert.True(isGreen);
                    var car = line.Replace("通过", "", StringComparison.Ordinal);
                    if (!waiting.Remove(car))
                        Assert.Equal($"car{arrived++}", car);
                    Assert.True(passed.Add(car));
                    break;
            }
        }
        Assert.Empty(waiting);
        Assert.Equal(Enumerable.Range(0, passed.Count).Select(i => $"car{i}").Order(), passed.Order());
        Assert.Equal(settings.Contains("cars=", StringComparison.Ordinal) ? Cars(settings) : 20, passed.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--set crash=3")]
    [InlineData("--set crash=1 --set buns=1")]
    public async Task JoinableQueue_Run_EatsEveryBunOnceInOrder(string settings)
    {
        var result = await CommandLine.RunAsync($"run joinable-queue --speed 1000 {settings}");
        Assert.Equal(0, result.ExitCode);
        var count = settings.Contains("buns=1", StringComparison.Ordinal) ? 1 : 5;
        var made = 0;
        var eaten = new List<string>();
        foreach (var line in result.Transcript.Where(line => !line.Contains("倒下", StringComparison.Ordinal)))
        {
            if (line == "喜洋洋生产了一个包子")
                made++;
            else
                eaten.Add(line);
            Assert.True(eaten.Count <= made);
        }
        Assert.Equal(count, made);
        Assert.Equal(Enumerable.Range(1, count).Select(i => $"灰太狼吃了包子{i}"), eaten);
        Assert.Equal(settings.Contains("crash", StringComparison.Ordinal) ? 1 : 0, result.Transcript.Count(line => line.Contains("倒下", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Semaphore_Run_GrantsTheFifthAfterTheRelease()
    {
        var result = await CommandLine.RunAsync("run semaphore --speed 1000 --lang en --set patience=1h");
        Assert.Equal(
            [
                "acquirer1 got a permit", "acquirer2 got a permit", "acquirer3 got a permit", "acquirer4 got a permit",
                "acquirer5 waits for a permit", "acquirer1 released a permit", "acquirer5 got a permit",
            ],
            result.Transcript);
    }

    [Fact]
    public async Task Semaphore_NobodyReleases_ShowsTheDeadlockAsATimeout()
    {
        var result = await CommandLine.RunAsync("run semaphore --speed 100 --lang en --set release=never --set patience=2s");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal("acquirer5 waits for a permit", result.Transcript[^2]);
        Assert.StartsWith("acquirer5 waited in vain: ", result.Transcript[^1], StringComparison.Ordinal);
        Assert.Contains("semaphore", result.Transcript[^1]["acquirer5 waited in vain: ".Length..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pool_Run_StartsAndEndsEveryJobOnItsWorker()
    {
        var result = await CommandLine.RunAsync("run pool --speed 1000");
        Assert.Equal(0, result.ExitCode);
        var running = new List<string>();
        var started = 0;
        foreach (var line in result.Transcript.Where(l => l.Contains("func", StringComparison.Ordinal)))
        {
            Assert.Matches(@"^(start|end) func\d worker[1-5]$", line);
            var job = line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..];
            if (line.StartsWith("start", StringComparison.Ordinal))
            {
                started++;
                running.Add(job);
                Assert.True(running.Count <= 5);
            }
            else
            {
                Assert.True(running.Remove(job));
            }
        }
        Assert.Equal(20, started);
        Assert.Empty(running);
    }

    [Fact]
    public async Task Pool_Terminated_ReportsEveryJobThatDidNotEnd()
    {
        var result = await CommandLine.RunAsync("run pool --speed 20 --lang en --set terminate=2500ms");
        Assert.True(result.ExitCode == 0, result.Output);
        var report = result.Transcript[^1];
        Assert.StartsWith("the pool is terminated; interrupted: ", report, StringComparison.Ordinal);
        var ends = result.Transcript.Count(l => l.StartsWith("end ", StringComparison.Ordinal));
        Assert.InRange(ends, 1, 19);
        Assert.Equal(20 - ends, Regex.Count(report, "func"));
    }

    [Fact]
    public async Task PoolCallback_Run_PrintsTheLinesOfTheNotes()
    {
        var result = await CommandLine.RunAsync("run pool-callback --speed 1000");
        var pid = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(5, result.Transcript.Count);
        Assert.Equal(pid, result.Transcript[0]);
        Assert.Equal("in func1", result.Transcript[1]);
        Assert.Matches($"^10 {pid} worker[1-5]$", result.Transcript[2]);
        Assert.Equal("in func2", result.Transcript[3]);
        Assert.Equal($"100 {pid} parent", result.Transcript[4]);
    }

    [Fact]
    public async Task PoolCallback_Func1Fails_CallsTheErrorCallback()
    {
        var result = await CommandLine.RunAsync("run pool-callback --set fail=yes");
        Assert.Equal(0, result.ExitCode);
        Assert.DoesNotContain("in func2", result.Transcript);
        Assert.Equal("in error callback", result.Transcript[^2]);
    }

    private static int Cars(string settings) => int.Parse(Regex.Match(settings, @"cars=(\d+)").Groups[1].Value, CultureInfo.InvariantCulture);
}
