using ActorConcurrency.Actors;
using ActorConcurrency.Actors.Queues;
using ActorConcurrency.Histories.Models;

namespace ActorConcurrency.Histories.Clients;

/// <summary>
/// Puts items into a joinable queue, and takes more often than it puts: so the queue stays short, and its histories are soon decided. What it
/// takes it marks done, returns, or dies with.
/// </summary>
public sealed class JoinableQueueClient(
    ClientPlace place, IHistory<QueueRequest> history,
    Func<IConcurrency, ActorJoinableQueue<int>> open, Func<int> nextItem)
    : HistoryClient<QueueRequest>(place, history)
{
    /// <inheritdoc />
    protected override Task StepAsync()
    {
        var queue = open(View);
        return Random.Next(5) < 2 ? PutAsync(queue) : TakeAsync(queue);
    }

    private async Task PutAsync(ActorJoinableQueue<int> queue)
    {
        var item = nextItem();
        var called = Calling(new QueueRequest.Put(item));
        var (isKnown, isPut) = await EndSoonAsync(end => queue.TryEnqueueAsync(item, TimeSpan.Zero, end), mustEnd: false);
        if (isKnown)
            Returned(new QueueRequest.Put(item, isPut), called);
        else
            Unknown(new QueueRequest.Put(item), called);
    }

    private async Task TakeAsync(ActorJoinableQueue<int> queue)
    {
        var id = NewId();
        var called = Calling(new QueueRequest.Take(id));
        var (isKnown, delivery) = await EndSoonAsync(end => queue.TryDequeueAsync(TimeSpan.Zero, end), mustEnd: false);
        if (!isKnown)
        {
            Unknown(new QueueRequest.Take(id), called);
            Unknown(new QueueRequest.PutBack(id), called);
            return;
        }

        Returned(new QueueRequest.Take(id, delivery?.Value), called);
        if (delivery is null)
            return;
        if (HasDied)
        {
            Unknown(new QueueRequest.PutBack(id), called);
            return;
        }

        await LingerAsync();
        await EndAsync(id, delivery);
    }

    private async Task EndAsync(string id, Delivery<int> delivery)
    {
        if (GivesUp())
        {
            var back = new QueueRequest.PutBack(id);
            Unknown(back, Calling(back));
            await DieAsync();
        }
        else if (Random.Next(4) == 0)
        {
            await EndAsync(new QueueRequest.PutBack(id), delivery.ReturnAsync);
        }
        else
        {
            await EndAsync(new QueueRequest.Finish(id), delivery.MarkDoneAsync);
        }
    }

    private async Task EndAsync(QueueRequest request, Func<CancellationToken, Task> end)
    {
        var called = Calling(request);
        if (await EndedAsync(end))
        {
            Returned(request, called);
            return;
        }

        // If it did not come to what was asked for, it was put back when the owner or the node died.
        Unknown(request, called);
        if (request is QueueRequest.Finish finish)
            Unknown(new QueueRequest.PutBack(finish.Id), called);
    }
}
