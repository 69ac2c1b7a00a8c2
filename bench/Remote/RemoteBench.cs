using ActorConcurrency.Bench.Nodes;
using ActorConcurrency.Bench.Primitives;
using Akka.Actor;

namespace ActorConcurrency.Bench.Remote;

/// <summary>Measures remoting between two processes on loopback, against Redis and against bare sockets.</summary>
internal static class RemoteBench
{
    private const int Asks = 40_000;
    private const int Tells = 400_000;

    /// <returns>0 when the floor holds or there is no Redis to compare with, 1 when it is missed.</returns>
    public static async Task<int> RunAsync(BenchOptions options)
    {
        using var node = await RemoteNode.StartAsync();
        using var redis = await Redis.TryStartAsync();
        var system = ActorSystem.Create("client", RemoteNode.Config);
        Console.WriteLine($"{Environment.ProcessorCount} processors, .NET {Environment.Version}; medians of {options.Rounds} interleaved rounds");
        if (redis is null) Console.WriteLine("redis-server and redis-benchmark are not on the PATH: no comparison with Redis");
        Console.WriteLine();
        Console.WriteLine($"{"work",-28}{"a second",12}{"p50 µs",10}{"p99 µs",10}{"ratio",9}{"floor",8}{"goal",7}");
        var echo = await system.ActorSelection($"{node.Address}/user/echo").ResolveOne(TimeSpan.FromSeconds(30));
        var missed = false;
        foreach (var callers in (int[])[1, 4, 16])
        {
            if (options.Includes($"remote ask, {callers} callers")) missed |= await AsksAsync(options, echo, node, redis, callers);
        }
        if (options.Includes("remote tell, windowed")) await TellsAsync(options, system, node);
        await system.Terminate();
        return missed ? 1 : 0;
    }

    private static async Task<bool> AsksAsync(BenchOptions options, IActorRef echo, RemoteNode node, Redis? redis, int callers)
    {
        var asks = Enumerable.Range(0, callers).Select(_ => (Func<Task>)(() => echo.Ask<string>("12345678"))).ToArray();
        var sockets = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => RawEcho.ConnectAsync(node.EchoPort)));
        var raw = sockets.Select(socket =>
        {
            var (block, answer) = (new byte[Window.MessageBytes], new byte[Window.MessageBytes]);
            return (Func<Task>)(() => RawEcho.ExchangeAsync(socket, block, answer));
        }).ToArray();
        List<Latencies> ours = [], bare = [], theirs = [];
        for (var round = -1; round < options.Rounds; round++)
        {
            var measured = await Latencies.MeasureAsync(asks, Asks / callers);
            var socketsMeasured = await Latencies.MeasureAsync(raw, Asks / callers);
            var redisMeasured = redis is null ? null : await redis.MeasureAsync("GET key:12345678", callers, Asks);
            if (round < 0) continue;
            ours.Add(measured);
            bare.Add(socketsMeasured);
            if (redisMeasured is not null) theirs.Add(redisMeasured);
        }
        foreach (var socket in sockets) socket.Dispose();
        var mine = Median(ours);
        var ratio = theirs.Count == 0 ? (double?)null : mine.Rate / Median(theirs).Rate;
        double? floor = callers == 4 ? 1.0 : null;
        Print($"remote ask, {callers} callers", mine, ratio, floor, callers == 4 ? 2.0 : null);
        Print($"  raw TCP echo, {callers}", Median(bare), null, null, null);
        if (theirs.Count > 0) Print($"  Redis GET, {callers} clients", Median(theirs), null, null, null);
        return ratio < floor;
    }

    private static async Task TellsAsync(BenchOptions options, ActorSystem system, RemoteNode node)
    {
        var sink = await system.ActorSelection($"{node.Address}/user/sink").ResolveOne(TimeSpan.FromSeconds(30));
        using var socket = await RawEcho.ConnectAsync(node.EchoPort);
        var (block, answer) = (new byte[Window.Share * Window.MessageBytes], new byte[Window.Share * Window.MessageBytes]);
        var (ours, plain, ratio) = await Measurement.InterleavedAsync(
            new Workload(Tells, () => SendAsync(system, sink)),
            new Workload(Tells, async () =>
            {
                for (var sent = 0; sent < Tells; sent += Window.Share) await RawEcho.ExchangeAsync(socket, block, answer);
            }),
            options.Rounds);
        Console.WriteLine($"{"remote tell, windowed",-28}{ours.Median,12:N0}{"",10}{"",10}{ratio,9:F2}{"",8}{0.5,7:F1}");
        Console.WriteLine($"{"  raw TCP echo, batched",-28}{plain.Median,12:N0}");
    }

    private static async Task SendAsync(ActorSystem system, IActorRef sink)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var sender = system.ActorOf(Props.Create(() => new WindowedSender(sink, Tells, done)));
        await done.Task;
        system.Stop(sender);
    }

    private static Latencies Median(List<Latencies> rounds) => rounds.OrderBy(r => r.Rate).ElementAt(rounds.Count / 2);

    private static void Print(string name, Latencies measured, double? ratio, double? floor, double? goal) => Console.WriteLine(
        $"{name,-28}{measured.Rate,12:N0}{measured.Median.TotalMicroseconds,10:F1}{measured.Percentile99.TotalMicroseconds,10:F1}{ratio,9:F2}{floor,8:F1}{goal,7:F1}{(ratio < floor ? "  below the floor" : "")}");

    /// <summary>Keeps a window of messages under way.</summary>
    private sealed class WindowedSender : ReceiveActor
    {
        private const string Message = "a message of the size that many messages have, some 48 bytes";

        private readonly IActorRef _sink;
        private int _left;
        private int _unacknowledged;

        public WindowedSender(IActorRef sink, int count, TaskCompletionSource done)
        {
            _sink = sink;
            _left = count;
            Receive<string>(_ =>
            {
                _unacknowledged -= Window.Share;
                Send();
                if (_left == 0 && _unacknowledged == 0) done.TrySetResult();
            });
            Send();
        }

        private void Send()
        {
            for (; _left > 0 && _unacknowledged < Window.Size; _left--, _unacknowledged++) _sink.Tell(Message, Self);
        }
    }
}
