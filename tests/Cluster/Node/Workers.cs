using System.Text.Json;
using ActorConcurrency.Actors;
using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Queues;
using ActorConcurrency.Actors.Semaphores;
using ActorConcurrency.Histories.Clients;
using ActorConcurrency.Histories.Models;
using Akka.Actor;

namespace ActorConcurrency.Cluster.Node;

/// <summary>
/// The clients of a node: one at each of some locks, semaphores, queues, joinable queues and dictionaries, whose names all nodes share. The holders of
/// the locks write through a guard.
/// </summary>
public sealed class Workers(ActorSystem system, IConcurrency concurrency, Action<string> write)
{
    /// <summary>How many permits each semaphore has.</summary>
    public const int Permits = 3;

    /// <summary>How many items each queue has room for.</summary>
    public const int Capacity = 3;

    private const int Sets = 2;
    private const int ManyItems = 1_000_000;

    // Far longer than a node takes to be removed: a call that waits for so long waits for nothing.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private static readonly JoinableQueueOptions JoinableOptions = new() { Capacity = Capacity, MaxDeliveries = int.MaxValue };

    private readonly CancellationTokenSource _end = new();
    private readonly List<Task> _work = [];
    private volatile bool _isAbandoned;

    /// <summary>Makes the guards live on this node.</summary>
    public async Task GuardAsync()
    {
        for (var set = 0; set < Sets; set++)
            await Guard(set).GetSnapshotAsync();
    }

    /// <summary>Starts the clients.</summary>
    /// <param name="number">The node's, no two the same in the histories.</param>
    public void Start(int number)
    {
        for (var set = 0; set < Sets; set++)
        {
            var (i, items) = (set, ((number * Sets) + set) * ManyItems);
            var writes = new WrittenHistory<FencedWrite>($"writes{i}", write);
            Run(new PermitsClient(
                Place($"n{number}.lock"), Written<PermitsRequest>($"lock{i}"), view => PermitsAccess.To(view.Lock($"lock{i}")), 1,
                lease => FencedWriter.WriteAsync($"n{number}.lock", Guard(i), lease, writes, _end.Token)));
            Run(new PermitsClient(
                Place($"n{number}.semaphore"), Written<PermitsRequest>($"semaphore{i}"), view => PermitsAccess.To(Semaphore(view, i)), Permits));
            Run(new JoinableQueueClient(
                Place($"n{number}.joinable"), Written<QueueRequest>($"joinable{i}"), view => Joinable(view, i), () => Interlocked.Increment(ref items)));
            Run(new QueueClient(
                Place($"n{number}.queue"), Written<QueueRequest>($"queue{i}"), view => Queue(view, i), () => Interlocked.Increment(ref items), waits: false));
            Run(new DictionaryClient(
                Place($"n{number}.dictionary"), Written<RegisterRequest>($"dictionary{i}"), view => view.SharedDictionary<string, int>($"dictionary{i}")));

            ClientPlace Place(string name) => new(name, system, concurrency, (number * 100) + (i * 10) + name.Length)
            {
                GivesUp = 3,
                Pause = TimeSpan.FromMilliseconds(250),
                Patience = Patience,
                OnLost = failure => write($"lost {name} {failure.Message.ReplaceLineEndings(" ")}"),
            };
        }
    }

    /// <summary>Lets the clients do what they are at, and no more.</summary>
    public async Task StopAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_work);
    }

    /// <summary>The node is no member any more: whatever becomes of its clients is no failure.</summary>
    public void Abandon()
    {
        _isAbandoned = true;
        _end.Cancel();
    }

    /// <summary>Says of each primitive how often it was made anew.</summary>
    public async Task<string> EpochsAsync()
    {
        var epochs = new Dictionary<string, long>();
        for (var set = 0; set < Sets; set++)
        {
            epochs[$"lock{set}"] = (await concurrency.Lock($"lock{set}").GetSnapshotAsync()).Epoch;
            epochs[$"semaphore{set}"] = (await Semaphore(concurrency, set).GetSnapshotAsync()).Epoch;
            epochs[$"joinable{set}"] = (await Joinable(concurrency, set).GetSnapshotAsync()).Epoch;
            epochs[$"queue{set}"] = (await Queue(concurrency, set).GetSnapshotAsync()).Epoch;
            epochs[$"dictionary{set}"] = (await concurrency.SharedDictionary<string, int>($"dictionary{set}").GetSnapshotAsync()).Epoch;
        }

        return JsonSerializer.Serialize(epochs);
    }

    /// <summary>When all clients of all nodes have stopped: takes all that can be taken, as the last client of each history.</summary>
    public async Task FinishAsync()
    {
        for (var set = 0; set < Sets; set++)
        {
            var (name, joinable, queue) = ($"lock{set}", Joinable(concurrency, set), Queue(concurrency, set));
            await LastClient.TakeAllAsync(Written<PermitsRequest>(name), PermitsAccess.To(concurrency.Lock(name)), 1, default);
            name = $"semaphore{set}";
            await LastClient.TakeAllAsync(Written<PermitsRequest>(name), PermitsAccess.To(Semaphore(concurrency, set)), Permits, default);
            await LastClient.DrainAsync(Written<QueueRequest>($"joinable{set}"), async () => (await joinable.TryDequeueAsync())?.Value);
            while ((await queue.GetSnapshotAsync()).OnTheWay > 0)
            {
                // To somebody who has died: it comes back.
            }

            await LastClient.DrainAsync(Written<QueueRequest>($"queue{set}"), async () => (await queue.TryDequeueAsync())?.Value);
        }
    }

    private static ActorJoinableQueue<int> Joinable(IConcurrency view, int set) => view.JoinableQueue<int>($"joinable{set}", JoinableOptions);

    private static ActorQueue<int> Queue(IConcurrency view, int set) => view.Queue<int>($"queue{set}", Capacity);

    private static ActorSemaphore Semaphore(IConcurrency view, int set) => view.BoundedSemaphore($"semaphore{set}", Permits);

    private ActorFencedResource Guard(int set) => FencedWriter.Open(concurrency, $"guard{set}");

    private WrittenHistory<T> Written<T>(string name) => new(name, write);

    private void Run(IHistoryClient client) => _work.Add(Task.Run(() => RunAsync(client)));

    private async Task RunAsync(IHistoryClient client)
    {
        try
        {
            await client.RunAsync(int.MaxValue, _end.Token);
        }
        catch (Exception failure)
        {
            if (!_isAbandoned && !system.WhenTerminated.IsCompleted)
                write($"failed {failure.ToString().ReplaceLineEndings(" ")}");
        }
    }
}
