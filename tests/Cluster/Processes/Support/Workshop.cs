using System.Text.Json;
using ActorConcurrency.Cluster.Node;
using Xunit;

namespace ActorConcurrency.Cluster.Processes.Tests.Support;

/// <summary>
/// Nodes that run jobs and are killed again and again, and come back at their addresses, while another node hands jobs in. That one is the youngest
/// and is not killed: the queues and the cluster's singletons are on those that are.
/// </summary>
internal sealed class Workshop : IAsyncDisposable
{
    // One of each pair at most is dead at a time: the rest are the majority of the five.
    private const int Pairs = 2;

    private readonly ToldJobs _jobs = new();
    private readonly NodeProcess[] _workers;
    private readonly NodeProcess _submitter;
    private int _killsOfQueue;
    private int _kills;

    private Workshop()
    {
        _workers = [.. Enumerable.Range(0, 2 * Pairs).Select(_ => Start(0))];
        _submitter = NodeProcess.Start(onTold: _jobs.Add);
    }

    /// <summary>How many of the killed had the queue when it was last looked.</summary>
    public int KillsOfQueue => _killsOfQueue;

    public static async Task<Workshop> StartAsync()
    {
        var workshop = new Workshop();
        await NodeProcess.JoinAsync(workshop._workers);
        var addresses = await Task.WhenAll(workshop._workers.Append(workshop._submitter).Select(node => node.AddressAsync()));
        workshop._submitter.Tell($"join {addresses[0]}");
        await workshop._submitter.SeesAsync(view => view.IsWhole(addresses));
        return workshop;
    }

    /// <summary>Hands in jobs without end, kills as often as it is told to, and checks what came of the jobs.</summary>
    public async Task RunAsync(int kills, Random random)
    {
        try
        {
            await KillAllAsync(kills, random);
        }
        finally
        {
            // What it says has gone wrong explains all that is missing.
            _submitter.AssertIsWell();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _workers.Append(_submitter))
            await node.DisposeAsync();
    }

    private async Task KillAllAsync(int kills, Random random)
    {
        var streamed = _submitter.AskAsync("stream", "streamed");
        await _jobs.MoreAsync(1);
        var seeds = Enumerable.Range(0, Pairs).Select(_ => random.Next()).ToArray();
        await Task.WhenAll(seeds.Select((seed, pair) => KillAsync(pair, kills, new Random(seed))));
        _submitter.Tell("enough");

        var counts = JsonSerializer.Deserialize<Dictionary<string, long>>(await streamed)!;
        foreach (var stream in new[] { JobStreams.Ordered, JobStreams.Unordered, JobStreams.Single })
            _jobs.AssertWhole(stream, counts[stream]);
        await _jobs.RanAsync(counts[JobStreams.Posted]);
    }

    private async Task KillAsync(int pair, int kills, Random random)
    {
        while (Interlocked.Increment(ref _kills) <= kills)
        {
            // Between any two results, also while a queue is lost and there are none.
            await _jobs.MoreAsync(Math.Max(0, random.Next(-10, 20)));
            await ReplaceAsync(await ChooseAsync(pair, random), isToBeUp: random.Next(8) > 0);
        }
    }

    private async Task<int> ChooseAsync(int pair, Random random)
    {
        var first = 2 * pair;
        var queue = _jobs.Queue;
        for (var worker = first; worker < first + 2; worker++)
        {
            if (await _workers[worker].AddressAsync() != queue)
                continue;
            if (random.Next(3) == 0)
                break;
            Interlocked.Increment(ref _killsOfQueue);
            return worker;
        }

        return first + random.Next(2);
    }

    private async Task ReplaceAsync(int worker, bool isToBeUp)
    {
        var killed = _workers[worker];
        var address = await killed.AddressAsync();
        var incarnation = 0L;
        await _submitter.SeesAsync(view =>
        {
            incarnation = view.Members.LastOrDefault(member => member.Address == address)?.Incarnation ?? 0;
            return true;
        });
        await killed.KillAsync();
        await killed.DisposeAsync();

        var next = _workers[worker] = Start(int.Parse(address.Split(':')[^1]));
        next.Tell($"join {await _submitter.AddressAsync()}");
        Assert.Equal(address, await next.AddressAsync());
        if (isToBeUp)
            await _submitter.SeesAsync(view => view.Members.Any(member => member.Address == address && member.Incarnation != incarnation && member.Status == "Up"));
    }

    private NodeProcess Start(int port)
    {
        var worker = NodeProcess.Start(port: port, onTold: _jobs.Add);
        worker.Tell("run-jobs");
        return worker;
    }
}
