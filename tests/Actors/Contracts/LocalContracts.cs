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

// The contract suites on the primitives of one actor system: what they keep there, they have to keep over nodes.

public sealed class LocalBarrierContractTests : BarrierContractTests<LocalBackend>;
public sealed class LocalBarrierScheduleTests : BarrierScheduleTests<LocalBackend>;
public sealed class LocalBarrierTests : BarrierTests<LocalBackend>;

public sealed class LocalFencedMessageTests : FencedMessageTests<LocalBackend>;
public sealed class LocalFencingTests : FencingTests<LocalBackend>;

public sealed class LocalConditionDeathTests : ConditionDeathTests<LocalBackend>;
public sealed class LocalConditionHammerTests : ConditionHammerTests<LocalBackend>;
public sealed class LocalConditionOnLockContractTests : ConditionOnLockContractTests<LocalBackend>;
public sealed class LocalConditionOnReentrantLockContractTests : ConditionOnReentrantLockContractTests<LocalBackend>;
public sealed class LocalConditionScheduleTests : ConditionScheduleTests<LocalBackend>;
public sealed class LocalConditionTests : ConditionTests<LocalBackend>;

public sealed class LocalGeneratorContractTests : GeneratorContractTests<LocalBackend>;
public sealed class LocalGeneratorLifeTests : GeneratorLifeTests<LocalBackend>;
public sealed class LocalGeneratorTests : GeneratorTests<LocalBackend>;
public sealed class LocalGreenThreadsContractTests : GreenThreadsContractTests<LocalBackend>;
public sealed class LocalGreenThreadsTests : GreenThreadsTests<LocalBackend>;
public sealed class LocalGreenletsContractTests : GreenletsContractTests<LocalBackend>;
public sealed class LocalGreenletsTests : GreenletsTests<LocalBackend>;

public sealed class LocalEventContractTests : EventContractTests<LocalBackend>;
public sealed class LocalEventTests : EventTests<LocalBackend>;

public sealed class LocalExecutorContractTests : ExecutorContractTests<LocalBackend>;
public sealed class LocalExecutorTests : ExecutorTests<LocalBackend>;
public sealed class LocalFutureTimeoutTests : FutureTimeoutTests<LocalBackend>;

public sealed class LocalDictionaryHistoryTests : DictionaryHistoryTests<LocalBackend>;
public sealed class LocalLockHistoryTests : LockHistoryTests<LocalBackend>;
public sealed class LocalQueueHistoryTests : QueueHistoryTests<LocalBackend>;
public sealed class LocalSemaphoreHistoryTests : SemaphoreHistoryTests<LocalBackend>;

public sealed class LocalJobsContractTests : JobsContractTests<LocalBackend>;
public sealed class LocalJobsLossTests : JobsLossTests<LocalBackend>;
public sealed class LocalJobsScheduleTests : JobsScheduleTests<LocalBackend>;
public sealed class LocalJobsTests : JobsTests<LocalBackend>;

public sealed class LocalCountdownLatchContractTests : CountdownLatchContractTests<LocalBackend>;
public sealed class LocalCountdownLatchTests : CountdownLatchTests<LocalBackend>;

public sealed class LocalLockLeaseContractTests : LockLeaseContractTests<LocalBackend>;
public sealed class LocalLockScheduleTests : LockScheduleTests<LocalBackend>;
public sealed class LocalLockTests : LockTests<LocalBackend>;
public sealed class LocalMultiLockScheduleTests : MultiLockScheduleTests<LocalBackend>;
public sealed class LocalMultiLockTests : MultiLockTests<LocalBackend>;
public sealed class LocalReentrantLockLeaseContractTests : ReentrantLockLeaseContractTests<LocalBackend>;
public sealed class LocalReentrantLockTests : ReentrantLockTests<LocalBackend>;

public sealed class LocalPipeContractTests : PipeContractTests<LocalBackend>;
public sealed class LocalPipeScheduleTests : PipeScheduleTests<LocalBackend>;
public sealed class LocalPipeTests : PipeTests<LocalBackend>;

public sealed class LocalPoolContractTests : PoolContractTests<LocalBackend>;
public sealed class LocalPoolLifeTests : PoolLifeTests<LocalBackend>;
public sealed class LocalPoolMapTests : PoolMapTests<LocalBackend>;
public sealed class LocalPoolTests : PoolTests<LocalBackend>;
public sealed class LocalPoolWorkerTests : PoolWorkerTests<LocalBackend>;

public sealed class LocalProcessContractTests : ProcessContractTests<LocalBackend>;
public sealed class LocalProcessFamilyTests : ProcessFamilyTests<LocalBackend>;
public sealed class LocalProcessTests : ProcessTests<LocalBackend>;

public sealed class LocalPromiseCombinatorTests : PromiseCombinatorTests<LocalBackend>;
public sealed class LocalPromiseContractTests : PromiseContractTests<LocalBackend>;
public sealed class LocalPromiseTests : PromiseTests<LocalBackend>;

public sealed class LocalFifoQueueContractTests : FifoQueueContractTests<LocalBackend>;
public sealed class LocalJoinableFifoQueueContractTests : JoinableFifoQueueContractTests<LocalBackend>;
public sealed class LocalJoinableOrderTests : JoinableOrderTests<LocalBackend>;
public sealed class LocalJoinablePriorityQueueContractTests : JoinablePriorityQueueContractTests<LocalBackend>;
public sealed class LocalJoinableQueueScheduleTests : JoinableQueueScheduleTests<LocalBackend>;
public sealed class LocalJoinableQueueTests : JoinableQueueTests<LocalBackend>;
public sealed class LocalPriorityQueueContractTests : PriorityQueueContractTests<LocalBackend>;
public sealed class LocalQueueChannelTests : QueueChannelTests<LocalBackend>;
public sealed class LocalQueueScheduleTests : QueueScheduleTests<LocalBackend>;
public sealed class LocalQueueTests : QueueTests<LocalBackend>;

public sealed class LocalReaderWriterLockContractTests : ReaderWriterLockContractTests<LocalBackend>;
public sealed class LocalReaderWriterLockScheduleTests : ReaderWriterLockScheduleTests<LocalBackend>;
public sealed class LocalReaderWriterLockTests : ReaderWriterLockTests<LocalBackend>;

public sealed class LocalBoundedSemaphoreLeaseContractTests : BoundedSemaphoreLeaseContractTests<LocalBackend>;
public sealed class LocalSemaphoreLeaseContractTests : SemaphoreLeaseContractTests<LocalBackend>;
public sealed class LocalSemaphoreProtocolTests : SemaphoreProtocolTests<LocalBackend>;
public sealed class LocalSemaphoreScheduleTests : SemaphoreScheduleTests<LocalBackend>;
public sealed class LocalSemaphoreTests : SemaphoreTests<LocalBackend>;

public sealed class LocalSharedDictionaryContractTests : SharedDictionaryContractTests<LocalBackend>;
public sealed class LocalSharedDictionaryTests : SharedDictionaryTests<LocalBackend>;
public sealed class LocalSharedListContractTests : SharedListContractTests<LocalBackend>;
public sealed class LocalSharedListTests : SharedListTests<LocalBackend>;
public sealed class LocalSharedTurnTests : SharedTurnTests<LocalBackend>;
public sealed class LocalSharedValueContractTests : SharedValueContractTests<LocalBackend>;
public sealed class LocalSharedValueTests : SharedValueTests<LocalBackend>;

public sealed class LocalTimerContractTests : TimerContractTests<LocalBackend>;
public sealed class LocalTimerTests : TimerTests<LocalBackend>;
