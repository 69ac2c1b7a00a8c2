using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Conditions;
using ActorConcurrency.Actors.Locks;
using Xunit;
using static ActorConcurrency.Actors.Conditions.ConditionProtocol;

namespace ActorConcurrency.Actors.Contracts.Conditions;

/// <summary>Who dies when, what the lock says to it, and what becomes of the waiters.</summary>
public abstract class ConditionDeathTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private ActorCondition Changed => Concurrency.Condition("changed", Concurrency.Lock("state"));

    private Task<ConditionSnapshot> UntilWaiting(int count) => Until(() => Changed.GetSnapshotAsync(), s => s.Waiters.Count == count);

    [Fact]
    public async Task Condition_Dies_LosesTheLeasesOfItsWaitersAndFreesTheLock()
    {
        var lease = await Soon(Changed.Lock.AcquireAsync());
        var condition = Changed;
        var waits = condition.WaitAsync(lease);
        await UntilWaiting(1);

        await Kill(condition.Actor);

        await Assert.ThrowsAsync<PrimitiveStoppedException>(() => Soon(waits));
        Assert.True(lease.LostToken.IsCancellationRequested);
        await (await Soon(Concurrency.Lock("state").AcquireAsync())).DisposeAsync();
    }

    [Fact]
    public async Task Condition_DiesWithANotifiedWaiter_LeavesTheLockFree()
    {
        var lease = await Soon(Changed.Lock.AcquireAsync());
        var condition = Changed;
        var waits = condition.WaitAsync(lease);
        await UntilWaiting(1);
        var other = await Soon(condition.Lock.AcquireAsync());
        await Soon(condition.NotifyAsync(other));

        await Kill(condition.Actor);
        await Assert.ThrowsAsync<PrimitiveStoppedException>(() => Soon(waits));
        await other.DisposeAsync();

        await (await Soon(Concurrency.Lock("state").AcquireAsync())).DisposeAsync();
    }

    [Fact]
    public async Task Lock_Dies_StopsTheConditionToo()
    {
        var lease = await Soon(Changed.Lock.AcquireAsync());
        var condition = Changed;
        Watch(condition.Actor);
        var waits = condition.WaitAsync(lease);
        await UntilWaiting(1);

        await Kill(condition.Lock.Actor);

        await Assert.ThrowsAsync<PrimitiveStoppedException>(() => Soon(waits));
        ExpectTerminated(condition.Actor);
        await using var fresh = await Soon(Changed.Lock.AcquireAsync());
        Assert.Equal(0, await Soon(Changed.NotifyAsync(fresh)));
        Assert.True(fresh.FencingToken > lease.FencingToken);
    }

    [Fact]
    public async Task Owner_DiesNotified_LeavesTheLockToTheNext()
    {
        var actor = CreateTestProbe();
        var view = Concurrency.As(actor.Ref);
        var lease = await Soon(view.Lock("state").AcquireAsync());
        var waits = Changed.WaitAsync(lease);
        await UntilWaiting(1);
        var other = await Soon(Changed.Lock.AcquireAsync());
        await Soon(Changed.NotifyAsync(other));

        Sys.Stop(actor.Ref);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Soon(waits));
        await other.DisposeAsync();

        await (await Soon(Changed.Lock.AcquireAsync())).DisposeAsync();
    }

    [Fact]
    public void Protocol_WaitByOneWhoDoesNotHold_IsRejected()
    {
        Changed.Actor.Tell(new Wait(1, TestActor, new FencingToken(1, 1)), TestActor);
        ExpectMsg<Rejected>(rejected => rejected.Reason == RejectionReason.NotHeld && rejected.RequestId == 1);

        Changed.Actor.Tell(new Notify(2, TestActor, new FencingToken(1, 1)), TestActor);
        ExpectMsg<Rejected>(rejected => rejected.Reason == RejectionReason.NotHeld && rejected.RequestId == 2);
    }

    [Fact]
    public async Task Protocol_CancelRightBehindTheWait_BringsTheLockBack()
    {
        Changed.Lock.Actor.Tell(new LockProtocol.Acquire(1, TestActor), TestActor);
        var granted = ExpectMsg<LockProtocol.Granted>();

        Changed.Actor.Tell(new Wait(2, TestActor, granted.FencingToken), TestActor);
        Changed.Actor.Tell(new CancelWait(2, TestActor), TestActor);

        ExpectMsg<LockProtocol.Resumed>(resumed => resumed.RequestId == 2 && !resumed.Notified);
        Assert.Empty((await Soon(Changed.GetSnapshotAsync())).Waiters);
    }

    [Fact]
    public async Task Protocol_OwnerDeadBeforeItsWait_IsNoWaiter()
    {
        var owner = CreateTestProbe();
        Changed.Lock.Actor.Tell(new LockProtocol.Acquire(1, owner.Ref), TestActor);
        var granted = ExpectMsg<LockProtocol.Granted>();

        Changed.Actor.Tell(new Wait(2, owner.Ref, granted.FencingToken), TestActor);
        Sys.Stop(owner.Ref);

        await (await Soon(Changed.Lock.AcquireAsync())).DisposeAsync();
        await UntilWaiting(0);
    }

    [Fact]
    public async Task FindDeadlocks_OverALockASemaphoreAndACondition_NamesTheThreeWayCircle()
    {
        await using var anna = Concurrency.As("anna");
        await using var bert = Concurrency.As("bert");
        await using var cleo = Concurrency.As("cleo");

        // Anna keeps the permit while she waits for a change; Bert, who could tell her of it, wants the ledger; Cleo has the ledger
        // and wants the permit.
        await Soon(anna.Semaphore("permit", 1).AcquireAsync());
        var changed = anna.Condition("changed", anna.Lock("state"));
        _ = changed.WaitAsync(await Soon(changed.Lock.AcquireAsync()));
        await UntilWaiting(1);
        await Soon(bert.Lock("state").AcquireAsync());
        await Soon(cleo.Lock("ledger").AcquireAsync());
        var bertWaits = bert.Lock("ledger").AcquireAsync();
        var cleoWaits = cleo.Semaphore("permit", 1).AcquireAsync();
        await Until(() => Concurrency.Lock("ledger").GetSnapshotAsync(), s => s.Waiters.Count == 1);
        await Until(() => Concurrency.Semaphore("permit", 1).GetSnapshotAsync(), s => s.Waiters.Count == 1);

        var deadlock = Assert.Single(await Soon(Concurrency.FindDeadlocksAsync()));

        Assert.Equal(
            [
                (anna.Ref, "condition", "changed", bert.Ref),
                (bert.Ref, "lock", "ledger", cleo.Ref),
                (cleo.Ref, "semaphore", "permit", anna.Ref),
            ],
            deadlock.Waits.OrderBy(wait => wait.Kind, StringComparer.Ordinal).Select(wait => (wait.Waiter, wait.Kind, wait.Name, wait.Holder)));
        Assert.Contains("waits for condition 'changed' held by", deadlock.ToString());
        await cleo.DisposeAsync();
        await Soon(bertWaits);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Soon(cleoWaits));
        Assert.Empty(await Soon(Concurrency.FindDeadlocksAsync()));
    }

    [Fact]
    public async Task FindDeadlocks_WaitersAndAFreeLock_IsEmpty()
    {
        _ = Changed.WaitAsync(await Soon(Changed.Lock.AcquireAsync()));
        await UntilWaiting(1);

        Assert.Empty(await Soon(Concurrency.FindDeadlocksAsync()));
    }
}
