using ActorConcurrency.Scenarios.Threads.Locks;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Threads;

public class RlockTests
{
    [Theory]
    [InlineData(3, 3, 100)]
    [InlineData(1, 50, 1000)]
    [InlineData(20, 1, 2000)]
    public async Task Run_ManyLevels_GoesUpAndDownWithoutAnybodyElse(int threads, int depth, int speed)
    {
        var result = await CommandLine.RunAsync($"run rlock --speed {speed} --set threads={threads} --set depth={depth}");
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        var expected = Enumerable.Range(0, threads).SelectMany(thread => Enumerable.Range(1, depth).Select(level => $"线程{thread}拿到了锁，第{level}层")
            .Concat(Enumerable.Range(1, depth).Reverse().Select(level => $"线程{thread}释放了锁，第{level}层")));
        Assert.Equal(expected, result.Transcript.Where(line => !line.StartsWith("主线程", StringComparison.Ordinal)));
        Assert.Single(result.Transcript, line => line.StartsWith("主线程不能释放别人的锁", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Run_AThreadEndsWithoutReleasing_TheOthersHaveTheirTurn(int forget)
    {
        var result = await CommandLine.RunAsync($"run rlock --lang en --speed 1000 --set threads=3 --set depth=2 --set forget={forget}");
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Contains($"thread {forget - 1} ends without releasing", result.Transcript);
        Assert.DoesNotContain($"thread {forget - 1} released the lock, level 1", result.Transcript);
        Assert.Equal(2, result.Transcript.Count(line => line.EndsWith("released the lock, level 1", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Check_ARunThatWasOtherwise_IsBroken()
    {
        var run = await RecordedRun.OfAsync(new RlockScenario(), 1000, "threads=2", "depth=2");
        Assert.StartsWith("2 threads went 2 levels deep and back: thread1: ", run.Without(RecordedRun.Note("thread1", RlockProgram.Enters(2))), StringComparison.Ordinal);
        Assert.Contains(
            "nobody else got in between: thread1 got it while thread0 held it",
            run.Earlier(RecordedRun.Note("thread1", RlockProgram.Enters(1)), RecordedRun.Note("thread0", RlockProgram.Leaves(1))),
            StringComparison.Ordinal);
        var forget = await RecordedRun.OfAsync(new RlockScenario(), 1000, "threads=2", "depth=2", "forget=1");
        Assert.Contains("it did not end so", forget.Without(RecordedRun.Note("thread0", RlockProgram.NotesForgets)), StringComparison.Ordinal);
        Assert.Equal("a release by somebody else was refused: it was not", run.Without(RecordedRun.Note("main", RlockProgram.NotesRefused)));
    }
}
