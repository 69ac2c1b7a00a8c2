using ActorConcurrency.Actors.Contracts.Barriers;
using ActorConcurrency.Actors.Contracts.Common;
using ActorConcurrency.Actors.Contracts.Conditions;
using ActorConcurrency.Actors.Contracts.Coroutines;
using ActorConcurrency.Actors.Contracts.Events;
using ActorConcurrency.Actors.Contracts.Executors;
using ActorConcurrency.Actors.Contracts.Histories;
using ActorConcurrency.Actors.Contracts.Latches;
using ActorConcurrency.Actors.Contracts.Locks;
using ActorConcurrency.Actors.Contracts.Pipes;
using ActorConcurrency.Actors.Contracts.Pools;
using ActorConcurrency.Actors.Contracts.Processes;
using ActorConcurrency.Actors.Contracts.Promises;
using ActorConcurrency.Actors.Contracts.Queues;
using ActorConcurrency.Actors.Contracts.ReaderWriterLocks;
using ActorConcurrency.Actors.Contracts.Semaphores;
using ActorConcurrency.Actors.Contracts.Shared;
using ActorConcurrency.Actors.Contracts.Timers;
using ActorConcurrency.Cluster.Contracts.Tests.Support;

namespace ActorConcurrency.Cluster.Contracts.Tests.Contracts;

// All contract suites on three processes.

public sealed class ProcessesBarrierContractTests : BarrierContractTests<ProcessBackend>;
public sealed class ProcessesBarrierScheduleTests : BarrierScheduleTests<ProcessBackend>;
public sealed class ProcessesBarrierTests : BarrierTests<ProcessBackend>;

public sealed class ProcessesFencedMessageTests : FencedMessageTests<ProcessBackend>;
public sealed class ProcessesFencingTests : FencingTests<ProcessBackend>;

public sealed class ProcessesConditionDeathTests : ConditionDeathTests<ProcessBackend>;
public sealed class ProcessesConditionHammerTests : ConditionHammerTests<ProcessBackend>;
public sealed class ProcessesConditionOnLockContractTests : ConditionOnLockContractTests<ProcessBackend>;
public sealed class ProcessesConditionOnReentrantLockContractTests : ConditionOnReentrantLockContractTests<ProcessBackend>;
public sealed class ProcessesConditionScheduleTests : ConditionScheduleTests<ProcessBackend>;
public sealed class ProcessesConditionTests : ConditionTests<ProcessBackend>;

public sealed class ProcessesGeneratorContractTests : GeneratorContractTests<ProcessBackend>;
public sealed class ProcessesGeneratorLifeTests : GeneratorLifeTests<ProcessBackend>;
public sealed class ProcessesGeneratorTests : GeneratorTests<ProcessBackend>;
public sealed class ProcessesGreenThreadsContractTests : GreenThreadsContractTests<ProcessBackend>;
public sealed class ProcessesGreenThreadsTests : GreenThreadsTests<ProcessBackend>;
public sealed class ProcessesGreenletsContractTests : GreenletsContractTests<ProcessBackend>;
public sealed class ProcessesGreenletsTests : GreenletsTests<ProcessBackend>;

public sealed class ProcessesEventContractTests : EventContractTests<ProcessBackend>;
public sealed class ProcessesEventTests : EventTests<ProcessBackend>;

public sealed class ProcessesExecutorContractTests : ExecutorContractTests<ProcessBackend>;
public sealed class ProcessesExecutorTests : ExecutorTests<ProcessBackend>;
public sealed class ProcessesFutureTimeoutTests : FutureTimeoutTests<ProcessBackend>;

public sealed class ProcessesDictionaryHistoryTests : DictionaryHistoryTests<ProcessBackend>;
public sealed class ProcessesLockHistoryTests : LockHistoryTests<ProcessBackend>;
public sealed class ProcessesQueueHistoryTests : QueueHistoryTests<ProcessBackend>;
public sealed class ProcessesSemaphoreHistoryTests : SemaphoreHistoryTests<ProcessBackend>;

public sealed class ProcessesCountdownLatchContractTests : CountdownLatchContractTests<ProcessBackend>;
public sealed class ProcessesCountdownLatchTests : CountdownLatchTests<ProcessBackend>;

public sealed class ProcessesLockLeaseContractTests : LockLeaseContractTests<ProcessBackend>;
public sealed class ProcessesLockScheduleTests : LockScheduleTests<ProcessBackend>;
public sealed class ProcessesLockTests : LockTests<ProcessBackend>;
public sealed class ProcessesMultiLockScheduleTests : MultiLockScheduleTests<ProcessBackend>;
public sealed class ProcessesMultiLockTests : MultiLockTests<ProcessBackend>;
public sealed class ProcessesReentrantLockLeaseContractTests : ReentrantLockLeaseContractTests<ProcessBackend>;
public sealed class ProcessesReentrantLockTests : ReentrantLockTests<ProcessBackend>;

public sealed class ProcessesPipeContractTests : PipeContractTests<ProcessBackend>;
public sealed class ProcessesPipeScheduleTests : PipeScheduleTests<ProcessBackend>;
public sealed class ProcessesPipeTests : PipeTests<ProcessBackend>;

public sealed class ProcessesPoolContractTests : PoolContractTests<ProcessBackend>;
public sealed class ProcessesPoolLifeTests : PoolLifeTests<ProcessBackend>;
public sealed class ProcessesPoolMapTests : PoolMapTests<ProcessBackend>;
public sealed class ProcessesPoolTests : PoolTests<ProcessBackend>;
public sealed class ProcessesPoolWorkerTests : PoolWorkerTests<ProcessBackend>;

public sealed class ProcessesProcessContractTests : ProcessContractTests<ProcessBackend>;
public sealed class ProcessesProcessFamilyTests : ProcessFamilyTests<ProcessBackend>;
public sealed class ProcessesProcessTests : ProcessTests<ProcessBackend>;

public sealed class ProcessesPromiseCombinatorTests : PromiseCombinatorTests<ProcessBackend>;
public sealed class ProcessesPromiseContractTests : PromiseContractTests<ProcessBackend>;
public sealed class ProcessesPromiseTests : PromiseTests<ProcessBackend>;

public sealed class ProcessesFifoQueueContractTests : FifoQueueContractTests<ProcessBackend>;
public sealed class ProcessesJoinableFifoQueueContractTests : JoinableFifoQueueContractTests<ProcessBackend>;
public sealed class ProcessesJoinableOrderTests : JoinableOrderTests<ProcessBackend>;
public sealed class ProcessesJoinablePriorityQueueContractTests : JoinablePriorityQueueContractTests<ProcessBackend>;
public sealed class ProcessesJoinableQueueScheduleTests : JoinableQueueScheduleTests<ProcessBackend>;
public sealed class ProcessesJoinableQueueTests : JoinableQueueTests<ProcessBackend>;
public sealed class ProcessesPriorityQueueContractTests : PriorityQueueContractTests<ProcessBackend>;
public sealed class ProcessesQueueChannelTests : QueueChannelTests<ProcessBackend>;
public sealed class ProcessesQueueScheduleTests : QueueScheduleTests<ProcessBackend>;
public sealed class ProcessesQueueTests : QueueTests<ProcessBackend>;

public sealed class ProcessesReaderWriterLockContractTests : ReaderWriterLockContractTests<ProcessBackend>;
public sealed class ProcessesReaderWriterLockScheduleTests : ReaderWriterLockScheduleTests<ProcessBackend>;
public sealed class ProcessesReaderWriterLockTests : ReaderWriterLockTests<ProcessBackend>;

public sealed class ProcessesBoundedSemaphoreLeaseContractTests : BoundedSemaphoreLeaseContractTests<ProcessBackend>;
public sealed class ProcessesSemaphoreLeaseContractTests : SemaphoreLeaseContractTests<ProcessBackend>;
public sealed class ProcessesSemaphoreProtocolTests : SemaphoreProtocolTests<ProcessBackend>;
public sealed class ProcessesSemaphoreScheduleTests : SemaphoreScheduleTests<ProcessBackend>;
public sealed class ProcessesSemaphoreTests : SemaphoreTests<ProcessBackend>;

public sealed class ProcessesSharedDictionaryContractTests : SharedDictionaryContractTests<ProcessBackend>;
public sealed class ProcessesSharedDictionaryTests : SharedDictionaryTests<ProcessBackend>;
public sealed class ProcessesSharedListContractTests : SharedListContractTests<ProcessBackend>;
public sealed class ProcessesSharedListTests : SharedListTests<ProcessBackend>;
public sealed class ProcessesSharedTurnTests : SharedTurnTests<ProcessBackend>;
public sealed class ProcessesSharedValueContractTests : SharedValueContractTests<ProcessBackend>;
public sealed class ProcessesSharedValueTests : SharedValueTests<ProcessBackend>;

public sealed class ProcessesTimerContractTests : TimerContractTests<ProcessBackend>;
public sealed class ProcessesTimerTests : TimerTests<ProcessBackend>;
