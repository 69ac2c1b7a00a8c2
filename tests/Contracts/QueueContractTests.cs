using ActorConcurrency.Actors.Common;
using Xunit;

namespace ActorConcurrency.Actors.Contracts;

/// <summary>What a first-in-first-out queue keeps, whatever lies behind it. A subclass says how to add and to take.</summary>
public abstract class QueueContractTests<TSnapshot, TBackend> : PrimitiveContractTests<TSnapshot, TBackend>
    where TSnapshot : PrimitiveSnapshot
    where TBackend : ContractBackend, new()
{
    /// <summary>A queue without limit, or with one.</summary>
    protected abstract Task EnqueueAsync(
        IConcurrency view, int item, TimeSpan? timeout = null, CancellationToken cancellationToken = default);

    protected abstract Task<bool> TryEnqueueAsync(IConcurrency view, int item);

    /// <summary>Takes an item and is done with it.</summary>
    protected abstract Task<int> DequeueAsync(
        IConcurrency view, TimeSpan? timeout = null, CancellationToken cancellationToken = default);

    protected abstract Task<int?> TryDequeueAsync(IConcurrency view);

    /// <summary>Takes items until the end, being done with each before the next.</summary>
    protected abstract IAsyncEnumerable<int> ReadAllAsync(IConcurrency view);

    protected abstract Task<int> GetCountAsync(IConcurrency view);

    protected abstract Task CompleteAsync(IConcurrency view);

    protected override async Task WaitAsync(IConcurrency view, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        await DequeueAsync(view, timeout, cancellationToken);

    protected override async Task LetGoOn(IConcurrency view, int waiters)
    {
        for (var i = 0; i < waiters; i++)
            await Soon(EnqueueAsync(view, i));
    }

    [Fact]
    public async Task Dequeue_GivesItemsInOrder()
    {
        for (var i = 0; i < 10; i++)
            await Soon(EnqueueAsync(Concurrency, i));

        for (var i = 0; i < 10; i++)
            Assert.Equal(i, await Soon(DequeueAsync(Concurrency)));
    }

    [Fact]
    public async Task Dequeue_Empty_TimesOut()
    {
        var waits = DequeueAsync(Concurrency, TimeSpan.FromSeconds(1));
        await UntilWaiting(1);

        Advance(TimeSpan.FromSeconds(1));

        var error = await Assert.ThrowsAsync<TimeoutException>(() => Soon(waits));
        Assert.Contains("0 items queued", error.Message);
        Assert.Null(await Soon(TryDequeueAsync(Concurrency)));
    }

    [Fact]
    public async Task Dequeue_WaitingTakers_AreServedInOrder()
    {
        var first = DequeueAsync(Concurrency);
        await UntilWaiting(1);
        var second = DequeueAsync(Concurrency);
        await UntilWaiting(2);

        await Soon(EnqueueAsync(Concurrency, 1));
        await Soon(EnqueueAsync(Concurrency, 2));

        Assert.Equal(1, await Soon(first));
        Assert.Equal(2, await Soon(second));
    }

    [Fact]
    public async Task Count_IsOfWhatIsInTheQueue()
    {
        await Soon(EnqueueAsync(Concurrency, 1));
        await Soon(EnqueueAsync(Concurrency, 2));
        Assert.Equal(2, await Soon(GetCountAsync(Concurrency)));

        await Soon(DequeueAsync(Concurrency));

        Assert.Equal(1, await Soon(GetCountAsync(Concurrency)));
    }

    [Fact]
    public async Task Cancel_OfOneTaker_LetsTheNextOneHaveTheItem()
    {
        using var cancellation = new CancellationTokenSource();
        var first = DequeueAsync(Concurrency, cancellationToken: cancellation.Token);
        await UntilWaiting(1);
        var second = DequeueAsync(Concurrency);
        await UntilWaiting(2);

        await cancellation.CancelAsync();
        await Soon(EnqueueAsync(Concurrency, 1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Soon(first));
        Assert.Equal(1, await Soon(second));
    }

    [Fact]
    public async Task Cancel_CrossingItsItem_LosesNone()
    {
        for (var i = 0; i < 100; i++)
        {
            using var cancellation = new CancellationTokenSource();
            var crossing = DequeueAsync(Concurrency, cancellationToken: cancellation.Token);
            await Task.WhenAll(Task.Run(cancellation.Cancel), Task.Run(() => EnqueueAsync(Concurrency, i)));
            int seen;
            try
            {
                seen = await Soon(crossing);
            }
            catch (OperationCanceledException)
            {
                seen = await Soon(DequeueAsync(Concurrency));
            }

            Assert.Equal(i, seen);
        }
    }

    [Fact]
    public async Task Complete_TakersDrainAndThenEnd()
    {
        await Soon(EnqueueAsync(Concurrency, 1));
        await Soon(EnqueueAsync(Concurrency, 2));
        await Soon(CompleteAsync(Concurrency));

        var seen = new List<int>();
        await foreach (var item in ReadAllAsync(Concurrency))
            seen.Add(item);

        Assert.Equal([1, 2], seen);
        await Assert.ThrowsAsync<QueueClosedException>(() => Soon(DequeueAsync(Concurrency)));
        await Assert.ThrowsAsync<QueueClosedException>(() => Soon(TryDequeueAsync(Concurrency)));
    }

    [Fact]
    public async Task Complete_WithWaitingTakers_EndsThem()
    {
        var waits = DequeueAsync(Concurrency);
        await UntilWaiting(1);

        await Soon(CompleteAsync(Concurrency));

        await Assert.ThrowsAsync<QueueClosedException>(() => Soon(waits));
    }

    [Fact]
    public async Task Enqueue_AfterComplete_ThrowsQueueClosed()
    {
        await Soon(CompleteAsync(Concurrency));
        await Soon(CompleteAsync(Concurrency));

        await Assert.ThrowsAsync<QueueClosedException>(() => Soon(EnqueueAsync(Concurrency, 1)));
        await Assert.ThrowsAsync<QueueClosedException>(() => Soon(TryEnqueueAsync(Concurrency, 1)));
    }

    [Fact]
    public async Task Hammer_ManyProducersAndConsumers_EveryItemOnce()
    {
        var seen = new List<int>();
        var producers = Enumerable.Range(0, 10).Select(p => Task.Run(async () =>
        {
            for (var i = 0; i < 100; i++)
                await EnqueueAsync(Concurrency, (p * 100) + i);
        }));
        var consumers = Enumerable.Range(0, 10).Select(_ => Task.Run(async () =>
        {
            await using var owner = Concurrency.As();
            await foreach (var item in ReadAllAsync(owner))
            {
                lock (seen)
                    seen.Add(item);
            }
        })).ToArray();

        await Soon(Task.WhenAll(producers));
        await Soon(CompleteAsync(Concurrency));
        await Soon(Task.WhenAll(consumers));

        Assert.Equal(Enumerable.Range(0, 1000), seen.Order());
    }
}
