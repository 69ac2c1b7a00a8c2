using System.Globalization;
using ActorConcurrency.Scenarios.Threads;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Threads;

public class TimerTests
{
    [Theory]
    [InlineData("", 5)]
    [InlineData("--set ticks=1", 1)]
    [InlineData("--set ticks=100", 100)]
    [InlineData("--set mode=restart --set ticks=3", 3)]
    [InlineData("--set slow=yes --set ticks=4", 4)]
    [InlineData("--set slow=yes --set mode=restart --set ticks=2", 2)]
    public async Task Run_SomeTicks_PrintsALineForEach(string settings, int ticks)
    {
        var result = await CommandLine.RunAsync($"run timer --speed 200 {settings}");
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Equal(Enumerable.Repeat("时间同步", ticks), result.Transcript);
    }

    [Fact]
    public async Task Check_ARunThatWasOtherwise_IsBroken()
    {
        var run = await RecordedRun.OfAsync(new TimerScenario(), 10, "ticks=3", "interval=500ms");
        var third = RecordedRun.Note("timer", "tick 3 ");
        Assert.StartsWith("3 ticks: they were 1, 2", run.Without(third), StringComparison.Ordinal);
        Assert.Contains("none early: tick 3 came after ", run.Otherwise(third, e => e with { Time = e.Time - TimeSpan.FromSeconds(100) }), StringComparison.Ordinal);
        Assert.EndsWith(
            "tick 3 is not on the beat",
            run.Otherwise(third, e => e with { Note = "tick 3 due " + Due(e.Note!).AddMilliseconds(1).ToString("O", CultureInfo.InvariantCulture) }),
            StringComparison.Ordinal);
        Assert.Contains(
            "tick 3 was handled before the one before it was done", run.Earlier(third, RecordedRun.Note("timer", "done 2")), StringComparison.Ordinal);
        Assert.Contains("none left out: 2 were done", run.Without(RecordedRun.Note("timer", "done 3")), StringComparison.Ordinal);
        Assert.Contains("none after the cancellation: there was one", run.Earlier(RecordedRun.Note("main", "cancelled"), third), StringComparison.Ordinal);
        Assert.Contains("none after the cancellation", run.Without(RecordedRun.Note("main", "watched")), StringComparison.Ordinal);
    }

    private static DateTimeOffset Due(string note) => DateTimeOffset.Parse(note.Split(' ')[3], CultureInfo.InvariantCulture);
}
