using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Queues;
using ActorConcurrency.Actors.Tests.Contracts;

namespace ActorConcurrency.Actors.Tests.Queues;

public sealed class JoinableQueueContractTests : QueueContractTests
{
    protected override PrimitiveHandle<JoinableQueueSnapshot> Get(IConcurrency view) => Queue(view);
}
