using System.Text;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.EmbeddedOnly.Simulation;

/// <summary>One seed is one schedule; other seeds are other ones, all of them legal.</summary>
public sealed class ScheduleTests
{
    [Fact]
    public void Run_SameSeedThreeTimes_GivesTheSameBytes()
    {
        var runs = Enumerable.Range(0, 3).Select(_ => Bytes(Town.Run(7, TimeSpan.FromSeconds(2)))).ToList();

        Assert.True(runs[0].Length > 10_000, $"The town did next to nothing: {runs[0].Length} bytes.");
        Assert.Equal(runs[0], runs[1]);
        Assert.Equal(runs[0], runs[2]);
    }

    [Fact]
    public void Run_ThousandSeeds_GiveManySchedulesThatAllKeepTheOrderOfPairs()
    {
        var schedules = new HashSet<string>();
        foreach (var seed in Enumerable.Range(0, 1000))
        {
            var log = Town.Run(seed, TimeSpan.FromMilliseconds(100));
            schedules.Add(string.Join('\n', log));
            AssertPairsInOrder(seed, log);
        }

        Assert.True(schedules.Count > 900, $"1,000 seeds gave {schedules.Count} different schedules.");
    }

    private static byte[] Bytes(List<string> log) => Encoding.UTF8.GetBytes(string.Join('\n', log));

    // A worker's jobs from one clerk come in the order in which they were made: some are missing, as another worker has them.
    private static void AssertPairsInOrder(int seed, List<string> log)
    {
        var last = new Dictionary<string, int>();
        foreach (var words in log.Select(line => line.Split(' ')).Where(words => words[1].StartsWith('$') && words.Length == 6))
        {
            var (worker, clerk, number) = (words[1], words[4], int.Parse(words[5]));
            Assert.True(last.GetValueOrDefault(worker + clerk) < number, $"Seed {seed}: {string.Join(' ', words)} came too late.");
            last[worker + clerk] = number;
        }

        Assert.NotEmpty(last);
    }
}
