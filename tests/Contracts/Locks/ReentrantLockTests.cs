using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Locks;
using Xunit;
using static ActorConcurrency.Actors.Locks.LockProtocol;

namespace ActorConcurrency.Actors.Contracts.Locks;

public abstract class ReentrantLockTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private ActorLock Lock => Concurrency.ReentrantLock("lock");

    [Fact]
    public async Task Acquire_AgainByItsHolder_GoesDeeperAndIsFreeAtZero()
    {
        await using var owner = Concurrency.As("deep");
        var mine = owner.ReentrantLock("lock");
        var outer = await Soon(mine.AcquireAsync());
        var middle = await Soon(mine.AcquireAsync());
        var inner = await Soon(mine.AcquireAsync(TimeSpan.Zero));

        Assert.Equal([1, 2, 3], new[] { outer, middle, inner }.Select(lease => lease.Depth));
        Assert.Equal(3, (await Soon(Lock.GetSnapshotAsync())).Depth);
        await Soon(outer.ReleaseAsync());
        await Soon(inner.ReleaseAsync());
        Assert.Null(await Soon(Lock.TryAcquireAsync()));
        await Soon(middle.ReleaseAsync());

        await using var next = await Soon(Lock.TryAcquireAsync());
        Assert.NotNull(next);
    }

    [Fact]
    public async Task Acquire_AgainWhileOthersWait_DoesNotWaitBehindThem()
    {
        await using var owner = Concurrency.As("deep");
        var mine = owner.ReentrantLock("lock");
        await using var outer = await Soon(mine.AcquireAsync());
        var other = Lock.AcquireAsync();
        await Until(() => Lock.GetSnapshotAsync(), s => s.Waiters.Count == 1);

        await using (await Soon(mine.AcquireAsync()))
            Assert.False(other.IsCompleted);
        await outer.DisposeAsync();

        await (await Soon(other)).DisposeAsync();
    }

    [Fact]
    public async Task Acquire_AgainByItsHolder_HasTheTokenOfTheHolding()
    {
        await using var owner = Concurrency.As("deep");
        var outer = await Soon(owner.ReentrantLock("lock").AcquireAsync());
        var inner = await Soon(owner.ReentrantLock("lock").AcquireAsync());
        var guard = Concurrency.FencedResource("file");
        guard.Handle<int, int>(Task.FromResult);

        await Soon(guard.WriteAsync<int>(inner.FencingToken, 1));
        await inner.DisposeAsync();

        Assert.Equal(2, await Soon(guard.WriteAsync<int>(outer.FencingToken, 2)));
    }

    [Fact]
    public async Task Dispose_OfOneLevelTwice_LeavesTheOthersHeld()
    {
        await using var owner = Concurrency.As("deep");
        var outer = await Soon(owner.ReentrantLock("lock").AcquireAsync());
        var inner = await Soon(owner.ReentrantLock("lock").AcquireAsync());

        await inner.DisposeAsync();
        await inner.DisposeAsync();

        Assert.Equal(1, (await Soon(Lock.GetSnapshotAsync())).Depth);
        await outer.DisposeAsync();
        Assert.Equal(0, (await Soon(Lock.GetSnapshotAsync())).Depth);
    }

    [Fact]
    public async Task Release_WithoutLease_TakesTheLatestLevel()
    {
        await using var owner = Concurrency.As("python");
        var mine = owner.ReentrantLock("lock");
        var outer = await Soon(mine.AcquireAsync());
        var inner = await Soon(mine.AcquireAsync());
        var lost = inner.LostToken;

        await Soon(mine.ReleaseAsync());

        await Until(() => Lock.GetSnapshotAsync(), s => s.Depth == 1 && lost.IsCancellationRequested);
        Assert.False(outer.LostToken.IsCancellationRequested);
        await Soon(mine.ReleaseAsync());
        await Assert.ThrowsAsync<SynchronizationLockException>(() => Soon(mine.ReleaseAsync()));
    }

    [Fact]
    public async Task Release_ByAnotherOwner_IsRefused()
    {
        await using var owner = Concurrency.As("holder");
        await using var other = Concurrency.As("other");
        await Soon(owner.ReentrantLock("lock").AcquireAsync());

        var error = await Assert.ThrowsAsync<SynchronizationLockException>(() => Soon(other.ReentrantLock("lock").ReleaseAsync()));

        Assert.Contains(other.Ref.Path.ToStringWithoutAddress(), error.Message);
        Assert.Equal(1, (await Soon(Lock.GetSnapshotAsync())).Depth);
    }

    [Fact]
    public async Task Owner_DiesThreeLevelsDeep_FreesAll()
    {
        var owner = Concurrency.As("deep");
        for (var level = 0; level < 3; level++)
            await Soon(owner.ReentrantLock("lock").AcquireAsync());

        await Soon(owner.DisposeAsync());

        await (await Soon(Lock.AcquireAsync())).DisposeAsync();
    }

    [Fact]
    public void Protocol_SameNumberAgainByItsHolder_IsRejected()
    {
        Lock.Actor.Tell(new Acquire(1, TestActor), TestActor);
        ExpectMsg<Granted>();

        Lock.Actor.Tell(new Acquire(1, TestActor), TestActor);

        ExpectMsg<Rejected>(rejected => rejected.Reason == RejectionReason.DuplicateRequest);
    }

    [Fact]
    public void Protocol_CancelOfALevel_TakesThatLevelOnce()
    {
        Lock.Actor.Tell(new Acquire(1, TestActor), TestActor);
        Lock.Actor.Tell(new Acquire(2, TestActor), TestActor);
        ExpectMsg<Granted>();
        ExpectMsg<Granted>();

        Lock.Actor.Tell(new CancelAcquire(1, TestActor), TestActor);
        Lock.Actor.Tell(new CancelAcquire(1, TestActor), TestActor);
        Lock.Actor.Tell(new CheckHeld(3, TestActor, TokenOf(Lock, 1)), TestActor);

        ExpectMsg(new IsHeld(3));
    }
}
