using ActorConcurrency.Actors.Conditions;
using ActorConcurrency.Actors.Locks;
using Xunit;

namespace ActorConcurrency.Actors.Contracts.Conditions;

public abstract class ConditionTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private ActorCondition Changed => Concurrency.Condition("changed", Concurrency.Lock("state"));

    private Task<ConditionSnapshot> UntilWaiting(int count) => Until(() => Changed.GetSnapshotAsync(), s => s.Waiters.Count == count);

    [Fact]
    public async Task Wait_Notified_GaveTheLockUpAndHasItAgain()
    {
        await using var lease = await Soon(Changed.Lock.AcquireAsync());
        var first = lease.FencingToken;
        var waits = Changed.WaitAsync(lease);
        await UntilWaiting(1);
        await using (var other = await Soon(Changed.Lock.AcquireAsync()))
        {
            Assert.Equal(1, await Soon(Changed.NotifyAsync(other)));
            Assert.False(waits.IsCompleted);
            Assert.True(other.FencingToken > first);
        }

        Assert.True(await Soon(waits));
        Assert.True(lease.FencingToken > first);
        var holder = Assert.Single((await Soon(Changed.Lock.GetSnapshotAsync())).Holders);
        Assert.Equal(lease.FencingToken, holder.FencingToken);
        await lease.DisposeAsync();
        Assert.Empty((await Soon(Changed.Lock.GetSnapshotAsync())).Holders);
        Assert.False(lease.LostToken.IsCancellationRequested);
    }

    [Fact]
    public async Task Wait_NotNotifiedInTime_IsFalseWithTheLockHeld()
    {
        await using var lease = await Soon(Changed.Lock.AcquireAsync());
        var waits = Changed.WaitAsync(lease, TimeSpan.FromSeconds(3));
        await UntilWaiting(1);

        Advance(TimeSpan.FromSeconds(3));

        Assert.False(await Soon(waits));
        Assert.Null(await Soon(Changed.Lock.TryAcquireAsync()));
        Assert.Empty((await Soon(Changed.GetSnapshotAsync())).Waiters);
    }

    [Fact]
    public async Task Wait_TimeIsUpWhileAnotherHoldsTheLock_ReturnsOnlyWithTheLock()
    {
        await using var lease = await Soon(Changed.Lock.AcquireAsync());
        var waits = Changed.WaitAsync(lease, TimeSpan.FromSeconds(3));
        await UntilWaiting(1);
        var other = await Soon(Changed.Lock.AcquireAsync());

        Advance(TimeSpan.FromSeconds(3));

        var waiting = await Until(() => Changed.Lock.GetSnapshotAsync(), s => s.Waiters.Count == 1);
        Assert.Equal("Resume", waiting.Waiters[0].For);
        Assert.False(waits.IsCompleted);
        await other.DisposeAsync();
        Assert.False(await Soon(waits));
        Assert.Equal(1, (await Soon(Changed.Lock.GetSnapshotAsync())).Depth);
    }

    [Fact]
    public async Task Wait_ZeroTimeout_LetsTheNextOneHaveTheLockInBetween()
    {
        await using var lease = await Soon(Changed.Lock.AcquireAsync());
        var other = Changed.Lock.AcquireAsync();
        await Until(() => Changed.Lock.GetSnapshotAsync(), s => s.Waiters.Count == 1);

        var waits = Changed.WaitAsync(lease, TimeSpan.Zero);

        var between = await Soon(other);
        Assert.False(waits.IsCompleted);
        await between.DisposeAsync();
        Assert.False(await Soon(waits));
        Assert.True(lease.FencingToken > between.FencingToken);
    }

    [Fact]
    public async Task Wait_Cancelled_ThrowsWithTheLockHeld()
    {
        await using var lease = await Soon(Changed.Lock.AcquireAsync());
        using var cancellation = new CancellationTokenSource();
        var waits = Changed.WaitAsync(lease, null, cancellation.Token);
        await UntilWaiting(1);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Soon(waits));
        Assert.Null(await Soon(Changed.Lock.TryAcquireAsync()));
        await Soon(lease.ReleaseAsync());
    }

    [Fact]
    public async Task Wait_CancelledAfterTheNotification_IsNotified()
    {
        await using var lease = await Soon(Changed.Lock.AcquireAsync());
        using var cancellation = new CancellationTokenSource();
        var waits = Changed.WaitAsync(lease, null, cancellation.Token);
        await UntilWaiting(1);
        var other = await Soon(Changed.Lock.AcquireAsync());
        await Soon(Changed.NotifyAsync(other));

        await cancellation.CancelAsync();
        await other.DisposeAsync();

        Assert.True(await Soon(waits));
    }

    [Fact]
    public async Task Notify_Some_WakesThoseWhoCameFirst()
    {
        var woken = new List<int>();
        var waits = new List<Task>();
        for (var i = 0; i < 5; i++)
        {
            waits.Add(WaiterAsync(i));
            await UntilWaiting(i + 1);
        }

        await using (var lease = await Soon(Changed.Lock.AcquireAsync()))
        {
            Assert.Equal(0, await Soon(Changed.NotifyAsync(lease, 0)));
            Assert.Equal(2, await Soon(Changed.NotifyAsync(lease, 2)));
        }

        await Soon(Task.WhenAll(waits[..2]));
        Assert.Equal([0, 1], woken);
        await using (var lease = await Soon(Changed.Lock.AcquireAsync()))
        {
            Assert.Equal(3, (await Soon(Changed.GetSnapshotAsync())).Waiters.Count);
            Assert.Equal(3, await Soon(Changed.NotifyAsync(lease, 7)));
        }

        await Soon(Task.WhenAll(waits));
        Assert.Equal([0, 1, 2, 3, 4], woken);

        async Task WaiterAsync(int number)
        {
            await using var lease = await Changed.Lock.AcquireAsync();
            Assert.True(await Changed.WaitAsync(lease));
            woken.Add(number);
        }
    }

    [Fact]
    public async Task Notify_NobodyWaits_IsNotRemembered()
    {
        await using var lease = await Soon(Changed.Lock.AcquireAsync());
        Assert.Equal(0, await Soon(Changed.NotifyAllAsync(lease)));

        var waits = Changed.WaitAsync(lease);

        await UntilWaiting(1);
        Assert.False(waits.IsCompleted);
    }

    [Fact]
    public async Task WithoutTheLock_WaitAndNotify_AreRefused()
    {
        var lease = await Soon(Changed.Lock.AcquireAsync());
        await lease.DisposeAsync();
        await using var foreign = await Soon(Concurrency.Lock("another").AcquireAsync());

        foreach (var wrong in new[] { lease, foreign })
        {
            await Assert.ThrowsAsync<SynchronizationLockException>(() => Soon(Changed.WaitAsync(wrong)));
            await Assert.ThrowsAsync<SynchronizationLockException>(() => Soon(Changed.NotifyAsync(wrong)));
            await Assert.ThrowsAsync<SynchronizationLockException>(() => Soon(Changed.WaitForAsync(wrong, () => true)));
        }
    }

    [Fact]
    public async Task Notify_NegativeCount_IsABadArgument()
    {
        await using var lease = await Soon(Changed.Lock.AcquireAsync());

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Changed.NotifyAsync(lease, -1));
    }

    [Fact]
    public async Task Wait_ThreeLevelsDeep_GivesAllUpAndHasAllAgain()
    {
        var condition = Concurrency.Condition("own lock");
        await using var owner = Concurrency.As("deep");
        var mine = owner.Condition("own lock");
        var leases = new List<LockLease>();
        for (var level = 0; level < 3; level++)
            leases.Add(await Soon(mine.Lock.AcquireAsync()));
        var waits = mine.WaitAsync(leases[2]);
        await Until(() => condition.GetSnapshotAsync(), s => s.Waiters.Count == 1);

        await using (var other = await Soon(condition.Lock.AcquireAsync()))
            await Soon(condition.NotifyAsync(other));

        Assert.True(await Soon(waits));
        Assert.Equal(3, (await Soon(condition.Lock.GetSnapshotAsync())).Depth);
        Assert.Single(leases.Select(lease => lease.FencingToken).Distinct());
        foreach (var lease in leases)
            await Soon(lease.ReleaseAsync());
        Assert.Equal(0, (await Soon(condition.Lock.GetSnapshotAsync())).Depth);
    }

    [Fact]
    public async Task Wait_LeaseDisposedMeanwhile_ThrowsAndLeavesTheLockFree()
    {
        var lease = await Soon(Changed.Lock.AcquireAsync());
        var waits = Changed.WaitAsync(lease);
        await UntilWaiting(1);
        await lease.DisposeAsync();

        await using (var other = await Soon(Changed.Lock.AcquireAsync()))
            await Soon(Changed.NotifyAsync(other));

        await Assert.ThrowsAsync<SynchronizationLockException>(() => Soon(waits));
        await Until(() => Changed.Lock.GetSnapshotAsync(), s => s.Depth == 0);
    }

    [Fact]
    public async Task WaitFor_PredicateComesTrue_IsTrue()
    {
        var ready = 0;
        await using var lease = await Soon(Changed.Lock.AcquireAsync());
        var waits = Changed.WaitForAsync(lease, () => ready == 2);
        for (var i = 0; i < 2; i++)
        {
            await UntilWaiting(1);
            await using var other = await Soon(Changed.Lock.AcquireAsync());
            ready++;
            await Soon(Changed.NotifyAsync(other));
        }

        Assert.True(await Soon(waits));
    }

    [Fact]
    public async Task WaitFor_AskingAnotherPrimitive_SeesItsState()
    {
        var ready = Concurrency.Event("ready");
        await using var lease = await Soon(Changed.Lock.AcquireAsync());
        var waits = Changed.WaitForAsync(lease, () => ready.IsSetAsync());
        await UntilWaiting(1);
        await using (var other = await Soon(Changed.Lock.AcquireAsync()))
        {
            await Soon(ready.SetAsync());
            await Soon(Changed.NotifyAsync(other));
        }

        Assert.True(await Soon(waits));
    }

    [Fact]
    public async Task WaitFor_TimeIsUp_CountsAllWaitsTogether()
    {
        await using var lease = await Soon(Changed.Lock.AcquireAsync());
        Assert.False(await Soon(Changed.WaitForAsync(lease, () => false, TimeSpan.Zero)));
        var looks = 0;
        var waits = Changed.WaitForAsync(lease, () => ++looks > 3, TimeSpan.FromSeconds(3));
        await UntilWaiting(1);
        Advance(TimeSpan.FromSeconds(2));
        await using (var other = await Soon(Changed.Lock.AcquireAsync()))
            await Soon(Changed.NotifyAsync(other));
        await Until(() => Changed.GetSnapshotAsync(), s => s.Waiters.Count == 1 && Volatile.Read(ref looks) == 2);

        Advance(TimeSpan.FromSeconds(1));

        Assert.False(await Soon(waits));
        Assert.Equal(3, looks);
    }
}
