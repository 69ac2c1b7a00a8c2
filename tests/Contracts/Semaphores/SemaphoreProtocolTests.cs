using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Semaphores;
using Akka.Actor;
using Xunit;
using static ActorConcurrency.Actors.Semaphores.SemaphoreProtocol;

namespace ActorConcurrency.Actors.Contracts.Semaphores;

/// <summary>The semaphore as an actor sees it that speaks its protocol.</summary>
public abstract class SemaphoreProtocolTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private ActorSemaphore Two => Concurrency.BoundedSemaphore("two", 2);

    private IActorRef Semaphore => Two.Actor;

    [Fact]
    public void Acquire_Free_IsGrantedWithAToken()
    {
        Semaphore.Tell(new Acquire(7, TestActor), TestActor);

        Assert.Equal(new Granted(7, TokenOf(Two, 1), 1), ExpectMsg<Granted>());
    }

    [Fact]
    public void Acquire_ForAnotherOwner_AnswersTheSenderAndDiesWithTheOwner()
    {
        var owner = CreateTestProbe();
        Semaphore.Tell(new Acquire(1, owner.Ref, 2), TestActor);
        ExpectMsg<Granted>();
        Semaphore.Tell(new Acquire(1, TestActor), TestActor);

        Sys.Stop(owner.Ref);

        ExpectMsg<Granted>(granted => granted.FencingToken == TokenOf(Two, 2));
    }

    [Fact]
    public void Release_ByToken_IsAcknowledged()
    {
        Semaphore.Tell(new Acquire(1, TestActor), TestActor);
        var granted = ExpectMsg<Granted>();

        Semaphore.Tell(new Release(2, TestActor, granted.FencingToken), TestActor);

        ExpectMsg(new Released(2));
    }

    [Fact]
    public void Release_WithStaleToken_ChangesNothing()
    {
        Semaphore.Tell(new Acquire(1, TestActor), TestActor);
        var granted = ExpectMsg<Granted>();
        Semaphore.Tell(new Release(2, TestActor, granted.FencingToken), TestActor);
        ExpectMsg<Released>();

        Semaphore.Tell(new Release(3, TestActor, granted.FencingToken), TestActor);

        ExpectMsg<Rejected>(rejected => rejected.Reason == RejectionReason.NotHeld && rejected.RequestId == 3);
    }

    [Fact]
    public void Release_OfAnotherOwnersGrant_IsRejected()
    {
        var owner = CreateTestProbe();
        Semaphore.Tell(new Acquire(1, owner.Ref), TestActor);
        var granted = ExpectMsg<Granted>();

        Semaphore.Tell(new Release(2, TestActor, granted.FencingToken), TestActor);

        ExpectMsg<Rejected>(rejected => rejected.Reason == RejectionReason.NotHeld);
    }

    [Fact]
    public void Cancel_AfterTheGrant_ReleasesItOnce()
    {
        Semaphore.Tell(new Acquire(1, TestActor, 2), TestActor);
        ExpectMsg<Granted>();

        Semaphore.Tell(new CancelAcquire(1, TestActor), TestActor);
        Semaphore.Tell(new CancelAcquire(1, TestActor), TestActor);
        Semaphore.Tell(new GetSnapshot(2), TestActor);

        Assert.Equal(2, ExpectMsg<Snapshot>().Value.Free);
    }

    [Fact]
    public void Acquire_SameNumberWhileItWaits_IsRejected()
    {
        Semaphore.Tell(new Acquire(1, TestActor, 2), TestActor);
        ExpectMsg<Granted>();
        Semaphore.Tell(new Acquire(2, TestActor), TestActor);

        Semaphore.Tell(new Acquire(2, TestActor), TestActor);

        ExpectMsg<Rejected>(rejected => rejected.Reason == RejectionReason.DuplicateRequest);
    }

    [Fact]
    public void Acquire_ByADeadOwner_HoldsNothing()
    {
        var owner = CreateTestProbe();
        Watch(owner.Ref);
        Sys.Stop(owner.Ref);
        ExpectTerminated(owner.Ref);

        Semaphore.Tell(new Acquire(1, owner.Ref, 2), TestActor);
        ExpectMsg<Granted>();
        Semaphore.Tell(new Acquire(1, TestActor, 2), TestActor);

        ExpectMsg<Granted>();
    }
}
