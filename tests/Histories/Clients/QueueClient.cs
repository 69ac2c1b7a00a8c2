using ActorConcurrency.Actors;
using ActorConcurrency.Actors.Queues;
using ActorConcurrency.Histories.Models;
using Akka.Actor;

namespace ActorConcurrency.Histories.Clients;

/// <summary>Puts items into a queue and takes some out; what it takes is its own.</summary>
public sealed class QueueClient(
    string name, ActorSystem system, IConcurrency concurrency, History<QueueRequest> history, int seed,
    Func<IConcurrency, ActorQueue<int>> open, Func<int> nextItem)
    : HistoryClient<QueueRequest>(name, system, concurrency, history, seed)
{
    /// <inheritdoc />
    protected override async Task StepAsync()
    {
        var queue = open(View);
        var called = History<QueueRequest>.Now;
        switch (Random.Next(8))
        {
            case 0 or 1 or 2:
                await PutAsync(nextItem(), called, (item, end) => queue.TryEnqueueAsync(item, TimeSpan.Zero, end), mustEnd: false);
                break;
            case 3:
                await PutAsync(nextItem(), called, (item, end) => Done(queue.EnqueueAsync(item, null, end)), mustEnd: true);
                break;
            case 4:
                await TakeAsync(called, async end => await queue.DequeueAsync(null, end), mustEnd: true);
                break;
            case 5:
                Returned(new QueueRequest.Count(await queue.GetCountAsync()), called);
                break;
            default:
                await TakeAsync(called, async end => (await queue.TryDequeueAsync(TimeSpan.Zero, end))?.Value, mustEnd: false);
                break;
        }
    }

    private async Task PutAsync(int item, long called, Func<int, CancellationToken, Task<bool>> put, bool mustEnd)
    {
        var (isKnown, isPut) = await EndSoonAsync(end => put(item, end), mustEnd);
        var request = new QueueRequest.Put(item, isPut);
        if (isKnown)
            Returned(request, called);
        else
            Unknown(request, called);
    }

    private async Task TakeAsync(long called, Func<CancellationToken, Task<int?>> take, bool mustEnd)
    {
        var id = NewId();
        var (isKnown, item) = await EndSoonAsync(take, mustEnd);
        if (isKnown)
        {
            Returned(new QueueRequest.Take(id, item), called);
        }
        else
        {
            Unknown(new QueueRequest.Take(id), called);
            Unknown(new QueueRequest.PutBack(id), called);
        }
    }
}
