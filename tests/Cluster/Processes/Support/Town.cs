using System.Diagnostics;
using System.Text.Json;
using ActorConcurrency.Cluster.Node;
using ActorConcurrency.Histories;
using ActorConcurrency.Histories.Clients;
using ActorConcurrency.Histories.Models;
using Xunit;

namespace ActorConcurrency.Cluster.Processes.Tests.Support;

/// <summary>
/// Three nodes whose clients work at the same locks, semaphores, queues and dictionaries, while something happens to one of the nodes, or some
/// leave. In the end every history has to be right.
/// </summary>
internal sealed class Town : IAsyncDisposable
{
    private const int Size = 3;
    private const int Sets = 2;
    private const int Operations = 300;

    private readonly ToldHistories _histories = new();
    private readonly List<NodeProcess> _nodes = [];

    // Of clients that are heard of no more.
    private readonly List<string> _gone = [];
    private readonly Network? _network;
    private readonly bool _isPatient;
    private Dictionary<string, long> _epochs = [];
    private long _fault;

    private Town(Network? network, bool isPatient) => (_network, _isPatient) = (network, isPatient);

    public IReadOnlyList<NodeProcess> Nodes => _nodes;

    /// <summary>Starts the nodes, and has their clients work for a while. The guards of what the locks' holders write to are on the second node.</summary>
    /// <param name="network">Where they run; null: where the tests do.</param>
    /// <param name="isPatient">Whether they wait longer for each other, as none is to die.</param>
    public static async Task<Town> StartAsync(Network? network = null, bool isPatient = false)
    {
        var town = new Town(network, isPatient);
        for (var host = 0; host < Size; host++)
            town.Start(host);
        await NodeProcess.JoinAsync([.. town._nodes]);
        await town._nodes[1].AskAsync("guard", "guards");
        for (var number = 0; number < Size; number++)
            town._nodes[number].Tell($"work {number}");
        await town.WorkAsync();
        town._epochs = await town.EpochsAsync();
        return town;
    }

    /// <summary>
    /// Has something happen to a node. What its clients hear from then on is not counted: until it knows that the others have given it up, it
    /// may go on by what it last knew. What they write has to be refused all the same.
    /// </summary>
    public async Task StrikeAsync(NodeProcess node, Func<Task> fault)
    {
        var number = _nodes.IndexOf(node);
        _fault = Stopwatch.GetTimestamp();
        await fault();
        _histories.Distrust($"n{number}.", _fault, Stopwatch.GetTimestamp());
        _gone.Add($"n{number}.");
    }

    /// <summary>Has a node leave in order, while its clients and all others go on working.</summary>
    /// <param name="node">A node that was there from the beginning.</param>
    /// <param name="number">Its number.</param>
    /// <param name="command">What makes it leave.</param>
    public async Task LeaveAsync(NodeProcess node, int number, string command)
    {
        if (_gone.Count == 0)
            _fault = Stopwatch.GetTimestamp();
        _gone.Add($"n{number}.");
        node.Tell(command);
        await node.Ended;
        node.AssertIsWell();
        await RemovedAsync(node);
    }

    /// <summary>Waits until all others have removed a node.</summary>
    public async Task RemovedAsync(NodeProcess lost)
    {
        var others = _nodes.Where(node => node != lost).ToList();
        var addresses = await Task.WhenAll(others.Select(node => node.AddressAsync()));
        await Task.WhenAll(others.Select(node => node.SeesAsync(view => view.IsWhole(addresses))));
        _nodes.Remove(lost);
    }

    /// <summary>Starts a node at a host, and has it join and work.</summary>
    public async Task RejoinAsync(int host, int port = 0)
    {
        var seed = await _nodes[0].AddressAsync();
        var node = Start(host, port);
        node.Tell($"join {seed}");
        var addresses = await Task.WhenAll(_nodes.Select(each => each.AddressAsync()));
        await Task.WhenAll(_nodes.Select(each => each.SeesAsync(view => view.IsWhole(addresses))));
        node.Tell($"work {Size}");
    }

    /// <summary>Lets the clients work for a while.</summary>
    public Task WorkAsync() => _histories.MoreAsync(Operations).WaitAsync(NodeProcess.Limit);

    /// <summary>Has the clients stop, takes all that is left, and checks what all have seen.</summary>
    /// <param name="allLeft">Whether all nodes that are gone have left in order: then nothing was lost, and nobody's call.</param>
    public async Task EndAsync(bool allLeft = false)
    {
        await Task.WhenAll(_nodes.Select(node => node.AskAsync("stop", "stopped")));
        var epochs = await EpochsAsync();
        await _nodes[0].AskAsync("finish", "finished");
        foreach (var node in _nodes)
            node.AssertIsWell();
        if (allLeft)
        {
            Assert.Contains(epochs, now => now.Value != _epochs[now.Key]);
            Assert.Empty(_nodes.SelectMany(node => node.Told("lost")));
        }

        for (var set = 0; set < Sets; set++)
            Check(set, name => !allLeft && epochs[name] != _epochs[name]);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync();
    }

    private void Check(int set, Predicate<string> wasLost)
    {
        CheckPermits($"lock{set}", 1, wasLost);
        CheckPermits($"semaphore{set}", Workers.Permits, wasLost);

        var writes = _histories.All<FencedWrite>($"writes{set}");
        Assert.Contains(writes, write => write.What.Accepted);
        AssertRight($"writes{set}", new FencedModel(), writes);

        CheckQueue($"joinable{set}", wasLost, isTakenAtOnce: false);
        CheckQueue($"queue{set}", wasLost, isTakenAtOnce: true);

        var dictionary = $"dictionary{set}";
        foreach (var key in _histories.Of<RegisterRequest>(dictionary).GroupBy(request => request.What.Key))
        {
            var lose = new RegisterRequest.Lose(key.Key);
            AssertRight($"{dictionary}.{key.Key}", new RegisterModel(), [.. key, .. Loss<RegisterRequest>(wasLost(dictionary), lose)]);
        }
    }

    private void CheckPermits(string name, int permits, Predicate<string> wasLost)
    {
        var history = _histories.OfPermits(name, _fault);
        Assert.Contains(history, operation => operation.What is PermitsRequest.Acquire { Answer: not null });
        AssertRight(name, new PermitsModel(permits, permits), [.. history, .. Loss<PermitsRequest>(wasLost(name), new PermitsRequest.Lose())]);
    }

    private void CheckQueue(string name, Predicate<string> wasLost, bool isTakenAtOnce)
    {
        var history = _histories.OfQueue(name, _fault, isTakenAtOnce);
        if (!wasLost(name))
        {
            // Who was given an item, and perhaps finished it, may have ended before it could say so, or is not heard.
            var untold = history.Count(
                one => one is { What: QueueRequest.Take, Returned: null } && _gone.Exists(client => one.Client.StartsWith(client, StringComparison.Ordinal)));
            var lost = LastClient.FindLost(history, isTakenAtOnce);
            Assert.True(lost.Count <= untold, $"{name}: lost {string.Join(' ', lost)}, which is more than {untold}");
        }

        AssertRight(name, new QueueModel(Workers.Capacity, isTakenAtOnce), [.. history, .. Loss<QueueRequest>(wasLost(name), new QueueRequest.Lose())]);
    }

    private IEnumerable<Operation<T>> Loss<T>(bool wasLost, T lose) => wasLost ? [new Operation<T>("fault", lose, _fault, null)] : [];

    private static void AssertRight<TState, T>(string name, ISequentialModel<TState, T> model, IReadOnlyList<Operation<T>> history)
        where TState : notnull
    {
        try
        {
            var verdict = Linearizability.Check(model, history);
            Assert.True(verdict.IsLinearizable, $"{name}: {verdict.Explanation}");
        }
        catch (Exception)
        {
            var file = Path.Combine(Path.GetTempPath(), $"history-{name}-{Guid.NewGuid():N}.json");
            File.WriteAllText(file, JsonSerializer.Serialize(history));
            Console.Error.WriteLine($"The history is in {file}");
            throw;
        }
    }

    private async Task<Dictionary<string, long>> EpochsAsync() =>
        JsonSerializer.Deserialize<Dictionary<string, long>>(await _nodes[1].AskAsync("epochs", "epochs"))!;

    private NodeProcess Start(int host, int port = 0)
    {
        var node = _network is null
            ? NodeProcess.Start(port: port, isPatient: _isPatient, onTold: _histories.Add)
            : NodeProcess.Start(Network.AddressOf(host), 4000, _network.NamespaceOf(host), _isPatient, _histories.Add);
        _nodes.Add(node);
        return node;
    }
}
