using System.Diagnostics;
using Akka.Actor;

namespace ActorConcurrency.Bench.Engine;

/// <summary>Mixed work for minutes: shows that nothing is lost and that memory stays flat.</summary>
internal static class Soak
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <returns>0 when memory stayed flat; 1 when it grew. A lost message ends the run with an exception.</returns>
    public static async Task<int> RunAsync(BenchOptions options)
    {
        var system = ActorSystem.Create("soak", "akka { loglevel = OFF, stdout-loglevel = OFF, log-dead-letters = off }");
        using var end = new CancellationTokenSource(TimeSpan.FromMinutes(options.Minutes));
        var mix = new Dictionary<string, Workload>
        {
            ["tell"] = new(200_000, () => EngineRows.TellAsync(system, 200_000)),
            ["ping-pong"] = new(100_000, () => EngineRows.PingPongAsync(system, 50_000, 10)),
            ["ask"] = new(64_000, () => EngineRows.AskAsync(system, 64_000, 16)),
            ["spawn"] = new(10_000, () => EngineRows.SpawnAsync(system, 10_000)),
            ["router"] = new(200_000, () => EngineRows.RouterAsync(system, 200_000)),
            ["restart"] = new(20_000, () => RestartsAsync(system, 20_000)),
            ["watch"] = new(10_000, () => WatchesAsync(system, 10_000)),
        };
        var start = Stopwatch.GetTimestamp();
        long operations = 0;
        var work = mix.Where(row => options.Includes(row.Key)).Select(row => Task.Run(async () =>
        {
            while (!end.IsCancellationRequested)
            {
                try
                {
                    await row.Value.Run().WaitAsync(Patience);
                }
                catch (TimeoutException)
                {
                    throw new TimeoutException($"{row.Key} has not ended after {Patience}: something is lost, or never has its turn.");
                }
                Interlocked.Add(ref operations, row.Value.Operations);
            }
        })).ToList();

        Console.WriteLine($"{"time",8}{"operations",16}{"heap after a collection",26}{"resident",14}");
        List<double> heaps = [];
        using var timer = new PeriodicTimer(Interval);
        while (!end.IsCancellationRequested && await timer.WaitForNextTickAsync(CancellationToken.None))
        {
            foreach (var failed in work.Where(task => task.IsFaulted)) await failed;
            heaps.Add(GC.GetTotalMemory(forceFullCollection: true) / 1e6);
            var resident = Environment.WorkingSet / 1e6;
            Console.WriteLine($"{Stopwatch.GetElapsedTime(start).TotalSeconds,6:F0} s{Interlocked.Read(ref operations) / 1e6,14:F1} M{heaps[^1],23:F1} MB{resident,11:F0} MB");
        }
        await Task.WhenAll(work);
        await system.Terminate();
        return Judge(heaps);
    }

    // The loads are at a different point at each look, so that thirds are compared, by their medians.
    private static int Judge(List<double> heaps)
    {
        if (heaps.Count < 6)
        {
            Console.WriteLine("too short to say whether memory grows");
            return 0;
        }
        var third = heaps.Count / 3;
        var (first, last) = (Median(heaps[..third]), Median(heaps[^third..]));
        var grew = last > (first * 1.25) + 4;
        Console.WriteLine($"heap: {first:F1} MB in the first third, {last:F1} MB in the last: {(grew ? "it GREW" : "flat")}");
        return grew ? 1 : 0;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);

    private static async Task RestartsAsync(ActorSystem system, int messages)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var frail = system.ActorOf(Props.Create(() => new Frail(done)));
        for (var i = 1; i <= messages; i++) frail.Tell(i % 10, ActorRefs.NoSender);
        frail.Tell("end", ActorRefs.NoSender);
        await done.Task;
        system.Stop(frail);
    }

    private static async Task WatchesAsync(ActorSystem system, int children)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var watcher = system.ActorOf(Props.Create(() => new Watcher(children, done)));
        await done.Task;
        system.Stop(watcher);
    }

    /// <summary>Fails at every tenth message, and is restarted.</summary>
    private sealed class Frail(TaskCompletionSource done) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (message is 0) throw new InvalidOperationException("every tenth");
            if (message is "end") done.SetResult();
        }
    }

    /// <summary>Makes children, watches and stops them, and waits for the end of each.</summary>
    private sealed class Watcher(int children, TaskCompletionSource done) : UntypedActor
    {
        private int _left;

        protected override void PreStart()
        {
            var props = Props.Create<Echo>();
            for (; _left < children; _left++) Context.Stop(Context.Watch(Context.ActorOf(props)));
        }

        protected override void OnReceive(object message)
        {
            if (message is Terminated && --_left == 0) done.SetResult();
        }
    }
}
