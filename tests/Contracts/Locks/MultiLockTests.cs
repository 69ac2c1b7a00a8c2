using ActorConcurrency.Actors.Locks;
using Xunit;

namespace ActorConcurrency.Actors.Contracts.Locks;

public abstract class MultiLockTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private ActorMultiLock Both => Concurrency.MultiLock("right", "left");

    [Fact]
    public async Task Acquire_Free_HoldsAllUntilDisposed()
    {
        await using var owner = Concurrency.As("greedy");
        var lease = await Soon(owner.MultiLock("right", "left", "right").AcquireAsync());

        Assert.Equal(["left", "right"], Both.Names);
        Assert.All(await Soon(Both.GetSnapshotsAsync()), s => Assert.Equal(owner.Ref, Assert.Single(s.Holders).Owner));
        Assert.Equal(["left", "right"], lease.FencingTokens.Keys.Order());
        await lease.DisposeAsync();
        await lease.DisposeAsync();

        Assert.All(await Soon(Both.GetSnapshotsAsync()), s => Assert.Equal(0, s.Depth));
        Assert.False(lease.LostToken.IsCancellationRequested);
    }

    [Fact]
    public async Task Acquire_OneOfThemTaken_WaitsForIt()
    {
        var single = await Soon(Concurrency.Lock("right").AcquireAsync());
        var both = Both.AcquireAsync();
        await UntilWaitingAtRight();
        Assert.False(both.IsCompleted);

        await single.DisposeAsync();

        await Soon((await Soon(both)).ReleaseAsync());
        Assert.All(await Soon(Both.GetSnapshotsAsync()), s => Assert.Equal(0, s.Depth));
    }

    [Fact]
    public async Task Acquire_NotInTime_HoldsNothingAndNamesWhatWasMissing()
    {
        await Soon(Concurrency.Lock("right").AcquireAsync());
        var both = Both.AcquireAsync(TimeSpan.FromSeconds(2));
        await UntilWaitingAtRight();

        Advance(TimeSpan.FromSeconds(2));

        var error = await Assert.ThrowsAsync<TimeoutException>(() => Soon(both));
        Assert.Contains("multi-lock 'left', 'right' was not granted within 00:00:02", error.Message);
        Assert.Contains("lock 'right'", error.Message);
        Assert.Equal(0, (await Soon(Concurrency.Lock("left").GetSnapshotAsync())).Depth);
    }

    [Fact]
    public async Task Acquire_TimeSpentAtTheFirst_IsMissingAtTheSecond()
    {
        var left = await Soon(Concurrency.Lock("left").AcquireAsync());
        await Soon(Concurrency.Lock("right").AcquireAsync());
        var both = Both.TryAcquireAsync(TimeSpan.FromSeconds(2));
        await Until(() => Concurrency.Lock("left").GetSnapshotAsync(), s => s.Waiters.Count == 1);
        Advance(TimeSpan.FromSeconds(1));
        await left.DisposeAsync();
        await UntilWaitingAtRight();

        Advance(TimeSpan.FromSeconds(1));

        Assert.Null(await Soon(both));
        Assert.Equal(0, (await Soon(Concurrency.Lock("left").GetSnapshotAsync())).Depth);
    }

    [Fact]
    public async Task TryAcquire_OneOfThemTaken_IsNullAtOnceAndHoldsNothing()
    {
        await Soon(Concurrency.Lock("right").AcquireAsync());

        Assert.Null(await Soon(Both.TryAcquireAsync()));

        await (await Soon(Concurrency.Lock("left").AcquireAsync())).DisposeAsync();
    }

    [Fact]
    public async Task Acquire_Cancelled_HoldsNothing()
    {
        await Soon(Concurrency.Lock("right").AcquireAsync());
        using var cancellation = new CancellationTokenSource();
        var both = Both.AcquireAsync(null, cancellation.Token);
        await UntilWaitingAtRight();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Soon(both));
        Assert.Equal([0, 1], (await Soon(Both.GetSnapshotsAsync())).Select(s => s.Depth));
    }

    [Fact]
    public async Task Acquire_LockLostWhileWaitingForTheNext_IsNotHalfALease()
    {
        var right = await Soon(Concurrency.Lock("right").AcquireAsync());
        var both = Both.AcquireAsync();
        await UntilWaitingAtRight();

        await Soon(Concurrency.Lock("left").ReleaseAsync());
        await right.DisposeAsync();

        await Assert.ThrowsAsync<SynchronizationLockException>(() => Soon(both));
        Assert.All(await Soon(Both.GetSnapshotsAsync()), s => Assert.Equal(0, s.Depth));
    }

    [Fact]
    public async Task Owner_Dies_FreesAll()
    {
        var owner = Concurrency.As("mortal");
        var lease = await Soon(owner.MultiLock("left", "right").AcquireAsync());

        await Soon(owner.DisposeAsync());

        Assert.True(lease.LostToken.IsCancellationRequested);
        await using var next = await Soon(Both.AcquireAsync());
        await Assert.ThrowsAsync<SynchronizationLockException>(() => Soon(lease.ReleaseAsync()));
    }

    [Fact]
    public async Task OneLock_Dies_LosesTheLeaseAndGivesTheOtherBackAtItsEnd()
    {
        var lease = await Soon(Both.AcquireAsync());
        var lost = new TaskCompletionSource();
        lease.LostToken.Register(lost.SetResult);

        await Kill(Concurrency.Lock("left").Actor);

        await Soon(lost.Task);
        Assert.Equal(1, (await Soon(Concurrency.Lock("right").GetSnapshotAsync())).Depth);
        await lease.DisposeAsync();
        Assert.Equal(0, (await Soon(Concurrency.Lock("right").GetSnapshotAsync())).Depth);
    }

    [Fact]
    public void Get_WithoutNames_IsABadArgument()
    {
        Assert.Throws<ArgumentException>(() => Concurrency.MultiLock());
        Assert.Throws<ArgumentException>(() => Concurrency.MultiLock("left", ""));
    }

    [Fact]
    public async Task Hammer_OverlappingPairsInAnyOrder_NeverDeadlockAndNeverShare()
    {
        var inside = new int[5];
        var shared = 0;

        await Soon(Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(async () =>
        {
            var random = new Random(i);
            await using var owner = Concurrency.As();
            for (var round = 0; round < 20; round++)
            {
                var first = random.Next(5);
                var second = (first + random.Next(1, 5)) % 5;
                await using var lease = await owner.MultiLock($"{first}", $"{second}").AcquireAsync();
                foreach (var part in new[] { first, second })
                    shared += Interlocked.Increment(ref inside[part]) - 1;
                await Task.Yield();
                foreach (var part in new[] { first, second })
                    Interlocked.Decrement(ref inside[part]);
            }
        }))));

        Assert.Equal(0, shared);
        Assert.All(Enumerable.Range(0, 5), part => Assert.Equal(0, inside[part]));
    }

    private Task UntilWaitingAtRight() => Until(() => Concurrency.Lock("right").GetSnapshotAsync(), s => s.Waiters.Count == 1);
}
