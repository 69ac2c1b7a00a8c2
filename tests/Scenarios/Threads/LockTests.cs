using ActorConcurrency.Scenarios.Threads.Locks;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Threads;

public class LockTests
{
    [Theory]
    [InlineData(10, 200)]
    [InlineData(10, 2000)]
    [InlineData(2, 50)]
    [InlineData(200, 2000)]
    public async Task Run_ManyThreads_GetTheLockInTheOrderOfAsking(int threads, int speed)
    {
        var result = await CommandLine.RunAsync($"run lock --lang en --speed {speed} --set threads={threads}");
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Equal(
            Enumerable.Range(0, threads).Select(i => $"thread {i} got the lock"),
            result.Transcript.Where(line => line.EndsWith("got the lock", StringComparison.Ordinal)));
        Assert.Equal($"the count is {threads}", result.Transcript[^1]);
    }

    [Fact]
    public async Task Run_InTheNotesLanguage_FollowsTheirManner()
    {
        var result = await CommandLine.RunAsync("run lock --speed 1000 --set threads=2");
        Assert.Equal(
            ["线程0拿到了锁", "线程0释放了锁", "线程1拿到了锁", "线程1释放了锁", "计数是2"],
            result.Transcript.Where(line => line != "线程1在等待锁"));
    }

    [Fact]
    public async Task Run_WithoutTheLock_LosesUpdates()
    {
        var result = await CommandLine.RunAsync("run lock --lang en --speed 1000 --set mode=none --set threads=20");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal("the count is 1", result.Transcript[^1]);
        Assert.Contains("19 of 20 updates were lost", result.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_HolderAsksAgain_IsToldThatItWaitsForItself()
    {
        var result = await CommandLine.RunAsync("run lock --lang en --speed 100 --set mode=twice --set threads=2");
        Assert.True(result.ExitCode == 0, result.Output);
        var message = Assert.Single(result.Transcript, line => line.StartsWith("thread 0 waited in vain: ", StringComparison.Ordinal));
        Assert.Contains("it waited for itself", message, StringComparison.Ordinal);
        Assert.Equal("the count is 2", result.Transcript[^1]);
    }

    [Fact]
    public async Task Run_CrossedLocks_NamesTheDeadlockAndUndoesIt()
    {
        var result = await CommandLine.RunAsync("run lock --lang en --speed 100 --set mode=crossed");
        Assert.True(result.ExitCode == 0, result.Output);
        var deadlock = Assert.Single(result.Transcript, line => line.StartsWith("deadlock: ", StringComparison.Ordinal));
        Assert.Contains("thread0 waits for lock 'B' held by", deadlock, StringComparison.Ordinal);
        Assert.Contains("thread1 waits for lock 'A' held by", deadlock, StringComparison.Ordinal);
        Assert.Equal("thread 1 got lock A", result.Transcript[^1]);
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(3, 4)]
    [InlineData(4, 4)]
    public async Task Run_AHolderDies_TheNextHasTheLock(int crash, int threads)
    {
        var result = await CommandLine.RunAsync($"run lock --lang en --speed 1000 --set threads={threads} --set crash={crash}");
        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Contains($"thread {crash - 1} collapsed with the lock in its hands", result.Transcript);
        Assert.Equal($"the count is {threads - 1}", result.Transcript[^1]);
    }

    [Fact]
    public async Task Check_ARunThatWasOtherwise_IsBroken()
    {
        var run = await RecordedRun.OfAsync(new LockScenario(), 1000, "threads=4");
        var taken = RecordedRun.Note("thread1", LockProgram.NotesAcquired);
        Assert.StartsWith("never two holders: thread1 got it while thread0 held it", run.Earlier(taken, RecordedRun.Note("thread0", LockProgram.NotesReleases)), StringComparison.Ordinal);
        Assert.StartsWith("served in the order of asking: ", run.Earlier(RecordedRun.Note("thread3", LockProgram.NotesAcquired), taken).Split("; ")[1], StringComparison.Ordinal);
        Assert.Equal("4 threads held it once each: 3 times by 3 threads", run.Without(taken));
        Assert.Contains("4 threads held it once each: 5 times by 4 threads", run.Twice(taken), StringComparison.Ordinal);
        Assert.Equal(
            "no update was lost: the count is 3, 0 died",
            run.Otherwise(RecordedRun.Note("main", LockProgram.NotesCount), e => e with { Note = $"{LockProgram.NotesCount}3" }));
    }

    [Fact]
    public async Task Check_AVariantThatWasOtherwise_IsBroken()
    {
        var twice = await RecordedRun.OfAsync(new LockScenario(), 100, "threads=2", "mode=twice");
        var told = RecordedRun.Note("thread0", LockProgram.NotesGaveUp);
        Assert.EndsWith("it asked 1 times and was told 0 times", twice.Without(told), StringComparison.Ordinal);
        Assert.Contains("after ", twice.Otherwise(told, e => e with { Time = e.Time - TimeSpan.FromSeconds(100) }), StringComparison.Ordinal);

        var crossed = await RecordedRun.OfAsync(new LockScenario(), 100, "mode=crossed");
        Assert.StartsWith("the deadlock of two threads was found: it was not", crossed.Without(RecordedRun.Note("main", CrossedLocks.NotesFound)), StringComparison.Ordinal);
        Assert.Equal("one thread's end freed its lock for the other: 0 threads had both locks", crossed.Without(RecordedRun.Note("thread1", CrossedLocks.NotesBoth)));

        var crash = await RecordedRun.OfAsync(new LockScenario(), 1000, "threads=3", "crash=2");
        Assert.Contains("a dead holder's lock went to the next", crash.Without(RecordedRun.Note("thread1", LockProgram.NotesDies)), StringComparison.Ordinal);
    }
}
