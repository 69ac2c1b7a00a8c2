using ActorConcurrency.Actors.Contracts.Barriers;
using ActorConcurrency.Actors.Contracts.Common;
using ActorConcurrency.Actors.Contracts.Conditions;
using ActorConcurrency.Actors.Contracts.Coroutines;
using ActorConcurrency.Actors.Contracts.Events;
using ActorConcurrency.Actors.Contracts.Executors;
using ActorConcurrency.Actors.Contracts.Histories;
using ActorConcurrency.Actors.Contracts.Jobs;
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

namespace ActorConcurrency.Actors.Tests.Contracts;

// The contract suites once more, on the path that answers take in applications. The greenlets' suite is not here: it reads the trace.

public sealed class UntracedBarrierContractTests : BarrierContractTests<UntracedBackend>;
public sealed class UntracedBarrierScheduleTests : BarrierScheduleTests<UntracedBackend>;
public sealed class UntracedBarrierTests : BarrierTests<UntracedBackend>;

public sealed class UntracedFencedMessageTests : FencedMessageTests<UntracedBackend>;
public sealed class UntracedFencingTests : FencingTests<UntracedBackend>;

public sealed class UntracedConditionDeathTests : ConditionDeathTests<UntracedBackend>;
public sealed class UntracedConditionHammerTests : ConditionHammerTests<UntracedBackend>;
public sealed class UntracedConditionOnLockContractTests : ConditionOnLockContractTests<UntracedBackend>;
public sealed class UntracedConditionOnReentrantLockContractTests : ConditionOnReentrantLockContractTests<UntracedBackend>;
public sealed class UntracedConditionScheduleTests : ConditionScheduleTests<UntracedBackend>;
public sealed class UntracedConditionTests : ConditionTests<UntracedBackend>;

public sealed class UntracedGeneratorContractTests : GeneratorContractTests<UntracedBackend>;
public sealed class UntracedGeneratorTests : GeneratorTests<UntracedBackend>;
public sealed class UntracedGreenThreadsContractTests : GreenThreadsContractTests<UntracedBackend>;
public sealed class UntracedGreenThreadsTests : GreenThreadsTests<UntracedBackend>;
public sealed class UntracedGreenletsContractTests : GreenletsContractTests<UntracedBackend>;

public sealed class UntracedEventContractTests : EventContractTests<UntracedBackend>;
public sealed class UntracedEventTests : EventTests<UntracedBackend>;

public sealed class UntracedExecutorContractTests : ExecutorContractTests<UntracedBackend>;
public sealed class UntracedExecutorTests : ExecutorTests<UntracedBackend>;
public sealed class UntracedFutureTimeoutTests : FutureTimeoutTests<UntracedBackend>;

public sealed class UntracedDictionaryHistoryTests : DictionaryHistoryTests<UntracedBackend>;
public sealed class UntracedLockHistoryTests : LockHistoryTests<UntracedBackend>;
public sealed class UntracedQueueHistoryTests : QueueHistoryTests<UntracedBackend>;
public sealed class UntracedSemaphoreHistoryTests : SemaphoreHistoryTests<UntracedBackend>;

public sealed class UntracedJobsContractTests : JobsContractTests<UntracedBackend>;
public sealed class UntracedJobsLossTests : JobsLossTests<UntracedBackend>;
public sealed class UntracedJobsScheduleTests : JobsScheduleTests<UntracedBackend>;
public sealed class UntracedJobsTests : JobsTests<UntracedBackend>;

public sealed class UntracedCountdownLatchContractTests : CountdownLatchContractTests<UntracedBackend>;
public sealed class UntracedCountdownLatchTests : CountdownLatchTests<UntracedBackend>;

public sealed class UntracedLockLeaseContractTests : LockLeaseContractTests<UntracedBackend>;
public sealed class UntracedLockScheduleTests : LockScheduleTests<UntracedBackend>;
public sealed class UntracedLockTests : LockTests<UntracedBackend>;
public sealed class UntracedMultiLockScheduleTests : MultiLockScheduleTests<UntracedBackend>;
public sealed class UntracedMultiLockTests : MultiLockTests<UntracedBackend>;
public sealed class UntracedReentrantLockLeaseContractTests : ReentrantLockLeaseContractTests<UntracedBackend>;
public sealed class UntracedReentrantLockTests : ReentrantLockTests<UntracedBackend>;

public sealed class UntracedPipeContractTests : PipeContractTests<UntracedBackend>;
public sealed class UntracedPipeScheduleTests : PipeScheduleTests<UntracedBackend>;
public sealed class UntracedPipeTests : PipeTests<UntracedBackend>;

public sealed class UntracedPoolContractTests : PoolContractTests<UntracedBackend>;
public sealed class UntracedPoolLifeTests : PoolLifeTests<UntracedBackend>;
public sealed class UntracedPoolMapTests : PoolMapTests<UntracedBackend>;
public sealed class UntracedPoolTests : PoolTests<UntracedBackend>;

public sealed class UntracedProcessContractTests : ProcessContractTests<UntracedBackend>;
public sealed class UntracedProcessTests : ProcessTests<UntracedBackend>;

public sealed class UntracedPromiseCombinatorTests : PromiseCombinatorTests<UntracedBackend>;
public sealed class UntracedPromiseContractTests : PromiseContractTests<UntracedBackend>;
public sealed class UntracedPromiseTests : PromiseTests<UntracedBackend>;

public sealed class UntracedFifoQueueContractTests : FifoQueueContractTests<UntracedBackend>;
public sealed class UntracedJoinableFifoQueueContractTests : JoinableFifoQueueContractTests<UntracedBackend>;
public sealed class UntracedJoinableOrderTests : JoinableOrderTests<UntracedBackend>;
public sealed class UntracedJoinablePriorityQueueContractTests : JoinablePriorityQueueContractTests<UntracedBackend>;
public sealed class UntracedJoinableQueueScheduleTests : JoinableQueueScheduleTests<UntracedBackend>;
public sealed class UntracedJoinableQueueTests : JoinableQueueTests<UntracedBackend>;
public sealed class UntracedPriorityQueueContractTests : PriorityQueueContractTests<UntracedBackend>;
public sealed class UntracedQueueChannelTests : QueueChannelTests<UntracedBackend>;
public sealed class UntracedQueueScheduleTests : QueueScheduleTests<UntracedBackend>;
public sealed class UntracedQueueTests : QueueTests<UntracedBackend>;

public sealed class UntracedReaderWriterLockContractTests : ReaderWriterLockContractTests<UntracedBackend>;
public sealed class UntracedReaderWriterLockScheduleTests : ReaderWriterLockScheduleTests<UntracedBackend>;
public sealed class UntracedReaderWriterLockTests : ReaderWriterLockTests<UntracedBackend>;

public sealed class UntracedBoundedSemaphoreLeaseContractTests : BoundedSemaphoreLeaseContractTests<UntracedBackend>;
public sealed class UntracedSemaphoreLeaseContractTests : SemaphoreLeaseContractTests<UntracedBackend>;
public sealed class UntracedSemaphoreProtocolTests : SemaphoreProtocolTests<UntracedBackend>;
public sealed class UntracedSemaphoreScheduleTests : SemaphoreScheduleTests<UntracedBackend>;
public sealed class UntracedSemaphoreTests : SemaphoreTests<UntracedBackend>;

public sealed class UntracedSharedDictionaryContractTests : SharedDictionaryContractTests<UntracedBackend>;
public sealed class UntracedSharedDictionaryTests : SharedDictionaryTests<UntracedBackend>;
public sealed class UntracedSharedListContractTests : SharedListContractTests<UntracedBackend>;
public sealed class UntracedSharedListTests : SharedListTests<UntracedBackend>;
public sealed class UntracedSharedTurnTests : SharedTurnTests<UntracedBackend>;
public sealed class UntracedSharedValueContractTests : SharedValueContractTests<UntracedBackend>;
public sealed class UntracedSharedValueTests : SharedValueTests<UntracedBackend>;

public sealed class UntracedTimerContractTests : TimerContractTests<UntracedBackend>;
public sealed class UntracedTimerTests : TimerTests<UntracedBackend>;
