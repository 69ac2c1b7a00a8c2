using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Queues;
using Xunit;
using static ActorConcurrency.Actors.Queues.QueueProtocol;

namespace ActorConcurrency.Actors.Contracts.Queues;

public abstract class QueueTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private ActorQueue<int> Three => Concurrency.Queue<int>("three", capacity: 3);

    private Task<QueueSnapshot> UntilWaiting(int count) => Until(() => Three.GetSnapshotAsync(), s => s.Waiters.Count == count);

    [Fact]
    public async Task Enqueue_Full_WaitsForRoomInOrder()
    {
        await Soon(Three.EnqueueManyAsync([1, 2, 3]));
        var fourth = Three.EnqueueAsync(4);
        await UntilWaiting(1);
        var fifth = Three.EnqueueAsync(5);
        await UntilWaiting(2);

        Assert.False(await Soon(Three.TryEnqueueAsync(6)));
        Assert.Equal(1, await Soon(Three.DequeueAsync()));
        await Soon(fourth);
        Assert.Equal(2, await Soon(Three.DequeueAsync()));
        await Soon(fifth);

        Assert.Equal([3, 4, 5], await Soon(Three.DequeueManyAsync(10)));
    }

    [Fact]
    public async Task Enqueue_FullForTheWholeTime_TimesOutAndAddsNothing()
    {
        await Soon(Three.EnqueueManyAsync([1, 2, 3]));
        var fourth = Three.EnqueueAsync(4, TimeSpan.FromSeconds(1));
        await UntilWaiting(1);

        Advance(TimeSpan.FromSeconds(1));

        var error = await Assert.ThrowsAsync<TimeoutException>(() => Soon(fourth));
        Assert.Contains("3 items queued of 3", error.Message);
        Assert.Equal(3, await Soon(Three.GetCountAsync()));
    }

    [Fact]
    public async Task EnqueueMany_WithRoomForSome_WaitsForRoomForAllAndIsNotOvertaken()
    {
        await Soon(Three.EnqueueManyAsync([1, 2]));
        var batch = Three.EnqueueManyAsync([3, 4]);
        await UntilWaiting(1);
        var small = Three.EnqueueAsync(5);
        await UntilWaiting(2);

        Assert.False(await Soon(Three.TryEnqueueManyAsync([6])));
        Assert.Equal(1, await Soon(Three.DequeueAsync()));
        await Soon(batch);
        Assert.False(small.IsCompleted);

        Assert.Equal([2, 3, 4], await Soon(Three.DequeueManyAsync(3)));
        await Soon(small);
        Assert.Equal([5], await Soon(Three.TryDequeueManyAsync(3)));
    }

    [Fact]
    public async Task EnqueueMany_CanceledInFront_LetsTheSmallerOneBehindItIn()
    {
        using var cancellation = new CancellationTokenSource();
        await Soon(Three.EnqueueManyAsync([1, 2]));
        var batch = Three.EnqueueManyAsync([3, 4], cancellationToken: cancellation.Token);
        await UntilWaiting(1);
        var small = Three.EnqueueAsync(5);
        await UntilWaiting(2);

        await cancellation.CancelAsync();

        await Soon(small);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Soon(batch));
        Assert.Equal([1, 2, 5], await Soon(Three.DequeueManyAsync(3)));
    }

    [Fact]
    public async Task EnqueueMany_MoreThanTheCapacity_IsInvalid() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Soon(Three.EnqueueManyAsync([1, 2, 3, 4])));

    [Fact]
    public async Task EnqueueMany_Nothing_CompletesAtOnce()
    {
        await Soon(Three.EnqueueManyAsync([]));

        Assert.Equal(0, await Soon(Three.GetCountAsync()));
    }

    [Fact]
    public async Task DequeueMany_Empty_WaitsForOneAndTakesWhatIsThere()
    {
        var waits = Three.DequeueManyAsync(2);
        await UntilWaiting(1);

        await Soon(Three.EnqueueManyAsync([1, 2, 3]));

        Assert.Equal([1, 2], await Soon(waits));
        Assert.Equal(1, await Soon(Three.GetCountAsync()));
    }

    [Fact]
    public async Task TryDequeueMany_Empty_IsEmpty() => Assert.Empty(await Soon(Three.TryDequeueManyAsync(2)));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task DequeueMany_LessThanOne_IsABadArgument(int most)
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Three.DequeueManyAsync(most));
        Assert.Throws<ArgumentOutOfRangeException>(() => Concurrency.Queue<int>("bad", most));
    }

    [Fact]
    public async Task Complete_WithProducersWaitingForRoom_RefusesThem()
    {
        await Soon(Three.EnqueueManyAsync([1, 2, 3]));
        var fourth = Three.EnqueueAsync(4);
        await UntilWaiting(1);

        await Soon(Three.CompleteAsync());

        await Assert.ThrowsAsync<QueueClosedException>(() => Soon(fourth));
        Assert.Equal([1, 2, 3], await Soon(Three.DequeueManyAsync(10)));
    }

    [Fact]
    public async Task Lifo_GivesTheNewestFirst()
    {
        var stack = Concurrency.LifoQueue<int>("stack");
        await Soon(stack.EnqueueManyAsync([1, 2]));
        await Soon(stack.EnqueueAsync(3));

        Assert.Equal(3, await Soon(stack.DequeueAsync()));
        await Soon(stack.EnqueueAsync(4));

        Assert.Equal([4, 2, 1], await Soon(stack.DequeueManyAsync(5)));
    }

    [Fact]
    public async Task Priority_GivesTheLeastFirstAndTiesByArrival()
    {
        var byLength = new ByLength();
        var queue = Concurrency.PriorityQueue("lengths", null, byLength);
        await Soon(queue.EnqueueManyAsync(["ccc", "aa", "b", "aaa", "cc"]));

        Assert.Equal(["b", "aa", "cc", "ccc", "aaa"], await Soon(queue.DequeueManyAsync(10)));
    }

    [Fact]
    public async Task Priority_ItemThatCannotBeCompared_IsRefusedAndTheQueueLivesOn()
    {
        var queue = Concurrency.PriorityQueue<object>("mixed");
        await Soon(queue.EnqueueManyAsync([3, 1]));

        await Assert.ThrowsAsync<InvalidOperationException>(() => Soon(queue.EnqueueAsync("two")));

        Assert.Equal([1, 3], await Soon(queue.DequeueManyAsync(10)));
    }

    [Fact]
    public async Task TryDequeue_GivesTokensThatGrow()
    {
        await Soon(Three.EnqueueManyAsync([1, 2]));

        var first = await Soon(Three.TryDequeueAsync());
        var second = await Soon(Three.TryDequeueAsync());

        Assert.True(second!.Value.FencingToken > first!.Value.FencingToken);
    }

    [Fact]
    public async Task Null_IsAnItemLikeAnother()
    {
        var nullable = Concurrency.Queue<string?>("nullable");
        await Soon(nullable.EnqueueManyAsync([null, null]));

        Assert.Null(await Soon(nullable.DequeueAsync()));
        Assert.Null((await Soon(nullable.TryDequeueAsync()))!.Value.Value);
        Assert.Null(await Soon(nullable.TryDequeueAsync()));
    }

    [Fact]
    public async Task Items_OfAWrongType_GoBackAndTheTakerLearnsIt()
    {
        Three.Actor.Tell(new Enqueue(1, TestActor, ["text"]), TestActor);
        ExpectMsg(new Enqueued(1));

        await Assert.ThrowsAsync<InvalidCastException>(() => Soon(Three.DequeueAsync()));

        await Until(() => Three.GetSnapshotAsync(), s => s is { Count: 1, OnTheWay: 0 });
    }

    [Fact]
    public async Task Protocol_UnconfirmedItemsOfADeadTaker_GoBackToTheirPlaces()
    {
        var taker = CreateTestProbe();
        await Soon(Three.EnqueueManyAsync([1, 2, 3]));
        Three.Actor.Tell(new Dequeue(1, taker.Ref, Confirmed: true), taker.Ref);
        Three.Actor.Tell(new Dequeue(2, taker.Ref, Confirmed: true), taker.Ref);
        var first = taker.ExpectMsg<Dequeued>();
        taker.ExpectMsg<Dequeued>();
        Three.Actor.Tell(first.ToConfirm(taker.Ref), taker.Ref);

        Sys.Stop(taker.Ref);

        await Until(() => Three.GetSnapshotAsync(), s => s is { Count: 2, OnTheWay: 0 });
        Assert.Equal([2, 3], await Soon(Three.DequeueManyAsync(3)));
    }

    [Fact]
    public async Task Complete_WhileAnItemIsOnItsWay_KeepsTakersForItsReturn()
    {
        var taker = CreateTestProbe();
        await Soon(Three.EnqueueAsync(1));
        Three.Actor.Tell(new Dequeue(1, taker.Ref, Confirmed: true), taker.Ref);
        taker.ExpectMsg<Dequeued>();
        await Soon(Three.CompleteAsync());
        var waits = Three.DequeueAsync();
        await UntilWaiting(1);
        var later = Three.DequeueAsync();
        await UntilWaiting(2);

        Sys.Stop(taker.Ref);

        Assert.Equal(1, await Soon(waits));
        await Assert.ThrowsAsync<QueueClosedException>(() => Soon(later));
    }

    [Fact]
    public void Protocol_WithoutConfirmation_IsTheTakersAtOnce()
    {
        Three.Actor.Tell(new Enqueue(0, TestActor, [1, 2]), TestActor);
        Three.Actor.Tell(new Dequeue(1, TestActor, Most: 2), TestActor);

        Assert.Equal([1, 2], ExpectMsg<Dequeued>().Items);
        Three.Actor.Tell(new GetSnapshot(2), TestActor);
        Assert.Equal(0, ((QueueSnapshot)ExpectMsg<Snapshot>().Value).OnTheWay);
    }

    [Fact]
    public void Protocol_DequeueOfNothing_IsRejected()
    {
        Three.Actor.Tell(new Dequeue(1, TestActor, Most: 0), TestActor);

        ExpectMsg<Rejected>(rejected => rejected.Reason == RejectionReason.ImpossibleAmount);
    }
}
