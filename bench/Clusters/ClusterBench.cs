using ActorConcurrency.Bench.Nodes;
using ActorConcurrency.Bench.Primitives;

namespace ActorConcurrency.Bench.Clusters;

/// <summary>Measures primitives of a cluster of three processes from the one that hosts none of them: every operation crosses the network.</summary>
internal static class ClusterBench
{
    private const int Operations = 12_000;

    public static async Task<int> RunAsync(BenchOptions options)
    {
        using var first = await NodeProcess.StartAsync("cluster-node");
        using var second = await NodeProcess.StartAsync("cluster-node", first.Greeting);
        await using var client = await ClusterNode.StartAsync(first.Greeting, role: "client");
        using var redis = await Redis.TryStartAsync();
        Console.WriteLine($"{Environment.ProcessorCount} processors, .NET {Environment.Version}; 3 nodes; medians of {options.Rounds} interleaved rounds");
        if (redis is null) Console.WriteLine("redis-server and redis-benchmark are not on the PATH: no comparison with Redis");
        Console.WriteLine();
        Console.WriteLine($"{"primitive",-28}{"callers",8}{"a second",12}{"p50 µs",10}{"p99 µs",10}{"Redis a second",16}{"ratio",9}");
        foreach (var row in ClusterRow.All.Where(row => options.Includes(row.Name)))
        {
            foreach (var callers in (int[])[1, 4, 16]) await MeasureAsync(options, row, callers, client, redis);
        }

        return 0;
    }

    private static async Task MeasureAsync(BenchOptions options, ClusterRow row, int callers, ClusterNode client, Redis? redis)
    {
        var operations = Enumerable.Range(0, callers).Select(caller => row.Operation(client.Concurrency, caller)).ToArray();
        var commands = redis is null ? [] : row.Redis ?? [];
        List<Latencies> ours = [];
        List<double> theirs = [];
        for (var round = -1; round < options.Rounds; round++)
        {
            var measured = await Latencies.MeasureAsync(operations, Operations / callers);
            var seconds = 0.0;
            foreach (var command in commands) seconds += 1 / (await redis!.MeasureAsync(command, callers, Operations)).Rate;
            if (round < 0) continue;
            ours.Add(measured);
            if (commands.Count > 0) theirs.Add(1 / seconds);
        }

        var mine = ours.OrderBy(latencies => latencies.Rate).ElementAt(ours.Count / 2);
        double? compared = theirs.Count == 0 ? null : theirs.Order().ElementAt(theirs.Count / 2);
        Console.WriteLine(
            $"{row.Name,-28}{callers,8}{mine.Rate,12:N0}{mine.Median.TotalMicroseconds,10:F1}{mine.Percentile99.TotalMicroseconds,10:F1}{compared,16:N0}{mine.Rate / compared,9:F2}");
    }
}
