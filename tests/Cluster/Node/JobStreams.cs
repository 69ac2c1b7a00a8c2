using System.Text.Json;
using ActorConcurrency.Actors;
using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Jobs;

namespace ActorConcurrency.Cluster.Node;

/// <summary>
/// A submitter of jobs, in several streams, each of which goes on from batch to batch until it is told that it is enough: in order,
/// as they come, one after the other, and handed in without a wait for the result.
/// </summary>
/// <remarks>
/// <c>result STREAM NUMBER VALUE</c> is written for each result, <c>queue ADDRESS</c> for each batch: the node where its queue lives. A job
/// writes <c>ran NUMBER</c> where it was run.
/// </remarks>
public sealed class JobStreams(Akka.Cluster.Cluster cluster, Action<string> write)
{
    /// <summary>The streams whose results are read.</summary>
    public const string Ordered = "ordered";

    /// <inheritdoc cref="Ordered" />
    public const string Unordered = "unordered";

    /// <inheritdoc cref="Ordered" />
    public const string Single = "single";

    /// <summary>The stream of jobs that nobody waits for.</summary>
    public const string Posted = "posted";

    /// <summary>What the jobs of a stream have in common is their thousands of millions.</summary>
    private const long PostedNumbers = 1_000_000_000;

    private const int Batch = 40;
    private const int Window = 8;

    private static readonly TimeSpan LookLimit = TimeSpan.FromSeconds(5);

    // Innocent jobs lose many a worker here.
    private static readonly JobsOptions Options = new() { WorkersPerNode = 2, MaxDeaths = 1_000 };

    private readonly JobType<long, long> _squares = new("squares", async (number, context) =>
    {
        await cluster.System.Scheduler.DelayAsync(TimeSpan.FromMilliseconds((number * 7 % 40) + 1), context.Stopping);
        if (number >= PostedNumbers)
            write($"ran {number - PostedNumbers}");
        return number * number;
    });

    private volatile bool _isEnough;
    private int _queue;

    /// <summary>Has this node run jobs of the streams.</summary>
    public void Register() => JobTypes.Of(cluster.System).Register(_squares);

    /// <summary>Starts the streams, and says at their end how many jobs each has handed in.</summary>
    public async Task<string> RunAsync()
    {
        var counts = await Task.WhenAll(
            StreamAsync(Ordered, async (jobs, numbers) =>
            {
                await foreach (var value in jobs.ImapAsync(_squares, numbers, window: Window))
                    Write(Ordered, (long)Math.Sqrt(value), value);
            }),
            StreamAsync(Unordered, async (jobs, numbers) =>
            {
                await foreach (var value in jobs.ImapUnorderedAsync(_squares, numbers, window: Window))
                    Write(Unordered, (long)Math.Sqrt(value), value);
            }),
            StreamAsync(Single, async (jobs, numbers) =>
            {
                foreach (var number in numbers)
                    Write(Single, number, await jobs.RunAsync(_squares, number));
            }),
            StreamAsync(Posted, async (jobs, numbers) =>
            {
                foreach (var number in numbers)
                    await jobs.PostAsync(_squares, PostedNumbers + number);
            }));
        return JsonSerializer.Serialize(counts.ToDictionary());
    }

    /// <summary>The streams end with their batches.</summary>
    public void Stop() => _isEnough = true;

    private void Write(string stream, long number, long value) => write($"result {stream} {number} {value}");

    private async Task<KeyValuePair<string, long>> StreamAsync(string stream, Func<ActorJobs, IEnumerable<long>, Task> run)
    {
        var count = 0L;
        while (!_isEnough)
        {
            await run(await QueueAsync(), Enumerable.Range(0, Batch).Select(i => count + i).ToList());
            count += Batch;
        }

        return KeyValuePair.Create(stream, count);
    }

    // This node is not killed. A queue that has come to live here would be safe, and is left for another one.
    private async Task<ActorJobs> QueueAsync()
    {
        while (true)
        {
            var (number, name) = (_queue, $"stream-{_queue}");
            var jobs = cluster.Concurrency().Jobs(name, Options);
            if (await PlaceAsync(jobs) is { } place)
            {
                if (place != cluster.SelfAddress.ToString())
                {
                    write($"queue {place}");
                    return jobs;
                }

                Interlocked.CompareExchange(ref _queue, number + 1, number);
            }
        }
    }

    private async Task<string?> PlaceAsync(ActorJobs jobs)
    {
        try
        {
            await jobs.GetSnapshotAsync(LookLimit);
            var all = await cluster.PrimitivesAsync(LookLimit);
            return all.FirstOrDefault(placed => placed.State.Name == jobs.Name)?.Node.ToString();
        }
        catch (Exception e) when (e is TimeoutException or PrimitiveStoppedException)
        {
            return null;
        }
    }
}
