using System.Globalization;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Threads;

/// <summary>What the thread scenarios print, against the rules that the notes' programs keep.</summary>
public class ThreadTranscriptTests
{
    private static readonly string Pid = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(10)]
    [InlineData(1)]
    [InlineData(200)]
    public async Task Threads_Run_PrintsEachNumberWithTheSamePid(int threads)
    {
        var result = await CommandLine.RunAsync($"run threads --speed 20 --set threads={threads}");
        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Equal(Enumerable.Range(0, threads).Select(n => $"{n} {Pid}").Order(), result.Transcript.Order());
    }

    [Fact]
    public async Task ThreadClass_Run_PrintsItsArguments() =>
        Assert.Equal(["(1, 2)"], (await CommandLine.RunAsync("run thread-class --speed 1000")).Transcript);

    [Fact]
    public async Task ThreadClass_RunCalled_PrintsTheSameInMain()
    {
        var result = await CommandLine.RunAsync("run thread-class --speed 1000 --lang en --set call=run");
        Assert.Equal(["(1, 2)"], result.Transcript);
        Assert.Contains("in main itself; no thread was started", result.Lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "the second start is refused: thread 'demo': it can be started once only; ")]
    [InlineData("notes", "第二次 start 被拒绝：thread 'demo': it can be started once only; ")]
    public async Task ThreadClass_StartedTwice_RunsOnceAndSaysWhy(string language, string line)
    {
        var result = await CommandLine.RunAsync($"run thread-class --speed 1000 --lang {language} --set call=twice");
        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Single(result.Transcript, l => l.StartsWith(line, StringComparison.Ordinal));
        Assert.Single(result.Transcript, "(1, 2)");
        Assert.Equal(2, result.Transcript.Count);
    }

    [Theory]
    [InlineData("en", "the daemon process holds the lock", "the lock of the daemon process is free", "finally of the daemon thread has run")]
    [InlineData("notes", "守护进程占有锁", "守护进程的锁空出来了", "守护线程的 finally 执行了")]
    public async Task Daemon_HoldsALock_LeavesItFree(string language, string holds, string free, string cleaned)
    {
        var result = await CommandLine.RunAsync($"run daemon --speed 1000 --lang {language} --set holds=lock");
        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Equal(holds, result.Transcript[0]);
        Assert.Single(result.Transcript, free);
        Assert.Single(result.Transcript, cleaned);
        Assert.Equal(14, result.Transcript.Count);
    }

    [Fact]
    public async Task SharedGlobal_Run_EndsWithTheChangedGlobalAndTheCopy()
    {
        var result = await CommandLine.RunAsync("run shared-global");
        Assert.Equal([.. Enumerable.Repeat($"0 {Pid}", 10), "0", "0 100"], result.Transcript);
    }

    [Fact]
    public async Task SharedGlobal_Processes_LeaveTheMainOnesGlobal()
    {
        var result = await CommandLine.RunAsync("run shared-global --set kind=processes --set threads=3");
        Assert.Equal([.. Enumerable.Repeat($"0 {Pid}", 3), "100", "100 100"], result.Transcript);
    }

    [Fact]
    public async Task Daemon_Run_PrintsTheEndsInTheOrderOfTheRules()
    {
        var result = await CommandLine.RunAsync("run daemon --lang en --speed 50");
        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Equal(
            ["the main process's code is done", "the daemon process ends", "the other child process ends", "the main process ends"],
            result.Transcript.Take(4));
        Assert.Equal(["the daemon thread ends", "the main thread ends"], result.Transcript.TakeLast(2));
        Assert.Equal(8, result.Transcript.Count);
    }

    [Fact]
    public async Task Daemon_RunInTheNotesLanguage_PrintsTheSameEnds()
    {
        var result = await CommandLine.RunAsync("run daemon --speed 1000");
        Assert.Equal(["主进程的代码执行完毕", "守护进程结束", "非守护子进程结束", "主进程结束"], result.Transcript.Take(4));
        Assert.Equal(["守护线程结束", "主线程结束"], result.Transcript.TakeLast(2));
    }
}
