using System.Diagnostics;
using ActorConcurrency.Actors;
using Akka.Actor;

namespace ActorConcurrency.Bench.Primitives;

/// <summary>Measures each primitive with one owner and with many, against its plain counterpart in the same run.</summary>
internal static class PrimitiveBench
{
    private const int Operations = 32_000;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    public static async Task<int> RunAsync(BenchOptions options)
    {
        Console.WriteLine($"{Environment.ProcessorCount} processors, .NET {Environment.Version}; medians of {options.Rounds} rounds");
        Console.WriteLine();
        Console.WriteLine($"{"operation",-36}{"owners",8}{"a second",12}{"p50 µs",9}{"p99 µs",9}  {"compared with",-22}{"a second",12}{"ratio",10}");
        foreach (var row in PrimitiveRows.All.Where(row => options.Includes(row.Name)))
        {
            foreach (var owners in (int[])[1, 4, 16, 64])
                await PrintAsync(row, owners, options.Rounds);
        }
        return 0;
    }

    private static async Task PrintAsync(PrimitiveRow row, int owners, int rounds)
    {
        var system = ActorSystem.Create("bench", "akka { loglevel = WARNING, stdout-loglevel = WARNING, log-dead-letters = off }");
        var holders = Enumerable.Range(0, owners).Select(i => system.Concurrency().As($"owner{i}")).ToArray();
        var ours = holders.Select((holder, index) => row.Ours(new Side(holder, owners, index))).ToArray();
        var makePlain = row.Plain(owners);
        var plain = Enumerable.Range(0, owners).Select(_ => makePlain()).ToArray();
        List<Latencies> oursRounds = [], plainRounds = [];
        var start = Stopwatch.GetTimestamp();
        while (oursRounds.Count < rounds)
        {
            var isWarm = Stopwatch.GetElapsedTime(start) > WarmUp;
            var (a, b) = (await Latencies.MeasureAsync(ours, Operations / owners), await Latencies.MeasureAsync(plain, Operations / owners));
            if (!isWarm) continue;
            oursRounds.Add(a);
            plainRounds.Add(b);
        }
        var (mine, theirs) = (Median(oursRounds), Median(plainRounds));
        Console.WriteLine(
            $"{row.Name,-36}{owners,8}{mine.Rate / 1e3,10:F0} k{mine.Median.TotalMicroseconds,9:F1}{mine.Percentile99.TotalMicroseconds,9:F1}  {row.ComparedWith,-22}{theirs.Rate / 1e3,10:F0} k{mine.Rate / theirs.Rate,10:F3}");
        await system.Terminate();
    }

    private static Latencies Median(List<Latencies> rounds) => rounds.OrderBy(r => r.Rate).ElementAt(rounds.Count / 2);
}
