using ActorConcurrency.Actors.Conditions;
using ActorConcurrency.Scenarios.Running;
using ActorConcurrency.Scenarios.Threads.Conditions;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Threads;

public class ConditionTests
{
    [Fact]
    public async Task Run_Default_WakesInOrderAfterEachNumber()
    {
        var result = await CommandLine.RunAsync("run condition --speed 1000");
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Equal(
            [">>>1", Woken(0), ">>>3", Woken(1), Woken(2), Woken(3), ">>>6", .. Enumerable.Range(4, 6).Select(Woken)],
            result.Transcript);
    }

    [Theory]
    [InlineData(10, "0,0,10", 0)]
    [InlineData(3, "2,2", 0)]
    [InlineData(100, "1,1,1", 97)]
    [InlineData(1, "1000000", 0)]
    public async Task Run_OtherNumbers_WakesAtMostThoseWhoWait(int waiters, string notify, int left)
    {
        var result = await CommandLine.RunAsync($"run condition --speed 2000 --set waiters={waiters} --set notify={notify}");
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Equal(Enumerable.Range(0, waiters - left).Select(Woken), result.Transcript.Where(line => line.StartsWith('在')));
        Assert.Equal(left == 0 ? 0 : 1, result.Transcript.Count(line => line == $"{left}个线程还在等待"));
    }

    [Fact]
    public async Task Run_NotifiedTooEarly_TheNotificationIsLost()
    {
        var result = await CommandLine.RunAsync("run condition --lang en --speed 1000 --set early=yes --set waiters=2 --set notify=1");
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Equal([">>>1", "no more than 0 waited", ">>>1", "in loop 0", "still waiting: 1"], result.Transcript);
    }

    [Theory]
    [InlineData(1, "1,2")]
    [InlineData(2, "0,2")]
    [InlineData(4, "2,2")]
    public async Task Run_AWaiterIsKilled_TheOthersAreNotifiedInItsPlace(int kill, string notify)
    {
        var result = await CommandLine.RunAsync($"run condition --lang en --speed 1000 --set waiters=4 --set kill={kill} --set notify={notify}");
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Equal($"thread {kill - 1} is killed", result.Transcript[0]);
        var woken = Enumerable.Range(0, 4).Where(n => n != kill - 1).Select(n => $"in loop {n}").Take(notify.Split(',').Sum(int.Parse));
        Assert.Equal(woken, result.Transcript.Where(line => line.StartsWith("in loop", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("notify=one")]
    [InlineData("notify=1,,2")]
    [InlineData("notify=-1")]
    [InlineData("notify=")]
    public async Task Run_BadNumbers_IsAUsageError(string setting)
    {
        var result = await CommandLine.RunAsync($"run condition --set {setting}");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("notify takes whole numbers from 0 to 1000000 with commas between them, such as 1,3,6", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interactive_NumbersFromAPipe_AreRepeatedAndWake()
    {
        var result = await InteractiveAsync("2\n 1 \n7\n");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(
            [">>>2", Woken(0), Woken(1), ">>> 1 ", Woken(2), ">>>7", .. Enumerable.Range(3, 7).Select(Woken)],
            result.Transcript);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("1000001")]
    [InlineData("99999999999999999999")]
    public async Task Interactive_BadInput_IsAnsweredAndThePromptComesAgain(string bad)
    {
        var result = await InteractiveAsync($"{bad}\n1\n");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal([$">>>{bad}", $"“{bad}”不是0到1000000之间的整数", ">>>1", Woken(0), "9个线程还在等待"], result.Transcript);
    }

    [Fact]
    public async Task Interactive_EndOfInput_StopsCleanly()
    {
        var result = await InteractiveAsync("");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(["10个线程还在等待"], result.Transcript);
        Assert.Empty(result.Error);
    }

    [Fact]
    public async Task Interactive_MoreThanWait_SaysHowManyThereWere()
    {
        var result = await InteractiveAsync("12\n1\n");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal("只有10个线程在等待", result.Transcript[11]);
        Assert.Equal([">>>1", "只有0个线程在等待"], result.Transcript.Skip(12));
    }

    [Fact]
    public async Task Interactive_StoppedWhileItReads_ExitsWith130()
    {
        using var stop = new CancellationTokenSource();
        using var reader = new StoppingReader(stop);
        var result = await CommandLine.RunAsync("run condition --interactive", new CommandInput(() => reader, isEchoed: false), stop.Token);
        Assert.Equal(130, result.ExitCode);
        Assert.Empty(result.Error);
        Assert.StartsWith("condition: stopped", result.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interactive_OnATerminalThatEchoes_IsNotRepeated()
    {
        var result = await CommandLine.RunAsync("run condition --interactive", new CommandInput(() => new StringReader("1\n"), isEchoed: true));
        Assert.Equal([Woken(0), "9个线程还在等待"], result.Transcript);
    }

    [Fact]
    public async Task Check_ARunThatWasOtherwise_IsBroken()
    {
        var run = await RecordedRun.OfAsync(new ConditionScenario(), 1000, "waiters=4", "notify=1,2");
        var woken0 = RecordedRun.Note("waiter0", ConditionProgram.NotesWoken);
        var woken1 = RecordedRun.Note("waiter1", ConditionProgram.NotesWoken);
        var woken2 = RecordedRun.Note("waiter2", ConditionProgram.NotesWoken);
        Assert.Contains("waiter2 was not woken", run.Without(woken2), StringComparison.Ordinal);
        Assert.Contains("waiter1 was woken, it should have been waiter0", run.Earlier(woken1, woken0), StringComparison.Ordinal);
        Assert.Contains("waiter2 was woken, it should have been waiter1", run.Earlier(woken2, woken1), StringComparison.Ordinal);
        Assert.Contains(
            "waiter0 was woken, it should have been -",
            run.Otherwise(e => e.Message is ConditionProtocol.Notify, e => e with { Message = (ConditionProtocol.Notify)e.Message! with { Count = 0 } }),
            StringComparison.Ordinal);
        var killed = await RecordedRun.OfAsync(new ConditionScenario(), 1000, "waiters=3", "notify=1", "kill=1");
        Assert.Contains("the one that was killed was not woken: 0 were killed", killed.Without(RecordedRun.Note("main", ConditionProgram.NotesKilled)), StringComparison.Ordinal);
        Assert.Contains("4 threads waited: it was 3", run.Without(e => e.Message is ConditionProtocol.Wait), StringComparison.Ordinal);
    }

    private static string Woken(int number) => $"在第{number}个循环里";

    private static Task<CommandLine> InteractiveAsync(string input) =>
        CommandLine.RunAsync("run condition --interactive", new CommandInput(() => new StringReader(input), isEchoed: false));

    /// <summary>A terminal at which nobody types; somebody presses Ctrl+C when it is read.</summary>
    private sealed class StoppingReader(CancellationTokenSource stop) : TextReader
    {
        private readonly ManualResetEventSlim _disposed = new();

        public override string? ReadLine()
        {
            stop.Cancel();
            _disposed.Wait();
            return null;
        }

        protected override void Dispose(bool disposing)
        {
            _disposed.Set();
            base.Dispose(disposing);
        }
    }
}
