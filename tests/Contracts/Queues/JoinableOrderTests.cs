using ActorConcurrency.Actors.Queues;
using Xunit;

namespace ActorConcurrency.Actors.Contracts.Queues;

/// <summary>Joinable queues in other orders than that of arrival.</summary>
public abstract class JoinableOrderTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private ActorJoinableQueue<int> Lifo => Concurrency.JoinableLifoQueue<int>("stack");

    private ActorJoinableQueue<int> Priority => Concurrency.JoinablePriorityQueue<int>("urgent");

    private static async Task Fill(ActorJoinableQueue<int> queue, params int[] items)
    {
        foreach (var item in items)
            await Soon(queue.EnqueueAsync(item));
    }

    private static async Task<List<int>> Drain(ActorJoinableQueue<int> queue)
    {
        var items = new List<int>();
        while (await Soon(queue.TryDequeueAsync()) is { } delivery)
        {
            await Soon(delivery.MarkDoneAsync());
            items.Add(delivery.Value);
        }

        return items;
    }

    [Fact]
    public async Task Lifo_GivesTheNewestFirst_AndJoins()
    {
        await Fill(Lifo, 1, 2, 3);
        var joins = Lifo.JoinAsync();

        Assert.Equal([3, 2, 1], await Drain(Lifo));

        await Soon(joins);
        Assert.Equal("joinable lifo queue", (await Soon(Lifo.GetSnapshotAsync())).Kind);
    }

    [Fact]
    public async Task Lifo_TakerDies_ItsItemIsBelowNewerOnes()
    {
        await Fill(Lifo, 1, 2);
        var taker = Concurrency.As("taker");
        await Soon(taker.JoinableLifoQueue<int>("stack").DequeueAsync());
        await Fill(Lifo, 3);

        await taker.DisposeAsync();
        await Until(() => Lifo.GetCountAsync(), count => count == 3);

        Assert.Equal([3, 2, 1], await Drain(Lifo));
    }

    [Fact]
    public async Task Priority_GivesTheLeastFirst_AndTakesItemsBackToTheirPlace()
    {
        await Fill(Priority, 5, 1, 3);
        var first = await Soon(Priority.DequeueAsync());
        var second = await Soon(Priority.DequeueAsync());
        Assert.Equal((1, 3), (first.Value, second.Value));
        await Fill(Priority, 2);

        await Soon(first.ReturnAsync());
        await Soon(second.ReturnAsync());

        Assert.Equal([1, 2, 3, 5], await Drain(Priority));
        await Soon(Priority.JoinAsync());
    }

    [Fact]
    public async Task Priority_Ties_AreInOrderOfArrival()
    {
        var byLength = new ByLength();
        var queue = Concurrency.JoinablePriorityQueue("words", null, byLength);
        foreach (var word in new[] { "bb", "a", "cc", "d" })
            await Soon(queue.EnqueueAsync(word));

        var words = new List<string>();
        while (await Soon(queue.TryDequeueAsync()) is { } delivery)
            words.Add(delivery.Value);

        Assert.Equal(["a", "d", "bb", "cc"], words);
    }

    [Fact]
    public async Task Priority_ItemThatCannotBeCompared_IsRefusedAndNotUnfinished()
    {
        var queue = Concurrency.JoinablePriorityQueue<object>("mixed");
        await Soon(queue.EnqueueAsync(1));

        await Assert.ThrowsAsync<InvalidOperationException>(() => Soon(queue.EnqueueAsync("two")));

        Assert.Equal((1, 1), ((await Soon(queue.GetSnapshotAsync())) is var s ? (s.Queued, s.Unfinished) : default));
    }

    [Fact]
    public async Task Priority_OverItsDeliveries_GoesToTheDeadLetters()
    {
        var queue = Concurrency.JoinablePriorityQueue<int>("fragile", new JoinableQueueOptions { MaxDeliveries = 1 });
        await Soon(queue.EnqueueAsync(7));

        await Soon((await Soon(queue.DequeueAsync())).ReturnAsync());

        Assert.Equal([7], (await Soon(queue.DeadLettersAsync())).Select(dead => dead.Value));
        await Soon(queue.JoinAsync());
    }
}
