using ActorConcurrency.Actors.Clusters.Tests.Support;
using ActorConcurrency.Actors.Contracts.Barriers;
using ActorConcurrency.Actors.Contracts.Common;
using ActorConcurrency.Actors.Contracts.Conditions;
using ActorConcurrency.Actors.Contracts.Events;
using ActorConcurrency.Actors.Contracts.Histories;
using ActorConcurrency.Actors.Contracts.Latches;
using ActorConcurrency.Actors.Contracts.Locks;
using ActorConcurrency.Actors.Contracts.Pipes;
using ActorConcurrency.Actors.Contracts.Promises;
using ActorConcurrency.Actors.Contracts.Queues;
using ActorConcurrency.Actors.Contracts.ReaderWriterLocks;
using ActorConcurrency.Actors.Contracts.Semaphores;
using ActorConcurrency.Actors.Contracts.Shared;
using ActorConcurrency.Actors.Contracts.Timers;

namespace ActorConcurrency.Actors.Clusters.Tests.Contracts;

// The contract suites on three nodes, none of the names on the one that uses it. What consists of code lives where it is used.

public sealed class ElsewhereBarrierContractTests : BarrierContractTests<ElsewhereBackend>;
public sealed class ElsewhereBarrierScheduleTests : BarrierScheduleTests<ElsewhereBackend>;
public sealed class ElsewhereBarrierTests : BarrierTests<ElsewhereBackend>;

public sealed class ElsewhereFencedMessageTests : FencedMessageTests<ElsewhereBackend>;

public sealed class ElsewhereConditionDeathTests : ConditionDeathTests<ElsewhereBackend>;
public sealed class ElsewhereConditionHammerTests : ConditionHammerTests<ElsewhereBackend>;
public sealed class ElsewhereConditionOnLockContractTests : ConditionOnLockContractTests<ElsewhereBackend>;
public sealed class ElsewhereConditionOnReentrantLockContractTests : ConditionOnReentrantLockContractTests<ElsewhereBackend>;
public sealed class ElsewhereConditionScheduleTests : ConditionScheduleTests<ElsewhereBackend>;
public sealed class ElsewhereConditionTests : ConditionTests<ElsewhereBackend>;

public sealed class ElsewhereEventContractTests : EventContractTests<ElsewhereBackend>;
public sealed class ElsewhereEventTests : EventTests<ElsewhereBackend>;

public sealed class ElsewhereDictionaryHistoryTests : DictionaryHistoryTests<ElsewhereBackend>;
public sealed class ElsewhereLockHistoryTests : LockHistoryTests<ElsewhereBackend>;
public sealed class ElsewhereQueueHistoryTests : QueueHistoryTests<ElsewhereBackend>;
public sealed class ElsewhereSemaphoreHistoryTests : SemaphoreHistoryTests<ElsewhereBackend>;

public sealed class ElsewhereCountdownLatchContractTests : CountdownLatchContractTests<ElsewhereBackend>;
public sealed class ElsewhereCountdownLatchTests : CountdownLatchTests<ElsewhereBackend>;

public sealed class ElsewhereLockLeaseContractTests : LockLeaseContractTests<ElsewhereBackend>;
public sealed class ElsewhereLockScheduleTests : LockScheduleTests<ElsewhereBackend>;
public sealed class ElsewhereLockTests : LockTests<ElsewhereBackend>;
public sealed class ElsewhereMultiLockScheduleTests : MultiLockScheduleTests<ElsewhereBackend>;
public sealed class ElsewhereMultiLockTests : MultiLockTests<ElsewhereBackend>;
public sealed class ElsewhereReentrantLockLeaseContractTests : ReentrantLockLeaseContractTests<ElsewhereBackend>;
public sealed class ElsewhereReentrantLockTests : ReentrantLockTests<ElsewhereBackend>;

public sealed class ElsewherePipeContractTests : PipeContractTests<ElsewhereBackend>;
public sealed class ElsewherePipeScheduleTests : PipeScheduleTests<ElsewhereBackend>;
public sealed class ElsewherePipeTests : PipeTests<ElsewhereBackend>;

public sealed class ElsewherePromiseCombinatorTests : PromiseCombinatorTests<ElsewhereBackend>;
public sealed class ElsewherePromiseContractTests : PromiseContractTests<ElsewhereBackend>;
public sealed class ElsewherePromiseTests : PromiseTests<ElsewhereBackend>;

public sealed class ElsewhereFifoQueueContractTests : FifoQueueContractTests<ElsewhereBackend>;
public sealed class ElsewhereJoinableFifoQueueContractTests : JoinableFifoQueueContractTests<ElsewhereBackend>;
public sealed class ElsewhereJoinableOrderTests : JoinableOrderTests<ElsewhereBackend>;
public sealed class ElsewhereJoinablePriorityQueueContractTests : JoinablePriorityQueueContractTests<ElsewhereBackend>;
public sealed class ElsewhereJoinableQueueScheduleTests : JoinableQueueScheduleTests<ElsewhereBackend>;
public sealed class ElsewhereJoinableQueueTests : JoinableQueueTests<ElsewhereBackend>;
public sealed class ElsewherePriorityQueueContractTests : PriorityQueueContractTests<ElsewhereBackend>;
public sealed class ElsewhereQueueChannelTests : QueueChannelTests<ElsewhereBackend>;
public sealed class ElsewhereQueueScheduleTests : QueueScheduleTests<ElsewhereBackend>;
public sealed class ElsewhereQueueTests : QueueTests<ElsewhereBackend>;

public sealed class ElsewhereReaderWriterLockContractTests : ReaderWriterLockContractTests<ElsewhereBackend>;
public sealed class ElsewhereReaderWriterLockScheduleTests : ReaderWriterLockScheduleTests<ElsewhereBackend>;
public sealed class ElsewhereReaderWriterLockTests : ReaderWriterLockTests<ElsewhereBackend>;

public sealed class ElsewhereBoundedSemaphoreLeaseContractTests : BoundedSemaphoreLeaseContractTests<ElsewhereBackend>;
public sealed class ElsewhereSemaphoreLeaseContractTests : SemaphoreLeaseContractTests<ElsewhereBackend>;
public sealed class ElsewhereSemaphoreProtocolTests : SemaphoreProtocolTests<ElsewhereBackend>;
public sealed class ElsewhereSemaphoreScheduleTests : SemaphoreScheduleTests<ElsewhereBackend>;
public sealed class ElsewhereSemaphoreTests : SemaphoreTests<ElsewhereBackend>;

public sealed class ElsewhereSharedDictionaryContractTests : SharedDictionaryContractTests<ElsewhereBackend>;
public sealed class ElsewhereSharedDictionaryTests : SharedDictionaryTests<ElsewhereBackend>;
public sealed class ElsewhereSharedListContractTests : SharedListContractTests<ElsewhereBackend>;
public sealed class ElsewhereSharedListTests : SharedListTests<ElsewhereBackend>;
public sealed class ElsewhereSharedTurnTests : SharedTurnTests<ElsewhereBackend>;
public sealed class ElsewhereSharedValueContractTests : SharedValueContractTests<ElsewhereBackend>;
public sealed class ElsewhereSharedValueTests : SharedValueTests<ElsewhereBackend>;

public sealed class ElsewhereTimerContractTests : TimerContractTests<ElsewhereBackend>;
public sealed class ElsewhereTimerTests : TimerTests<ElsewhereBackend>;
