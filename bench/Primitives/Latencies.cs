using System.Diagnostics;

namespace ActorConcurrency.Bench.Primitives;

/// <summary>How fast an operation was: its rate over all owners, and how long one took.</summary>
/// <param name="Rate">Operations a second.</param>
/// <param name="Median">The time that half of the operations stayed below.</param>
/// <param name="Percentile99">The time that 99 of 100 stayed below.</param>
internal sealed record Latencies(double Rate, TimeSpan Median, TimeSpan Percentile99)
{
    /// <summary>Runs the owners' operations side by side.</summary>
    /// <param name="operations">One for each owner.</param>
    /// <param name="each">How often each is done.</param>
    public static async Task<Latencies> MeasureAsync(IReadOnlyList<Func<Task>> operations, int each)
    {
        var ticks = new long[operations.Count * each];
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(operations.Select((operation, owner) => Task.Run(async () =>
        {
            for (var i = 0; i < each; i++)
            {
                var before = Stopwatch.GetTimestamp();
                await operation();
                ticks[owner * each + i] = Stopwatch.GetTimestamp() - before;
            }
        })));
        var rate = ticks.Length / Stopwatch.GetElapsedTime(start).TotalSeconds;
        Array.Sort(ticks);
        return new Latencies(rate, At(ticks, 0.5), At(ticks, 0.99));
    }

    private static TimeSpan At(long[] sorted, double part) => Stopwatch.GetElapsedTime(0, sorted[(int)(part * (sorted.Length - 1))]);
}
