using ActorConcurrency.Actors.Contracts.Barriers;
using ActorConcurrency.Actors.Contracts.Conditions;
using ActorConcurrency.Actors.Contracts.Events;
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

// The contract suites of what can move, which does so after every request.

public sealed class MovingBarrierContractTests : BarrierContractTests<MovingBackend>;
public sealed class MovingBarrierTests : BarrierTests<MovingBackend>;


public sealed class MovingConditionDeathTests : ConditionDeathTests<MovingBackend>;
public sealed class MovingConditionHammerTests : ConditionHammerTests<MovingBackend>;
public sealed class MovingConditionOnLockContractTests : ConditionOnLockContractTests<MovingBackend>;
public sealed class MovingConditionOnReentrantLockContractTests : ConditionOnReentrantLockContractTests<MovingBackend>;
public sealed class MovingConditionTests : ConditionTests<MovingBackend>;

public sealed class MovingEventContractTests : EventContractTests<MovingBackend>;
public sealed class MovingEventTests : EventTests<MovingBackend>;

public sealed class MovingCountdownLatchContractTests : CountdownLatchContractTests<MovingBackend>;
public sealed class MovingCountdownLatchTests : CountdownLatchTests<MovingBackend>;

public sealed class MovingLockLeaseContractTests : LockLeaseContractTests<MovingBackend>;
public sealed class MovingLockScheduleTests : LockScheduleTests<MovingBackend>;
public sealed class MovingLockTests : LockTests<MovingBackend>;
public sealed class MovingMultiLockTests : MultiLockTests<MovingBackend>;
public sealed class MovingReentrantLockLeaseContractTests : ReentrantLockLeaseContractTests<MovingBackend>;
public sealed class MovingReentrantLockTests : ReentrantLockTests<MovingBackend>;

public sealed class MovingPipeContractTests : PipeContractTests<MovingBackend>;
public sealed class MovingPipeTests : PipeTests<MovingBackend>;

public sealed class MovingPromiseContractTests : PromiseContractTests<MovingBackend>;
public sealed class MovingPromiseTests : PromiseTests<MovingBackend>;

public sealed class MovingFifoQueueContractTests : FifoQueueContractTests<MovingBackend>;
public sealed class MovingJoinableFifoQueueContractTests : JoinableFifoQueueContractTests<MovingBackend>;
public sealed class MovingJoinableOrderTests : JoinableOrderTests<MovingBackend>;
public sealed class MovingJoinablePriorityQueueContractTests : JoinablePriorityQueueContractTests<MovingBackend>;
public sealed class MovingJoinableQueueScheduleTests : JoinableQueueScheduleTests<MovingBackend>;
public sealed class MovingJoinableQueueTests : JoinableQueueTests<MovingBackend>;
public sealed class MovingPriorityQueueContractTests : PriorityQueueContractTests<MovingBackend>;
public sealed class MovingQueueChannelTests : QueueChannelTests<MovingBackend>;
public sealed class MovingQueueScheduleTests : QueueScheduleTests<MovingBackend>;
public sealed class MovingQueueTests : QueueTests<MovingBackend>;

public sealed class MovingReaderWriterLockContractTests : ReaderWriterLockContractTests<MovingBackend>;
public sealed class MovingReaderWriterLockScheduleTests : ReaderWriterLockScheduleTests<MovingBackend>;
public sealed class MovingReaderWriterLockTests : ReaderWriterLockTests<MovingBackend>;

public sealed class MovingBoundedSemaphoreLeaseContractTests : BoundedSemaphoreLeaseContractTests<MovingBackend>;
public sealed class MovingSemaphoreLeaseContractTests : SemaphoreLeaseContractTests<MovingBackend>;
public sealed class MovingSemaphoreProtocolTests : SemaphoreProtocolTests<MovingBackend>;
public sealed class MovingSemaphoreScheduleTests : SemaphoreScheduleTests<MovingBackend>;
public sealed class MovingSemaphoreTests : SemaphoreTests<MovingBackend>;

public sealed class MovingSharedDictionaryContractTests : SharedDictionaryContractTests<MovingBackend>;
public sealed class MovingSharedDictionaryTests : SharedDictionaryTests<MovingBackend>;
public sealed class MovingSharedListContractTests : SharedListContractTests<MovingBackend>;
public sealed class MovingSharedListTests : SharedListTests<MovingBackend>;
public sealed class MovingSharedTurnTests : SharedTurnTests<MovingBackend>;
public sealed class MovingSharedValueContractTests : SharedValueContractTests<MovingBackend>;
public sealed class MovingSharedValueTests : SharedValueTests<MovingBackend>;

public sealed class MovingTimerContractTests : TimerContractTests<MovingBackend>;
public sealed class MovingTimerTests : TimerTests<MovingBackend>;
