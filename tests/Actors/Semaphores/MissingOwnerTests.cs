using ActorConcurrency.Actors.Common;
using Xunit;
using static ActorConcurrency.Actors.Semaphores.SemaphoreProtocol;

namespace ActorConcurrency.Actors.Tests.Semaphores;

// Not in the contracts: a request without an owner does not even leave its process.
public sealed class MissingOwnerTests : ActorsTestKit
{
    [Fact]
    public void Acquire_WithoutOwner_IsRejected()
    {
        Concurrency.BoundedSemaphore("two", 2).Actor.Tell(new Acquire(1, null!), TestActor);

        ExpectMsg<Rejected>(rejected => rejected.Reason == RejectionReason.NoOwner);
    }
}
