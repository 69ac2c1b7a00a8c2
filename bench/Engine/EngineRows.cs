using Akka.Actor;
using Akka.Routing;

namespace ActorConcurrency.Bench.Engine;

/// <summary>One row of the table: a piece of work on the engine, its plain counterpart, and what the ratio is to reach.</summary>
internal sealed record EngineRow(string Name, string ComparedWith, double? Floor, double? Goal, Workload Ours, Workload Plain);

/// <summary>The rows of the design's performance table, and two more that show the engine under load.</summary>
internal static class EngineRows
{
    private static readonly object Message = new();

    public static IReadOnlyList<EngineRow> On(ActorSystem system) =>
    [
        new("tell, one producer and one consumer", "unbounded single-reader Channel", 0.63, 1.0,
            new Workload(3_000_000, () => TellAsync(system, 3_000_000)), new Workload(3_000_000, () => Plain.ChannelAsync(3_000_000))),
        new("ping-pong, one message in flight", "two channels, two tasks", 0.67, 1.0,
            new Workload(500_000, () => PingPongAsync(system, 500_000, 1)), new Workload(500_000, () => Plain.PingPongAsync(500_000, 1))),
        new("ping-pong, 4 pairs, 100 in flight", "eight channels, eight tasks", null, null,
            new Workload(4_000_000, () => Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PingPongAsync(system, 1_000_000, 100)))),
            new Workload(4_000_000, () => Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Plain.PingPongAsync(1_000_000, 100))))),
        new("ask, one after the other", "channel + TaskCompletionSource", 0.6, 1.3,
            new Workload(300_000, () => AskAsync(system, 300_000, 1)), new Workload(300_000, () => Plain.AskAsync(300_000, 1))),
        new("ask, 64 askers", "channel + TaskCompletionSource", null, null,
            new Workload(640_000, () => AskAsync(system, 640_000, 64)), new Workload(640_000, () => Plain.AskAsync(640_000, 64))),
        new("spawn, one message, stop", "Task.Run of the same count", 0.15, 0.3,
            new Workload(100_000, () => SpawnAsync(system, 100_000)), new Workload(100_000, () => Plain.TasksAsync(100_000))),
        new("round-robin pool of 5, tell", "unbounded channel", 0.7, 0.9,
            new Workload(3_000_000, () => RouterAsync(system, 3_000_000)), new Workload(3_000_000, () => Plain.ChannelAsync(3_000_000))),
    ];

    internal static async Task TellAsync(ActorSystem system, int count)
    {
        var done = NewDone();
        var counter = system.ActorOf(Props.Create(() => new Counter(count, done)));
        for (var i = 0; i < count; i++) counter.Tell(Message, ActorRefs.NoSender);
        await done.Task;
        system.Stop(counter);
    }

    internal static async Task PingPongAsync(ActorSystem system, int exchanges, int inFlight)
    {
        var done = NewDone();
        var echo = system.ActorOf(Props.Create<Echo>());
        var pinger = system.ActorOf(Props.Create(() => new Pinger(echo, exchanges, inFlight, done)));
        await done.Task;
        system.Stop(echo);
        system.Stop(pinger);
    }

    internal static async Task AskAsync(ActorSystem system, int count, int askers)
    {
        var echo = system.ActorOf(Props.Create<Echo>());
        await Task.WhenAll(Enumerable.Range(0, askers).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < count / askers; i++) await echo.Ask<object>(Message);
        })));
        system.Stop(echo);
    }

    internal static async Task SpawnAsync(ActorSystem system, int count)
    {
        var stopped = new Countdown(count);
        var spawner = system.ActorOf(Props.Create(() => new Spawner(count, stopped)));
        spawner.Tell(Message, ActorRefs.NoSender);
        await stopped.Done;
        // The parent stops after it has taken note of every child's end.
        await spawner.GracefulStop(TimeSpan.FromMinutes(1));
    }

    internal static async Task RouterAsync(ActorSystem system, int count)
    {
        const int Routees = 5;
        var countdown = new Countdown(Routees);
        var share = count / Routees;
        var router = system.ActorOf(Props.Create(() => new ShareCounter(share, countdown)).WithRouter(new RoundRobinPool(Routees)));
        for (var i = 0; i < count; i++) router.Tell(Message, ActorRefs.NoSender);
        await countdown.Done;
        system.Stop(router);
    }

    private static TaskCompletionSource NewDone() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
