using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Queues;
using Xunit;
using static ActorConcurrency.Actors.Queues.JoinableQueueProtocol;

namespace ActorConcurrency.Actors.Contracts.Queues;

public abstract class JoinableQueueTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private static readonly JoinableQueueOptions Two = new() { Capacity = 2, MaxDeliveries = 3 };

    private ActorJoinableQueue<int> Queue => For(Concurrency);

    private static ActorJoinableQueue<int> For(IConcurrency view) => view.JoinableQueue<int>("two", Two);

    private Task<JoinableQueueSnapshot> UntilWaiting(int count) => Until(() => Queue.GetSnapshotAsync(), s => s.Waiters.Count == count);

    [Fact]
    public async Task Enqueue_Full_WaitsForRoomInOrder()
    {
        await Soon(Queue.EnqueueAsync(1));
        await Soon(Queue.EnqueueAsync(2));
        var third = Queue.EnqueueAsync(3);
        await UntilWaiting(1);
        var fourth = Queue.EnqueueAsync(4);
        await UntilWaiting(2);

        Assert.False(await Soon(Queue.TryEnqueueAsync(5)));
        Assert.Equal(1, (await Soon(Queue.DequeueAsync())).Value);
        await Soon(third);
        Assert.Equal(2, (await Soon(Queue.DequeueAsync())).Value);
        await Soon(fourth);

        Assert.Equal(3, (await Soon(Queue.DequeueAsync())).Value);
        Assert.Equal(4, (await Soon(Queue.DequeueAsync())).Value);
    }

    [Fact]
    public async Task Enqueue_FullForTheWholeTime_TimesOutAndAddsNothing()
    {
        await Soon(Queue.EnqueueAsync(1));
        await Soon(Queue.EnqueueAsync(2));
        var third = Queue.EnqueueAsync(3, TimeSpan.FromSeconds(1));
        await UntilWaiting(1);

        Advance(TimeSpan.FromSeconds(1));

        var error = await Assert.ThrowsAsync<TimeoutException>(() => Soon(third));
        Assert.Contains("2 items queued of 2", error.Message);
        Assert.Equal(2, await Soon(Queue.GetCountAsync()));
    }

    [Fact]
    public async Task Complete_WithProducersWaitingForRoom_RefusesThem()
    {
        await Soon(Queue.EnqueueAsync(1));
        await Soon(Queue.EnqueueAsync(2));
        var third = Queue.EnqueueAsync(3);
        await UntilWaiting(1);

        await Soon(Queue.CompleteAsync());

        await Assert.ThrowsAsync<QueueClosedException>(() => Soon(third));
    }

    [Fact]
    public async Task Join_NothingUnfinished_CompletesAtOnce()
    {
        await Soon(Queue.JoinAsync());
        await Soon(Queue.JoinAsync(TimeSpan.Zero));
    }

    [Fact]
    public async Task Join_IsAnsweredAtTheLastMarkDone()
    {
        await Soon(Queue.EnqueueAsync(1));
        await Soon(Queue.EnqueueAsync(2));
        var joins = Queue.JoinAsync();
        await UntilWaiting(1);

        await Soon((await Soon(Queue.DequeueAsync())).MarkDoneAsync());
        Assert.Single((await Soon(Queue.GetSnapshotAsync())).Waiters);
        await Soon(Queue.MarkDoneAsync(await Soon(Queue.DequeueAsync())));

        await Soon(joins);
    }

    [Fact]
    public async Task Join_TimesOut_NamesTheTaker()
    {
        await using var taker = Concurrency.As("slow");
        await Soon(Queue.EnqueueAsync(1));
        await Soon(For(taker).DequeueAsync());
        var joins = Queue.JoinAsync(TimeSpan.FromSeconds(1));
        await UntilWaiting(1);

        Advance(TimeSpan.FromSeconds(1));

        var error = await Assert.ThrowsAsync<TimeoutException>(() => Soon(joins));
        Assert.Contains(taker.Ref.Path.ToString(), error.Message);
        await Assert.ThrowsAsync<TimeoutException>(() => Soon(Queue.JoinAsync(TimeSpan.Zero)));
    }

    [Fact]
    public async Task Trap_ConsumerThatDiesHoldingItems_GivesThemBackToTheFrontInOrder()
    {
        var consumer = Concurrency.As("mortal");
        await Soon(Queue.EnqueueAsync(1));
        await Soon(Queue.EnqueueAsync(2));
        await Soon(For(consumer).DequeueAsync());
        await Soon(For(consumer).DequeueAsync());
        await Soon(Queue.EnqueueAsync(3));
        var joins = Queue.JoinAsync();

        await consumer.DisposeAsync();
        await Until(() => Queue.GetSnapshotAsync(), s => s.Holders.Count == 0);

        var seen = new List<(int, int)>();
        for (var i = 0; i < 3; i++)
        {
            var delivery = await Soon(Queue.DequeueAsync());
            seen.Add((delivery.Value, delivery.DeliveryCount));
            await Soon(delivery.MarkDoneAsync());
        }

        Assert.Equal([(1, 2), (2, 2), (3, 1)], seen);
        await Soon(joins);
    }

    [Fact]
    public async Task Redelivery_GoesToAWaitingTaker()
    {
        var consumer = Concurrency.As("mortal");
        await Soon(Queue.EnqueueAsync(1));
        var lost = await Soon(For(consumer).DequeueAsync());
        var waits = Queue.DequeueAsync();
        await UntilWaiting(1);

        await consumer.DisposeAsync();

        var again = await Soon(waits);
        Assert.Equal((1, 2), (again.Value, again.DeliveryCount));
        Assert.True(again.FencingToken > lost.FencingToken);
        Assert.True(lost.LostToken.IsCancellationRequested);
        await Assert.ThrowsAsync<SynchronizationLockException>(() => lost.MarkDoneAsync());
    }

    [Fact]
    public async Task Redelivery_OverTheLimit_GoesToTheDeadLettersAndJoinCompletes()
    {
        await Soon(Queue.EnqueueAsync(13));
        var joins = Queue.JoinAsync();
        for (var i = 0; i < 3; i++)
        {
            await using var victim = Concurrency.As($"victim{i}");
            Assert.Equal(i + 1, (await Soon(For(victim).DequeueAsync())).DeliveryCount);
        }

        await Soon(joins);
        Assert.Equal([new DeadLetter<int>(13, 3)], await Soon(Queue.DeadLettersAsync()));
        Assert.Null(await Soon(Queue.TryDequeueAsync()));
    }

    [Fact]
    public async Task Return_PutsTheItemBackToTheFront()
    {
        await Soon(Queue.EnqueueAsync(1));
        await Soon(Queue.EnqueueAsync(2));
        var first = await Soon(Queue.DequeueAsync());

        await Soon(first.ReturnAsync());

        var again = await Soon(Queue.DequeueAsync());
        Assert.Equal((1, 2), (again.Value, again.DeliveryCount));
    }

    [Fact]
    public async Task MarkDone_Twice_IsInvalid()
    {
        await Soon(Queue.EnqueueAsync(1));
        var delivery = await Soon(Queue.DequeueAsync());
        await Soon(delivery.MarkDoneAsync());

        await Assert.ThrowsAsync<InvalidOperationException>(() => Soon(delivery.MarkDoneAsync()));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Soon(delivery.ReturnAsync()));
        Assert.Equal(0, (await Soon(Queue.GetSnapshotAsync())).Unfinished);
    }

    [Fact]
    public async Task Dequeue_CanceledWhileItsItemIsOnTheWay_DoesNotCountAsADelivery()
    {
        for (var i = 0; i < 100; i++)
        {
            using var cancellation = new CancellationTokenSource();
            var waits = Queue.DequeueAsync(null, cancellation.Token);
            await Task.WhenAll(Task.Run(cancellation.Cancel), Task.Run(() => Queue.EnqueueAsync(i)));
            Delivery<int> delivery;
            try
            {
                delivery = await Soon(waits);
            }
            catch (OperationCanceledException)
            {
                delivery = await Soon(Queue.DequeueAsync());
            }

            Assert.Equal((i, 1), (delivery.Value, delivery.DeliveryCount));
            await Soon(delivery.MarkDoneAsync());
        }
    }

    [Fact]
    public async Task Complete_WhileAnotherTakerWorks_KeepsTakersForWhatMayComeBack()
    {
        var worker = Concurrency.As("mortal");
        await Soon(Queue.EnqueueAsync(1));
        await Soon(For(worker).DequeueAsync());
        await Soon(Queue.CompleteAsync());
        var waits = Queue.DequeueAsync();
        await UntilWaiting(1);

        await worker.DisposeAsync();

        await Soon((await Soon(waits)).MarkDoneAsync());
        await Assert.ThrowsAsync<QueueClosedException>(() => Soon(Queue.DequeueAsync()));
    }

    [Fact]
    public async Task Complete_TakerWithAllItemsUnmarked_EndsAllTheSame()
    {
        await using var batch = Concurrency.As("batch");
        await Soon(Queue.EnqueueAsync(1));
        await Soon(Queue.CompleteAsync());
        var delivery = await Soon(For(batch).DequeueAsync());

        await Assert.ThrowsAsync<QueueClosedException>(() => Soon(For(batch).DequeueAsync()));

        await Soon(delivery.MarkDoneAsync());
        await Soon(Queue.JoinAsync());
    }

    [Fact]
    public async Task Items_OfAWrongType_GoBackAndTheTakerLearnsIt()
    {
        Queue.Actor.Tell(new Enqueue(1, TestActor, "text"), TestActor);
        ExpectMsg(new Enqueued(1));

        await Assert.ThrowsAsync<InvalidCastException>(() => Soon(Queue.DequeueAsync()));

        await Until(() => Queue.GetSnapshotAsync(), s => s is { Queued: 1, Holders.Count: 0 });
    }

    [Fact]
    public void Protocol_MarkDoneOfNothing_IsRejected()
    {
        Queue.Actor.Tell(new MarkDone(1, TestActor, new FencingToken(1, 99)), TestActor);

        ExpectMsg<Rejected>(rejected => rejected.Reason == RejectionReason.DoneTooOften);
    }

    [Fact]
    public async Task EnqueueMany_MoreThanThereIsRoomFor_WaitsAndAddsAllInOrder()
    {
        var adding = Queue.EnqueueManyAsync([1, 2, 3, 4]);
        await UntilWaiting(1);

        for (var i = 1; i <= 4; i++)
            Assert.Equal(i, (await Soon(Queue.DequeueAsync())).Value);
        await Soon(adding);
    }

    [Fact]
    public async Task TryEnqueueMany_MoreThanThereIsRoomFor_SaysHowManyWereAdded()
    {
        Assert.Equal(2, await Soon(Queue.TryEnqueueManyAsync([1, 2, 3])));
        Assert.Equal(0, await Soon(Queue.TryEnqueueManyAsync([4])));

        Assert.Equal(2, await Soon(Queue.GetCountAsync()));
    }

    [Fact]
    public async Task DequeueMany_TakesWhatIsThere_AndEachIsMarkedDone()
    {
        Assert.Empty(await Soon(Queue.TryDequeueManyAsync(3)));
        var waits = Queue.DequeueManyAsync(3);
        await UntilWaiting(1);
        await Soon(Queue.EnqueueAsync(1));
        var first = Assert.Single(await Soon(waits));

        await Soon(Queue.EnqueueManyAsync([2, 3]));
        var rest = await Soon(Queue.TryDequeueManyAsync(3));
        Assert.Equal([2, 3], rest.Select(delivery => delivery.Value));
        var joined = Queue.JoinAsync();
        foreach (var delivery in rest.Append(first))
        {
            Assert.False(joined.IsCompleted);
            await Soon(delivery.MarkDoneAsync());
        }

        await Soon(joined);
    }

    [Fact]
    public async Task DequeueMany_CompletedMeanwhile_GivesWhatWasTaken()
    {
        await Soon(Queue.EnqueueManyAsync([1, 2]));
        await Soon(Queue.CompleteAsync());

        var taken = await Soon(Queue.DequeueManyAsync(5));

        Assert.Equal([1, 2], taken.Select(delivery => delivery.Value));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Queue.DequeueManyAsync(0));
    }

    [Fact]
    public async Task Channel_IsWrittenWithItemsAndReadAsDeliveries()
    {
        var channel = Queue.AsChannel();
        var writes = Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++)
                await channel.Writer.WriteAsync(i);
            channel.Writer.Complete();
        });

        var seen = new List<int>();
        await foreach (var delivery in channel.Reader.ReadAllAsync())
        {
            seen.Add(delivery.Value);
            await delivery.MarkDoneAsync();
        }

        await Soon(writes);
        await Soon(Queue.JoinAsync());
        Assert.Equal(Enumerable.Range(0, 20), seen);
    }

    [Fact]
    public async Task Null_IsAnItemLikeAnother()
    {
        var nullable = Concurrency.JoinableQueue<string?>("nullable");
        await Soon(nullable.EnqueueAsync(null));

        Assert.Null((await Soon(nullable.DequeueAsync())).Value);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void Create_WithNumbersBelowOne_IsABadArgument(int capacity, int maxDeliveries) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Concurrency.JoinableQueue<int>(
            "bad", new JoinableQueueOptions { Capacity = capacity, MaxDeliveries = maxDeliveries }));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Takers_KilledAtRandom_EveryItemIsDoneOrDead(int seed)
    {
        var random = new Random(seed);
        var options = new JoinableQueueOptions { MaxDeliveries = 4 };
        var queue = Concurrency.JoinableQueue<int>("risky", options);
        for (var i = 0; i < 60; i++)
            await Soon(queue.EnqueueAsync(i));
        var done = new List<int>();

        while ((await Soon(queue.GetSnapshotAsync())).Unfinished > 0)
        {
            await using var taker = Concurrency.As("taker");
            for (var taken = random.Next(1, 4); taken > 0; taken--)
            {
                if (await Soon(taker.JoinableQueue<int>("risky", options).TryDequeueAsync()) is not { } delivery)
                    break;
                if (random.Next(3) == 0)
                    continue;
                await Soon(delivery.MarkDoneAsync());
                done.Add(delivery.Value);
            }
        }

        await Soon(queue.JoinAsync());
        var dead = (await Soon(queue.DeadLettersAsync())).Select(d => d.Value);
        Assert.Equal(Enumerable.Range(0, 60), done.Concat(dead).Order());
    }
}
