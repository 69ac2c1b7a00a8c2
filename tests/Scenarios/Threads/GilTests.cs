using System.Globalization;
using ActorConcurrency.Scenarios.Threads.Gil;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Threads;

public class GilTests
{
    [Theory]
    [InlineData(10, 100)]
    [InlineData(1, 1000)]
    [InlineData(50, 2000)]
    public async Task Run_NamedThreads_ShowThemselvesAndAreCounted(int threads, int speed)
    {
        var result = await CommandLine.RunAsync($"run gil --speed {speed} --set threads={threads} --set limit=1000 --set workers=3");
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        var lines = result.Transcript;
        Assert.StartsWith("<_MainThread(MainThread, started ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("<_MainThread(MainThread, started ", lines[1], StringComparison.Ordinal);
        for (var i = 0; i < threads; i++)
        {
            Assert.StartsWith($"<Thread({i}, started ", lines[2 + (2 * i)], StringComparison.Ordinal);
            Assert.EndsWith($" {lines[3 + (2 * i)]})>", lines[2 + (2 * i)], StringComparison.Ordinal);
        }
        Assert.Equal((threads + 1).ToString(CultureInfo.InvariantCulture), lines[2 + (2 * threads)]);
        Assert.StartsWith("<_MainThread(MainThread, started ", lines[3 + (2 * threads)], StringComparison.Ordinal);
        Assert.Matches(@"^ +1 +168 +\d+\.\d{3} s +1\.00x$", lines[^2]);
        Assert.Matches(@"^ +3 +168 +\d+\.\d{3} s +\d+\.\d\dx$", lines[^1]);
    }

    [Theory]
    [InlineData(10, 64)]
    [InlineData(100, 7)]
    [InlineData(7919, 1)]
    [InlineData(100_000, 64)]
    public void CountPrimes_InPieces_IsWhatTheSieveFinds(int limit, int pieces)
    {
        var ranges = PrimeRange.Upto(limit, pieces).ToList();
        Assert.Equal(limit, ranges.Sum(r => r.To - r.From));
        Assert.Equal(PrimeRange.Sieve(limit), ranges.Sum(r => r.CountPrimes()));
    }

    [Fact]
    public void Sieve_KnownLimits_FindsAsManyAsThereAre() => Assert.Equal([4, 25, 168, 78498], new[] { 10, 100, 1000, 1_000_000 }.Select(PrimeRange.Sieve));

    [Fact]
    public async Task Check_ARunThatWasOtherwise_IsBroken()
    {
        var run = await RecordedRun.OfAsync(new GilScenario(), 1000, "threads=3", "limit=100", "workers=2");
        Assert.Equal("3 threads showed themselves once each: they were 0, 2", run.Without(RecordedRun.Note("1", GilProgram.NotesThread)));
        Assert.Equal(
            "4 were alive: it was 3",
            run.Otherwise(RecordedRun.Note("main", GilProgram.NotesAlive), e => e with { Note = $"{GilProgram.NotesAlive}3" }));
        Assert.Equal(
            "25 primes each time: 2 workers counted 24",
            run.Otherwise(RecordedRun.Note("main", $"{GilProgram.NotesCounted}2"), e => e with { Note = $"{GilProgram.NotesCounted}2 24 0.100" }));
    }
}
