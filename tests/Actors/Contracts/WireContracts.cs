using ActorConcurrency.Actors.Contracts.Barriers;
using ActorConcurrency.Actors.Contracts.Common;
using ActorConcurrency.Actors.Contracts.Conditions;
using ActorConcurrency.Actors.Contracts.Events;
using ActorConcurrency.Actors.Contracts.Jobs;
using ActorConcurrency.Actors.Contracts.Latches;
using ActorConcurrency.Actors.Contracts.Locks;
using ActorConcurrency.Actors.Contracts.Pipes;
using ActorConcurrency.Actors.Contracts.Promises;
using ActorConcurrency.Actors.Contracts.Queues;
using ActorConcurrency.Actors.Contracts.ReaderWriterLocks;
using ActorConcurrency.Actors.Contracts.Semaphores;
using ActorConcurrency.Actors.Contracts.Shared;
using ActorConcurrency.Actors.Contracts.Timers;

namespace ActorConcurrency.Actors.Tests.Contracts;

// The contract suites of what needs no code at the primitive, with every message sent through the wire serializer.

public sealed class WireBarrierContractTests : BarrierContractTests<WireBackend>;
public sealed class WireBarrierTests : BarrierTests<WireBackend>;

public sealed class WireFencedMessageTests : FencedMessageTests<WireBackend>;

public sealed class WireConditionDeathTests : ConditionDeathTests<WireBackend>;
public sealed class WireConditionHammerTests : ConditionHammerTests<WireBackend>;
public sealed class WireConditionOnLockContractTests : ConditionOnLockContractTests<WireBackend>;
public sealed class WireConditionOnReentrantLockContractTests : ConditionOnReentrantLockContractTests<WireBackend>;
public sealed class WireConditionTests : ConditionTests<WireBackend>;

public sealed class WireEventContractTests : EventContractTests<WireBackend>;
public sealed class WireEventTests : EventTests<WireBackend>;

public sealed class WireJobsContractTests : JobsContractTests<WireBackend>;
public sealed class WireJobsLossTests : JobsLossTests<WireBackend>;
public sealed class WireJobsScheduleTests : JobsScheduleTests<WireBackend>;
public sealed class WireJobsTests : JobsTests<WireBackend>;

public sealed class WireCountdownLatchContractTests : CountdownLatchContractTests<WireBackend>;
public sealed class WireCountdownLatchTests : CountdownLatchTests<WireBackend>;

public sealed class WireLockLeaseContractTests : LockLeaseContractTests<WireBackend>;
public sealed class WireLockScheduleTests : LockScheduleTests<WireBackend>;
public sealed class WireLockTests : LockTests<WireBackend>;
public sealed class WireMultiLockTests : MultiLockTests<WireBackend>;
public sealed class WireReentrantLockLeaseContractTests : ReentrantLockLeaseContractTests<WireBackend>;
public sealed class WireReentrantLockTests : ReentrantLockTests<WireBackend>;

public sealed class WirePipeContractTests : PipeContractTests<WireBackend>;
public sealed class WirePipeTests : PipeTests<WireBackend>;

public sealed class WirePromiseContractTests : PromiseContractTests<WireBackend>;
public sealed class WirePromiseTests : PromiseTests<WireBackend>;

public sealed class WireFifoQueueContractTests : FifoQueueContractTests<WireBackend>;
public sealed class WireJoinableFifoQueueContractTests : JoinableFifoQueueContractTests<WireBackend>;
public sealed class WireJoinableOrderTests : JoinableOrderTests<WireBackend>;
public sealed class WireJoinablePriorityQueueContractTests : JoinablePriorityQueueContractTests<WireBackend>;
public sealed class WireJoinableQueueScheduleTests : JoinableQueueScheduleTests<WireBackend>;
public sealed class WireJoinableQueueTests : JoinableQueueTests<WireBackend>;
public sealed class WirePriorityQueueContractTests : PriorityQueueContractTests<WireBackend>;
public sealed class WireQueueChannelTests : QueueChannelTests<WireBackend>;
public sealed class WireQueueScheduleTests : QueueScheduleTests<WireBackend>;
public sealed class WireQueueTests : QueueTests<WireBackend>;

public sealed class WireReaderWriterLockContractTests : ReaderWriterLockContractTests<WireBackend>;
public sealed class WireReaderWriterLockScheduleTests : ReaderWriterLockScheduleTests<WireBackend>;
public sealed class WireReaderWriterLockTests : ReaderWriterLockTests<WireBackend>;

public sealed class WireBoundedSemaphoreLeaseContractTests : BoundedSemaphoreLeaseContractTests<WireBackend>;
public sealed class WireSemaphoreLeaseContractTests : SemaphoreLeaseContractTests<WireBackend>;
public sealed class WireSemaphoreProtocolTests : SemaphoreProtocolTests<WireBackend>;
public sealed class WireSemaphoreScheduleTests : SemaphoreScheduleTests<WireBackend>;
public sealed class WireSemaphoreTests : SemaphoreTests<WireBackend>;

public sealed class WireSharedDictionaryContractTests : SharedDictionaryContractTests<WireBackend>;
public sealed class WireSharedDictionaryTests : SharedDictionaryTests<WireBackend>;
public sealed class WireSharedListContractTests : SharedListContractTests<WireBackend>;
public sealed class WireSharedListTests : SharedListTests<WireBackend>;
public sealed class WireSharedTurnTests : SharedTurnTests<WireBackend>;
public sealed class WireSharedValueContractTests : SharedValueContractTests<WireBackend>;
public sealed class WireSharedValueTests : SharedValueTests<WireBackend>;

public sealed class WireTimerContractTests : TimerContractTests<WireBackend>;
public sealed class WireTimerTests : TimerTests<WireBackend>;
