using System.Diagnostics;
using ActorConcurrency.Actors;
using Akka.Actor;

namespace ActorConcurrency.Bench.Python;

/// <summary>Runs the same shapes on CPython and on the primitives, in turn, and prints both and their ratio.</summary>
internal static class PythonBench
{
    // CPython has no just-in-time compiler: ours shall have done its work too.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    /// <returns>0; 1 when there is no CPython to compare with.</returns>
    public static async Task<int> RunAsync(BenchOptions options)
    {
        try
        {
            await CompareAsync(options);
            return 0;
        }
        catch (InvalidOperationException failure)
        {
            Console.Error.WriteLine(failure.Message);
            return 1;
        }
    }

    private static async Task CompareAsync(BenchOptions options)
    {
        var version = (await CPython.MeasureAsync("thread")).Python;
        Console.WriteLine($"{Environment.ProcessorCount} processors, .NET {Environment.Version}, CPython {version}; medians of {options.Rounds} rounds, a second");
        Console.WriteLine();
        Console.WriteLine($"{"work",-46}{"actors",12}{"CPython",12}{"ratio",10}{"goal",8}");
        foreach (var row in PythonRows.All.Where(row => options.Includes(row.Id)))
        {
            var start = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(start) < WarmUp)
                await RateAsync(row);
            List<double> ours = [], theirs = [];
            for (var round = 0; round < options.Rounds; round++)
            {
                ours.Add(await RateAsync(row));
                theirs.Add((await CPython.MeasureAsync(row.Id)).Rate);
            }

            Print(row, new Rates(ours).Median, new Rates(theirs).Median);
        }
    }

    private static async Task<double> RateAsync(PythonRow row)
    {
        var system = ActorSystem.Create("bench", "akka { loglevel = WARNING, stdout-loglevel = WARNING, log-dead-letters = off }");
        var rate = await Measurement.RateAsync(new Workload(row.Operations, () => row.Run(system.Concurrency(), "bench", row.Operations)));
        await system.Terminate();
        return rate;
    }

    private static void Print(PythonRow row, double ours, double theirs)
    {
        var ratio = ours / theirs;
        var goal = row.Goal is { } times ? $"{times:0} x" : "";
        Console.WriteLine($"{row.Name,-46}{ours,12:N0}{theirs,12:N0}{ratio,8:N1} x{goal,8}{(ratio < row.Goal ? "  below the goal" : "")}");
    }
}
