using ActorConcurrency.Actors;
using ActorConcurrency.Actors.Queues;
using ActorConcurrency.Histories.Models;

namespace ActorConcurrency.Histories.Clients;

/// <summary>
/// Puts items into a queue and takes some out; what it takes is its own. If it waits, it stops waiting soon, and does not know then what came of
/// it: much of that makes long histories hard to decide.
/// </summary>
public sealed class QueueClient(
    ClientPlace place, IHistory<QueueRequest> history,
    Func<IConcurrency, ActorQueue<int>> open, Func<int> nextItem, bool waits = true)
    : HistoryClient<QueueRequest>(place, history)
{
    /// <inheritdoc />
    protected override async Task StepAsync()
    {
        var queue = open(View);
        switch (Random.Next(8))
        {
            case 0 or 1 or 2:
                await PutAsync(nextItem(), (item, end) => queue.TryEnqueueAsync(item, TimeSpan.Zero, end), mustEnd: false);
                break;
            case 3 when waits:
                await PutAsync(nextItem(), (item, end) => Done(queue.EnqueueAsync(item, null, end)), mustEnd: true);
                break;
            case 4 when waits:
                await TakeAsync(async end => await queue.DequeueAsync(null, end), mustEnd: true);
                break;
            case 5:
                await CountAsync(queue);
                break;
            default:
                await TakeAsync(async end => (await queue.TryDequeueAsync(TimeSpan.Zero, end))?.Value, mustEnd: false);
                break;
        }
    }

    private async Task PutAsync(int item, Func<int, CancellationToken, Task<bool>> put, bool mustEnd)
    {
        var called = Calling(new QueueRequest.Put(item));
        var (isKnown, isPut) = await EndSoonAsync(end => put(item, end), mustEnd);
        var request = new QueueRequest.Put(item, isPut);
        if (isKnown)
            Returned(request, called);
        else
            Unknown(request, called);
    }

    private async Task TakeAsync(Func<CancellationToken, Task<int?>> take, bool mustEnd)
    {
        var id = NewId();
        var called = Calling(new QueueRequest.Take(id));
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

    private async Task CountAsync(ActorQueue<int> queue)
    {
        var called = Calling(new QueueRequest.Count());
        var (isKnown, count) = await EndAsync(queue.GetCountAsync);
        if (isKnown)
            Returned(new QueueRequest.Count(count), called);
    }
}
