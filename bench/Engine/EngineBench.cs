using Akka.Actor;

namespace ActorConcurrency.Bench.Engine;

/// <summary>Runs the rows and prints them with their floors and goals.</summary>
internal static class EngineBench
{
    /// <returns>0 when every floor holds, 1 when one is missed.</returns>
    public static async Task<int> RunAsync(BenchOptions options)
    {
        var system = ActorSystem.Create("bench", "akka { loglevel = WARNING, stdout-loglevel = WARNING, log-dead-letters = off }");
        Console.WriteLine($"{Environment.ProcessorCount} processors, .NET {Environment.Version}, {typeof(ActorSystem).Assembly.GetName().Name}; medians of {options.Rounds} interleaved rounds, least to most in brackets");
        Console.WriteLine();
        Console.WriteLine($"{"work",-38}{"actors",-34}{"plain .NET",-34}{"ratio",8}{"floor",8}{"goal",8}");
        var missed = 0;
        foreach (var row in EngineRows.On(system).Where(row => options.Includes(row.Name)))
        {
            var (ours, plain, ratio) = await Measurement.InterleavedAsync(row.Ours, row.Plain, options.Rounds);
            var misses = ratio < row.Floor;
            if (misses) missed++;
            Console.WriteLine(
                $"{row.Name,-38}{Shown(ours),-34}{Shown(plain),-34}{ratio,8:F2}{row.Floor,8:0.00}{row.Goal,8:0.0#}{(misses ? "  below the floor" : "")}");
        }
        if (options.Includes("memory")) await Footprint.PrintAsync(system);
        if (options.Includes("scale")) await Scale.PrintAsync(system);
        await system.Terminate();
        return missed == 0 ? 0 : 1;
    }

    private static string Shown(Rates rates) => $"{Rate(rates.Median)}/s [{Rate(rates.Least)} {Rate(rates.Most)}]";

    private static string Rate(double rate) => rate switch
    {
        >= 1e6 => $"{rate / 1e6:F2} M",
        >= 1e3 => $"{rate / 1e3:F0} k",
        _ => $"{rate:F0}",
    };
}
