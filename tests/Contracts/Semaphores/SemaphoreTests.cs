using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Semaphores;
using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Actors.Contracts.Semaphores;

public abstract class SemaphoreTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private ActorSemaphore Four => Concurrency.Semaphore("four", 4);

    private Task<SemaphoreSnapshot> UntilWaiting(int count) => Until(() => Four.GetSnapshotAsync(), s => s.Waiters.Count == count);

    [Fact]
    public async Task Acquire_MoreThanFree_WaitsAndIsNotOvertakenBySmallerOnes()
    {
        var three = await Soon(Four.AcquireAsync(3));
        var two = Four.AcquireAsync(2);
        await UntilWaiting(1);
        var one = Four.AcquireAsync(1);
        var waiting = await UntilWaiting(2);

        Assert.Equal(1, waiting.FreePermits);
        Assert.Equal([2, 1], waiting.Waiters.Select(w => w.Amount));
        Assert.Null(await Soon(Four.TryAcquireAsync(1)));
        await three.DisposeAsync();

        await Soon(Task.WhenAll(two, one));
        Assert.Equal(1, (await Soon(Four.GetSnapshotAsync())).FreePermits);
    }

    [Fact]
    public async Task Cancel_OfALargeRequest_WakesAllWhoFitBehindIt()
    {
        await Soon(Four.AcquireAsync(2));
        using var cancellation = new CancellationTokenSource();
        var large = Four.AcquireAsync(4, null, cancellation.Token);
        await UntilWaiting(1);
        var first = Four.AcquireAsync(1);
        await UntilWaiting(2);
        var second = Four.AcquireAsync(1);
        await UntilWaiting(3);

        await cancellation.CancelAsync();

        await Soon(Task.WhenAll(first, second));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Soon(large));
    }

    [Fact]
    public async Task Release_OfMany_WakesAllWhoFit()
    {
        var all = await Soon(Four.AcquireAsync(4));
        var waiting = new[] { Four.AcquireAsync(1), Four.AcquireAsync(2), Four.AcquireAsync(1), Four.AcquireAsync(1) };
        await UntilWaiting(4);

        await Soon(all.ReleaseAsync());

        await Soon(Task.WhenAll(waiting[..3]));
        var after = await Soon(Four.GetSnapshotAsync());
        Assert.Equal(0, after.FreePermits);
        Assert.Single(after.Waiters);
    }

    [Fact]
    public async Task Release_WhileAllCallersBlock_IsNotQueuedBehindThem()
    {
        var empty = Concurrency.Semaphore("empty", 0);
        var blocked = Enumerable.Range(0, 50).Select(_ => empty.AcquireAsync()).ToArray();
        await Until(() => empty.GetSnapshotAsync(), s => s.Waiters.Count == 50);

        await Soon(empty.ReleaseAsync(50));

        await Soon(Task.WhenAll(blocked));
    }

    [Fact]
    public async Task Release_WithoutHolding_RaisesTheCount()
    {
        await Soon(Four.ReleaseAsync());

        Assert.Equal(5, (await Soon(Four.GetSnapshotAsync())).FreePermits);
        await using var five = await Soon(Four.AcquireAsync(5));
    }

    [Fact]
    public async Task Release_ByItsOwnHolder_TakesItsOldestLease()
    {
        await using var owner = Concurrency.As("python");
        var semaphore = owner.Semaphore("four", 4);
        var oldest = await Soon(semaphore.AcquireAsync());
        var newest = await Soon(semaphore.AcquireAsync());

        await Soon(semaphore.ReleaseAsync());

        var after = await Soon(Four.GetSnapshotAsync());
        Assert.Equal(3, after.FreePermits);
        Assert.Equal([newest.FencingToken], after.Holders.Select(h => h.FencingToken));
        await Until(() => Four.GetSnapshotAsync(), _ => oldest.LostToken.IsCancellationRequested);
        await oldest.DisposeAsync();
        Assert.Equal(3, (await Soon(Four.GetSnapshotAsync())).FreePermits);
    }

    [Fact]
    public async Task Release_OfPartOfALease_LeavesTheRestHeld()
    {
        await using var owner = Concurrency.As("python");
        var semaphore = owner.Semaphore("four", 4);
        var lease = await Soon(semaphore.AcquireAsync(3));

        await Soon(semaphore.ReleaseAsync(2));
        Assert.Equal(3, (await Soon(Four.GetSnapshotAsync())).FreePermits);
        await lease.DisposeAsync();

        Assert.Equal(4, (await Soon(Four.GetSnapshotAsync())).FreePermits);
    }

    [Fact]
    public async Task Bounded_ReleasedByAnother_FreesTheHoldersPermitOnce()
    {
        var bounded = Concurrency.BoundedSemaphore("bounded", 2);
        await using var holder = Concurrency.As("holder");
        var lease = await Soon(holder.BoundedSemaphore("bounded", 2).AcquireAsync());

        await Soon(bounded.ReleaseAsync());
        await lease.DisposeAsync();

        Assert.Equal(2, (await Soon(bounded.GetSnapshotAsync())).FreePermits);
    }

    [Fact]
    public async Task Bounded_OverRelease_IsRefused()
    {
        var bounded = Concurrency.BoundedSemaphore("bounded", 2);
        await using var lease = await Soon(bounded.AcquireAsync());

        var error = await Assert.ThrowsAsync<SemaphoreFullException>(() => Soon(bounded.ReleaseAsync(2)));

        Assert.Contains("'bounded'", error.Message);
        Assert.Equal(1, (await Soon(bounded.GetSnapshotAsync())).FreePermits);
    }

    [Fact]
    public async Task Bounded_MoreThanCanEverExist_IsRefused()
    {
        var bounded = Concurrency.BoundedSemaphore("bounded", 2);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Soon(bounded.AcquireAsync(3)));

        Assert.Contains("can never be acquired", error.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task Acquire_LessThanOne_IsABadArgument(int permits)
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Four.AcquireAsync(permits));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Four.TryAcquireAsync(permits));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Four.ReleaseAsync(permits));
    }

    [Fact]
    public void Create_WithNegativePermits_IsABadArgument() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Concurrency.Semaphore("negative", -1));

    [Fact]
    public async Task Trap_2500CallersOn3PermitsWith200Cancelled_LeaveExactly3Free()
    {
        var semaphore = Concurrency.Semaphore("trap", 3);
        int inside = 0, most = 0, served = 0, cancelled = 0;
        var random = new Random(42);
        var victims = Enumerable.Range(0, 2500).OrderBy(_ => random.Next()).Take(200).ToHashSet();

        await Soon(Task.WhenAll(Enumerable.Range(0, 2500).Select(i => Task.Run(async () =>
        {
            using var cancellation = new CancellationTokenSource();
            var acquiring = semaphore.AcquireAsync(1, null, cancellation.Token);
            if (victims.Contains(i))
                await cancellation.CancelAsync();
            try
            {
                await using var lease = await acquiring;
                InterlockedMax(ref most, Interlocked.Increment(ref inside));
                await Task.Yield();
                Interlocked.Decrement(ref inside);
                Interlocked.Increment(ref served);
            }
            catch (OperationCanceledException)
            {
                Interlocked.Increment(ref cancelled);
            }
        }))));

        Assert.Equal(2500, served + cancelled);
        Assert.InRange(cancelled, 0, 200);
        Assert.InRange(most, 1, 3);
        var after = await Until(() => semaphore.GetSnapshotAsync(), s => s.FreePermits == 3);
        Assert.Empty(after.Waiters);
        Assert.Empty(after.Holders);
    }

    [Fact]
    public async Task Handles_ThatComeAndGo_ShareFewOwners()
    {
        var idle = ConcurrencyExtension.Of(Sys).IdleClients.Count;
        var owners = new HashSet<IActorRef>();
        for (var i = 0; i < 100; i++)
        {
            await using var lease = await Soon(Concurrency.Semaphore("four", 4).AcquireAsync());
            owners.UnionWith((await Soon(Four.GetSnapshotAsync())).Holders.Select(h => h.Owner));
        }

        Assert.InRange(owners.Count, 1, idle + 4);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
            Interlocked.CompareExchange(ref most, value, seen);
    }
}
