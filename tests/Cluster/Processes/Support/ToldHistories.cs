using System.Text.Json;
using ActorConcurrency.Histories;
using ActorConcurrency.Histories.Models;

namespace ActorConcurrency.Cluster.Processes.Tests.Support;

/// <summary>The histories of all nodes' clients, as the nodes tell them while they live.</summary>
internal sealed class ToldHistories
{
    private readonly Lock _gate = new();
    private (string Clients, long HeardSince, long CalledSince) _distrusted = ("", long.MaxValue, long.MaxValue);
    private readonly List<(string History, string Json)> _ended = [];
    private readonly Dictionary<(string History, string Client), string> _begun = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _waits = [];

    /// <summary>Takes a line in.</summary>
    public void Add(string word, string rest)
    {
        var space = rest.IndexOf(' ', StringComparison.Ordinal);
        var (history, json) = (rest[..space], rest[(space + 1)..]);
        using var operation = JsonDocument.Parse(json);
        var client = operation.RootElement.GetProperty("Client").GetString()!;
        lock (_gate)
        {
            if (word == "begin")
            {
                _begun[(history, client)] = json;
                return;
            }

            _begun.Remove((history, client));
            _ended.Add((history, json));
            foreach (var wait in _waits.Where(wait => wait.Count <= _ended.Count).ToList())
            {
                _waits.Remove(wait);
                wait.Reached.SetResult();
            }
        }
    }

    /// <summary>
    /// What these clients have heard since a moment is as if they had not heard it, and what they have called since a later one is left out: it
    /// reached nobody.
    /// </summary>
    public void Distrust(string clients, long heardSince, long calledSince) => _distrusted = (clients, heardSince, calledSince);

    /// <summary>Completes when so many more operations have ended.</summary>
    public Task MoreAsync(int count)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
            _waits.Add((_ended.Count + count, reached));
        return reached.Task;
    }

    /// <summary>A history of permits, with whatever the dead still held given back at some time after the fault.</summary>
    public IReadOnlyList<Operation<PermitsRequest>> OfPermits(string name, long fault)
    {
        var history = Of<PermitsRequest>(name);
        var released = history.Select(operation => operation.What).OfType<PermitsRequest.Release>().Select(release => release.Id).ToHashSet();
        var held = history.Where(operation => operation.What is PermitsRequest.Acquire acquire && !released.Contains(acquire.Id));
        return [.. history, .. held.Select(operation => Later(operation, new PermitsRequest.Release(((PermitsRequest.Acquire)operation.What).Id), fault))];
    }

    /// <summary>A history of a queue, with whatever the dead had taken put back at some time after the fault.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="fault">When it was.</param>
    /// <param name="isTakenAtOnce">Whether what somebody is known to have taken is gone for good.</param>
    public IReadOnlyList<Operation<QueueRequest>> OfQueue(string name, long fault, bool isTakenAtOnce)
    {
        var history = Of<QueueRequest>(name);
        var ended = history.Select(operation => operation.What).OfType<QueueRequest.PutBack>().Select(back => back.Id).ToHashSet();
        var taken = history.Where(operation => operation.What is QueueRequest.Take take && operation.Client != "last" && !ended.Contains(take.Id)
            && !(isTakenAtOnce && operation.Returned is not null));
        return [.. history, .. taken.Select(operation => Later(operation, new QueueRequest.PutBack(((QueueRequest.Take)operation.What).Id), fault))];
    }

    /// <summary>A history as those saw it who are trusted; what had begun and nobody heard of is unknown.</summary>
    public IReadOnlyList<Operation<T>> Of<T>(string name) => [.. All<T>(name).Where(Reached).Select(Trusted)];

    /// <summary>A history as all saw it.</summary>
    public IReadOnlyList<Operation<T>> All<T>(string name)
    {
        lock (_gate)
        {
            var ended = _ended.Where(one => one.History == name).Select(one => one.Json);
            var begun = _begun.Where(one => one.Key.History == name).Select(one => one.Value);
            return [.. ended.Concat(begun).Select(json => JsonSerializer.Deserialize<Operation<T>>(json)!)];
        }
    }

    private bool Reached<T>(Operation<T> operation) => operation.Called <= _distrusted.CalledSince || !IsDistrusted(operation);

    private Operation<T> Trusted<T>(Operation<T> operation) =>
        operation.Returned > _distrusted.HeardSince && IsDistrusted(operation) ? operation with { Returned = null } : operation;

    private bool IsDistrusted<T>(Operation<T> operation) => operation.Client.StartsWith(_distrusted.Clients, StringComparison.Ordinal);

    private static Operation<T> Later<T>(Operation<T> after, T what, long fault) =>
        new(after.Client, what, Math.Max(after.Called, fault), null);
}
