using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Queues;
using Xunit;

namespace ActorConcurrency.Actors.Tests.Contracts;

/// <summary>What a first-in-first-out queue keeps, whatever lies behind it.</summary>
public abstract class QueueContractTests : PrimitiveContractTests<JoinableQueueSnapshot>
{
    protected static ActorJoinableQueue<int> Queue(IConcurrency view) => view.JoinableQueue<int>(Name);

    protected override Action<IConcurrency> GetWithOtherSettings => view => view.JoinableQueue<string>(Name);

    protected override async Task WaitAsync(IConcurrency view, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        await Queue(view).DequeueAsync(timeout, cancellationToken);

    protected override async Task LetGoOn(IConcurrency view, int waiters)
    {
        for (var i = 0; i < waiters; i++)
            await Soon(Queue(view).EnqueueAsync(i));
    }

    [Fact]
    public async Task Dequeue_GivesItemsInOrder()
    {
        for (var i = 0; i < 10; i++)
            await Soon(Queue(Concurrency).EnqueueAsync(i));

        for (var i = 0; i < 10; i++)
            Assert.Equal(i, (await Soon(Queue(Concurrency).DequeueAsync())).Value);
    }

    [Fact]
    public async Task Dequeue_Empty_TimesOut()
    {
        var waits = Queue(Concurrency).DequeueAsync(TimeSpan.FromSeconds(1));
        await UntilWaiting(1);

        Scheduler.Advance(TimeSpan.FromSeconds(1));

        var error = await Assert.ThrowsAsync<TimeoutException>(() => Soon(waits));
        Assert.Contains("0 items queued", error.Message);
        Assert.Null(await Soon(Queue(Concurrency).TryDequeueAsync()));
    }

    [Fact]
    public async Task Dequeue_WaitingTakers_AreServedInOrder()
    {
        var first = Queue(Concurrency).DequeueAsync();
        await UntilWaiting(1);
        var second = Queue(Concurrency).DequeueAsync();
        await UntilWaiting(2);

        await Soon(Queue(Concurrency).EnqueueAsync(1));
        await Soon(Queue(Concurrency).EnqueueAsync(2));

        Assert.Equal(1, (await Soon(first)).Value);
        Assert.Equal(2, (await Soon(second)).Value);
    }

    [Fact]
    public async Task Complete_TakersDrainAndThenEnd()
    {
        await Soon(Queue(Concurrency).EnqueueAsync(1));
        await Soon(Queue(Concurrency).EnqueueAsync(2));
        await Soon(Queue(Concurrency).CompleteAsync());

        var seen = new List<int>();
        await foreach (var delivery in Queue(Concurrency).ReadAllAsync())
        {
            seen.Add(delivery.Value);
            await Soon(delivery.MarkDoneAsync());
        }

        Assert.Equal([1, 2], seen);
        await Assert.ThrowsAsync<QueueClosedException>(() => Soon(Queue(Concurrency).DequeueAsync()));
        await Assert.ThrowsAsync<QueueClosedException>(() => Soon(Queue(Concurrency).TryDequeueAsync()));
    }

    [Fact]
    public async Task Complete_WithWaitingTakers_EndsThem()
    {
        var waits = Queue(Concurrency).DequeueAsync();
        await UntilWaiting(1);

        await Soon(Queue(Concurrency).CompleteAsync());

        await Assert.ThrowsAsync<QueueClosedException>(() => Soon(waits));
    }

    [Fact]
    public async Task Enqueue_AfterComplete_ThrowsQueueClosed()
    {
        await Soon(Queue(Concurrency).CompleteAsync());
        await Soon(Queue(Concurrency).CompleteAsync());

        await Assert.ThrowsAsync<QueueClosedException>(() => Soon(Queue(Concurrency).EnqueueAsync(1)));
        await Assert.ThrowsAsync<QueueClosedException>(() => Soon(Queue(Concurrency).TryEnqueueAsync(1)));
    }

    [Fact]
    public async Task Hammer_ManyProducersAndConsumers_EveryItemOnce()
    {
        var seen = new List<int>();
        var producers = Enumerable.Range(0, 10).Select(p => Task.Run(async () =>
        {
            for (var i = 0; i < 100; i++)
                await Queue(Concurrency).EnqueueAsync((p * 100) + i);
        }));
        var consumers = Enumerable.Range(0, 10).Select(_ => Task.Run(async () =>
        {
            await using var owner = Concurrency.As();
            await foreach (var delivery in Queue(owner).ReadAllAsync())
            {
                lock (seen)
                    seen.Add(delivery.Value);
                await delivery.MarkDoneAsync();
            }
        })).ToArray();

        await Soon(Task.WhenAll(producers));
        await Soon(Queue(Concurrency).CompleteAsync());
        await Soon(Task.WhenAll(consumers));

        Assert.Equal(Enumerable.Range(0, 1000), seen.Order());
    }
}
