using System.Globalization;
using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Executors;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Executors;

public class ExecutorTests
{
    [Theory]
    [InlineData("", 20, 100)]
    [InlineData("--set jobs=1 --set workers=1", 1, 1000)]
    [InlineData("--set jobs=200 --set workers=50", 200, 1000)]
    [InlineData("--set workers=1", 20, 2000)]
    public async Task Run_Jobs_CallsBackOnceEachAndPrintsResultsInOrder(string settings, int jobs, int speed)
    {
        var result = await CommandLine.RunAsync($"run executor --speed {speed} {settings}");
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        var squares = Enumerable.Range(0, jobs).Select(n => (n * n).ToString(CultureInfo.InvariantCulture)).ToList();
        Assert.Equal("主线程", result.Transcript[0]);
        Assert.Equal(squares.Select(n => $"结果是{n}").Order(), result.Transcript.Skip(1).Take(jobs).Order());
        Assert.Equal(squares, result.Transcript.Skip(1 + jobs));
    }

    [Fact]
    public async Task Run_LongJobs_RunAsManyAtATimeAsThereAreWorkers()
    {
        var result = await CommandLine.RunAsync("run executor --lang en --set jobs=5 --set workers=5 --set work=2s");
        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Contains("at most 5 at a time", result.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AJobFails_ItsCallbackIsToldAndTheOthersGoOn()
    {
        var result = await CommandLine.RunAsync("run executor --lang en --speed 1000 --set jobs=5 --set fail=3");
        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Contains("job 2 failed: func(2) failed, as it was told to", result.Transcript);
        Assert.Equal(["0", "1", "9", "16"], result.Transcript.Skip(6));
    }

    [Fact]
    public async Task Run_JobsAreCancelled_TheyNeverStart()
    {
        var result = await CommandLine.RunAsync("run executor --lang en --speed 20 --set workers=2 --set jobs=6 --set cancel=3");
        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Equal(
            ["job 3 was cancelled", "job 4 was cancelled", "job 5 was cancelled"],
            result.Transcript.Where(line => line.EndsWith("was cancelled", StringComparison.Ordinal)).Order());
        Assert.Equal(["0", "1", "4"], result.Transcript.Skip(7));
    }

    [Fact]
    public async Task Check_ARunThatWasOtherwise_IsBroken()
    {
        var run = await RecordedRun.OfAsync(new ExecutorScenario(), 20, "jobs=4", "workers=2");
        var callback = RecordedRun.Note("main", ExecutorMain.CalledBack(2, 4));
        Assert.Contains("4 callbacks, one a job: job 2 had 0", run.Without(callback), StringComparison.Ordinal);
        Assert.Contains("4 callbacks, one a job: job 2 had 2", run.Twice(callback), StringComparison.Ordinal);
        Assert.Contains("each with its job's outcome: job 2: 5", run.Otherwise(callback, e => e with { Note = ExecutorMain.CalledBack(2, 5) }), StringComparison.Ordinal);
        Assert.Equal(
            "results in the order of submission: they were result 0 0, result 2 4, result 1 1, result 3 9",
            run.Earlier(RecordedRun.Note("main", ExecutorMain.Prints(2, 4)), RecordedRun.Note("main", ExecutorMain.Prints(1, 1))));
        Assert.Contains("main went on before the first callback: it waited", run.Without(RecordedRun.Note("main", ExecutorMain.NotesSubmitted)), StringComparison.Ordinal);
        Assert.Contains("job 0 started 1 times and ended 0 times", run.Without(Job(ExecutorMain.Ends(0))), StringComparison.Ordinal);
        Assert.Contains(
            "each job took its time: job 3 took ", run.Otherwise(Job(ExecutorMain.Ends(3)), e => e with { Time = e.Time - TimeSpan.FromSeconds(100) }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_MoreJobsThanWorkers_IsBroken()
    {
        var run = await RecordedRun.OfAsync(new ExecutorScenario(), 1000, "jobs=2", "workers=1");
        Assert.Contains("at most 1 at a time: it was 2", run.Earlier(Job(ExecutorMain.Starts(1)), Job(ExecutorMain.Ends(0))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_ACancelledJobThatStarts_IsBroken()
    {
        var run = await RecordedRun.OfAsync(new ExecutorScenario(), 20, "jobs=4", "workers=1", "cancel=1");
        Assert.Contains(
            "job 3 started",
            run.Otherwise(Job(ExecutorMain.Starts(0)), e => e with { Note = ExecutorMain.Starts(3) }),
            StringComparison.Ordinal);
    }

    private static Predicate<TraceEvent> Job(string note) => e => e.Kind == TraceKind.Note && e.Note!.StartsWith(note, StringComparison.Ordinal);
}
