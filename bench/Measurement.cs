using System.Diagnostics;

namespace ActorConcurrency.Bench;

/// <summary>One side of a row: does a number of operations and is timed.</summary>
/// <param name="Operations">How many operations a call of <paramref name="Run"/> does.</param>
/// <param name="Run">Does them.</param>
internal sealed record Workload(int Operations, Func<Task> Run);

/// <summary>Rates of one side over the rounds, in operations a second.</summary>
internal sealed class Rates(IReadOnlyList<double> values)
{
    private readonly double[] _sorted = [.. values.Order()];

    public double Median => _sorted[_sorted.Length / 2];

    public double Least => _sorted[0];

    public double Most => _sorted[^1];
}

/// <summary>Measures two sides in turn, so that both see the same state of the machine.</summary>
internal static class Measurement
{
    /// <summary>Warms both sides up, then measures them in turn.</summary>
    public static async Task<(Rates Ours, Rates Plain, double Ratio)> InterleavedAsync(Workload ours, Workload plain, int rounds)
    {
        List<double> oursRates = [], plainRates = [], ratios = [];
        for (var round = -1; round < rounds; round++)
        {
            var (a, b) = (await RateAsync(ours), await RateAsync(plain));
            if (round < 0) continue;
            oursRates.Add(a);
            plainRates.Add(b);
            ratios.Add(a / b);
        }
        return (new Rates(oursRates), new Rates(plainRates), new Rates(ratios).Median);
    }

    /// <summary>Operations a second of one call.</summary>
    public static async Task<double> RateAsync(Workload workload)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        await workload.Run();
        return workload.Operations / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
