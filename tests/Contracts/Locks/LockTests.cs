using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Locks;
using Xunit;
using static ActorConcurrency.Actors.Locks.LockProtocol;

namespace ActorConcurrency.Actors.Contracts.Locks;

public abstract class LockTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private ActorLock Lock => Concurrency.Lock("lock");

    private Task<LockSnapshot> UntilWaiting(int count) => Until(() => Lock.GetSnapshotAsync(), s => s.Waiters.Count == count);

    [Fact]
    public async Task Acquire_AgainByItsHolder_WaitsAndTheTimeoutSaysForWhom()
    {
        await using var owner = Concurrency.As("selfish");
        await Soon(owner.Lock("lock").AcquireAsync());
        var again = owner.Lock("lock").AcquireAsync(TimeSpan.FromSeconds(2));
        await UntilWaiting(1);

        var deadlock = Assert.Single(await Soon(Concurrency.FindDeadlocksAsync()));
        Advance(TimeSpan.FromSeconds(2));

        Assert.Equal((owner.Ref, owner.Ref), (deadlock.Waits[0].Waiter, deadlock.Waits[0].Holder));
        var error = await Assert.ThrowsAsync<TimeoutException>(() => Soon(again));
        Assert.Contains("it waited for itself", error.Message);
    }

    [Fact]
    public async Task Acquire_OfWhatAnotherHolds_TimesOutWithoutBlamingTheCaller()
    {
        await Soon(Lock.AcquireAsync());

        var error = await Assert.ThrowsAsync<TimeoutException>(() => Soon(Lock.AcquireAsync(TimeSpan.Zero)));

        Assert.DoesNotContain("itself", error.Message);
    }

    [Fact]
    public async Task Release_WithoutLeaseByAnybody_FreesItAndTheLeaseIsLost()
    {
        await using var holder = Concurrency.As("holder");
        var lease = await Soon(holder.Lock("lock").AcquireAsync());
        var lost = lease.LostToken;

        await Soon(Lock.ReleaseAsync());

        await using var next = await Soon(Lock.TryAcquireAsync());
        Assert.NotNull(next);
        await Until(() => Lock.GetSnapshotAsync(), _ => lost.IsCancellationRequested);
        await lease.DisposeAsync();
        Assert.Equal([next.FencingToken], (await Soon(Lock.GetSnapshotAsync())).Holders.Select(h => h.FencingToken));
    }

    [Fact]
    public async Task Release_OfAFreeLock_IsRefused()
    {
        var error = await Assert.ThrowsAsync<SynchronizationLockException>(() => Soon(Lock.ReleaseAsync()));

        Assert.Contains("'lock'", error.Message);
    }

    [Fact]
    public async Task Release_WhileAllCallersBlock_IsNotQueuedBehindThem()
    {
        var lease = await Soon(Lock.AcquireAsync());
        var blocked = Enumerable.Range(0, 50).Select(_ => ThroughAsync()).ToArray();
        await UntilWaiting(50);

        await Soon(lease.ReleaseAsync());

        await Soon(Task.WhenAll(blocked));

        async Task ThroughAsync() => await (await Lock.AcquireAsync()).DisposeAsync();
    }

    [Fact]
    public async Task Snapshot_Held_ShowsDepthAndNothingFree()
    {
        Assert.Equal((0, 1), await DepthAndFreeAsync());
        await using (await Soon(Lock.AcquireAsync()))
            Assert.Equal((1, 0), await DepthAndFreeAsync());
        Assert.Equal((0, 1), await DepthAndFreeAsync());

        async Task<(int, int?)> DepthAndFreeAsync()
        {
            var now = await Soon(Lock.GetSnapshotAsync());
            return (now.Depth, now.Free);
        }
    }

    [Fact]
    public void Protocol_ReleaseByAnotherOwner_IsRejected()
    {
        var owner = CreateTestProbe();
        Lock.Actor.Tell(new Acquire(1, owner.Ref), TestActor);
        ExpectMsg(new Granted(1, TokenOf(Lock, 1), 1));

        Lock.Actor.Tell(new Release(2, TestActor, 1), TestActor);

        ExpectMsg<Rejected>(rejected => rejected.Reason == RejectionReason.NotHeld && rejected.RequestId == 2);
    }

    [Fact]
    public void Protocol_CancelAfterTheGrant_ReleasesItOnce()
    {
        Lock.Actor.Tell(new Acquire(1, TestActor), TestActor);
        Lock.Actor.Tell(new Acquire(2, TestActor), TestActor);
        ExpectMsg<Granted>(granted => granted.RequestId == 1);

        Lock.Actor.Tell(new CancelAcquire(1, TestActor), TestActor);
        ExpectMsg<Granted>(granted => granted.RequestId == 2);
        Lock.Actor.Tell(new CancelAcquire(1, TestActor), TestActor);
        Lock.Actor.Tell(new CheckHeld(3, TestActor, TokenOf(Lock, 2)), TestActor);

        ExpectMsg(new IsHeld(3));
    }

    [Fact]
    public void Protocol_ParkAndResume_ComeBackBehindThoseWhoWait()
    {
        Lock.Actor.Tell(new Acquire(1, TestActor), TestActor);
        Lock.Actor.Tell(new Acquire(2, TestActor), TestActor);
        ExpectMsg<Granted>();

        Lock.Actor.Tell(new Park(3, TestActor, TokenOf(Lock, 1)), TestActor);
        var parked = ExpectMsg<Parked>();
        ExpectMsg<Granted>(granted => granted.RequestId == 2);
        Lock.Actor.Tell(new Resume(4, TestActor, parked.Levels, Notified: true), TestActor);
        Lock.Actor.Tell(new Release(0, TestActor, 2), TestActor);

        ExpectMsg<Resumed>(resumed => resumed.FencingToken == TokenOf(Lock, 3) && resumed.Notified);
        Lock.Actor.Tell(new Release(5, TestActor, 1), TestActor);
        ExpectMsg(new Released(5));
    }

    [Fact]
    public void Protocol_ParkByStaleToken_IsRejected()
    {
        Lock.Actor.Tell(new Acquire(1, TestActor), TestActor);
        ExpectMsg<Granted>();

        Lock.Actor.Tell(new Park(2, TestActor, TokenOf(Lock, 7)), TestActor);

        ExpectMsg<Rejected>(rejected => rejected.Reason == RejectionReason.NotHeld);
    }

    [Fact]
    public async Task Protocol_CancelOfAResumeThatWasGranted_FreesTheWholeLock()
    {
        Lock.Actor.Tell(new Resume(1, TestActor, [5, 6], Notified: false), TestActor);
        ExpectMsg<Resumed>();
        Assert.Equal(2, (await Soon(Lock.GetSnapshotAsync())).Depth);

        Lock.Actor.Tell(new CancelResume(1, TestActor), TestActor);

        Assert.Equal(0, (await Soon(Lock.GetSnapshotAsync())).Depth);
    }
}
