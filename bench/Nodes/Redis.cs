using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ActorConcurrency.Bench.Primitives;

namespace ActorConcurrency.Bench.Nodes;

/// <summary>Redis on the same machine, measured by its own benchmark program; for comparison, where it is installed.</summary>
internal sealed class Redis : IDisposable
{
    private readonly Process _server;
    private readonly int _port;

    private Redis(Process server, int port) => (_server, _port) = (server, port);

    /// <returns>Null when redis-server and redis-benchmark are not on the PATH.</returns>
    public static async Task<Redis?> TryStartAsync()
    {
        if (!IsOnPath("redis-server") || !IsOnPath("redis-benchmark")) return null;
        var port = FreePort();
        var server = Process.Start(new ProcessStartInfo("redis-server", ["--port", $"{port}", "--save", "", "--appendonly", "no", "--bind", "127.0.0.1"])
        {
            RedirectStandardOutput = true,
        })!;
        var redis = new Redis(server, port);
        while (await server.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.Contains("Ready to accept connections", StringComparison.Ordinal)) continue;
            _ = server.StandardOutput.ReadToEndAsync();
            return redis;
        }
        redis.Dispose();
        return null;
    }

    /// <summary>One command by a number of clients, each waiting for its answer.</summary>
    public async Task<Latencies> MeasureAsync(string command, int clients, int requests)
    {
        using var benchmark = Process.Start(new ProcessStartInfo(
            "redis-benchmark", ["-p", $"{_port}", "-c", $"{clients}", "-n", $"{requests}", "--csv", .. command.Split(' ')])
        {
            RedirectStandardOutput = true,
        })!;
        var output = await benchmark.StandardOutput.ReadToEndAsync();
        await benchmark.WaitForExitAsync();
        // "test","rps","avg_latency_ms","min_latency_ms","p50_latency_ms","p95_latency_ms","p99_latency_ms","max_latency_ms"
        var row = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1].Split(',').Select(cell => cell.Trim('"', '\r')).ToArray();
        return new Latencies(Number(row[1]), TimeSpan.FromMilliseconds(Number(row[4])), TimeSpan.FromMilliseconds(Number(row[6])));
    }

    public void Dispose()
    {
        if (!_server.HasExited) _server.Kill();
        _server.Dispose();
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static int FreePort()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
