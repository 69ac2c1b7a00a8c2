using ActorConcurrency.Actors.Clusters.Tests.Support;
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

namespace ActorConcurrency.Actors.Clusters.Tests.Contracts;

// The contract suites on three nodes: a name lives on any of them.

public sealed class SpreadBarrierContractTests : BarrierContractTests<SpreadBackend>;
public sealed class SpreadBarrierScheduleTests : BarrierScheduleTests<SpreadBackend>;
public sealed class SpreadBarrierTests : BarrierTests<SpreadBackend>;

public sealed class SpreadFencedMessageTests : FencedMessageTests<SpreadBackend>;
public sealed class SpreadFencingTests : FencingTests<SpreadBackend>;

public sealed class SpreadConditionDeathTests : ConditionDeathTests<SpreadBackend>;
public sealed class SpreadConditionHammerTests : ConditionHammerTests<SpreadBackend>;
public sealed class SpreadConditionOnLockContractTests : ConditionOnLockContractTests<SpreadBackend>;
public sealed class SpreadConditionOnReentrantLockContractTests : ConditionOnReentrantLockContractTests<SpreadBackend>;
public sealed class SpreadConditionScheduleTests : ConditionScheduleTests<SpreadBackend>;
public sealed class SpreadConditionTests : ConditionTests<SpreadBackend>;

public sealed class SpreadGeneratorContractTests : GeneratorContractTests<SpreadBackend>;
public sealed class SpreadGeneratorLifeTests : GeneratorLifeTests<SpreadBackend>;
public sealed class SpreadGeneratorTests : GeneratorTests<SpreadBackend>;
public sealed class SpreadGreenThreadsContractTests : GreenThreadsContractTests<SpreadBackend>;
public sealed class SpreadGreenThreadsTests : GreenThreadsTests<SpreadBackend>;
public sealed class SpreadGreenletsContractTests : GreenletsContractTests<SpreadBackend>;
public sealed class SpreadGreenletsTests : GreenletsTests<SpreadBackend>;

public sealed class SpreadEventContractTests : EventContractTests<SpreadBackend>;
public sealed class SpreadEventTests : EventTests<SpreadBackend>;

public sealed class SpreadExecutorContractTests : ExecutorContractTests<SpreadBackend>;
public sealed class SpreadExecutorTests : ExecutorTests<SpreadBackend>;
public sealed class SpreadFutureTimeoutTests : FutureTimeoutTests<SpreadBackend>;

public sealed class SpreadDictionaryHistoryTests : DictionaryHistoryTests<SpreadBackend>;
public sealed class SpreadLockHistoryTests : LockHistoryTests<SpreadBackend>;
public sealed class SpreadQueueHistoryTests : QueueHistoryTests<SpreadBackend>;
public sealed class SpreadSemaphoreHistoryTests : SemaphoreHistoryTests<SpreadBackend>;

public sealed class SpreadCountdownLatchContractTests : CountdownLatchContractTests<SpreadBackend>;
public sealed class SpreadCountdownLatchTests : CountdownLatchTests<SpreadBackend>;

public sealed class SpreadLockLeaseContractTests : LockLeaseContractTests<SpreadBackend>;
public sealed class SpreadLockScheduleTests : LockScheduleTests<SpreadBackend>;
public sealed class SpreadLockTests : LockTests<SpreadBackend>;
public sealed class SpreadMultiLockScheduleTests : MultiLockScheduleTests<SpreadBackend>;
public sealed class SpreadMultiLockTests : MultiLockTests<SpreadBackend>;
public sealed class SpreadReentrantLockLeaseContractTests : ReentrantLockLeaseContractTests<SpreadBackend>;
public sealed class SpreadReentrantLockTests : ReentrantLockTests<SpreadBackend>;

public sealed class SpreadPipeContractTests : PipeContractTests<SpreadBackend>;
public sealed class SpreadPipeScheduleTests : PipeScheduleTests<SpreadBackend>;
public sealed class SpreadPipeTests : PipeTests<SpreadBackend>;

public sealed class SpreadPoolContractTests : PoolContractTests<SpreadBackend>;
public sealed class SpreadPoolLifeTests : PoolLifeTests<SpreadBackend>;
public sealed class SpreadPoolMapTests : PoolMapTests<SpreadBackend>;
public sealed class SpreadPoolTests : PoolTests<SpreadBackend>;
public sealed class SpreadPoolWorkerTests : PoolWorkerTests<SpreadBackend>;

public sealed class SpreadProcessContractTests : ProcessContractTests<SpreadBackend>;
public sealed class SpreadProcessFamilyTests : ProcessFamilyTests<SpreadBackend>;
public sealed class SpreadProcessTests : ProcessTests<SpreadBackend>;

public sealed class SpreadPromiseCombinatorTests : PromiseCombinatorTests<SpreadBackend>;
public sealed class SpreadPromiseContractTests : PromiseContractTests<SpreadBackend>;
public sealed class SpreadPromiseTests : PromiseTests<SpreadBackend>;

public sealed class SpreadFifoQueueContractTests : FifoQueueContractTests<SpreadBackend>;
public sealed class SpreadJoinableFifoQueueContractTests : JoinableFifoQueueContractTests<SpreadBackend>;
public sealed class SpreadJoinableOrderTests : JoinableOrderTests<SpreadBackend>;
public sealed class SpreadJoinablePriorityQueueContractTests : JoinablePriorityQueueContractTests<SpreadBackend>;
public sealed class SpreadJoinableQueueScheduleTests : JoinableQueueScheduleTests<SpreadBackend>;
public sealed class SpreadJoinableQueueTests : JoinableQueueTests<SpreadBackend>;
public sealed class SpreadPriorityQueueContractTests : PriorityQueueContractTests<SpreadBackend>;
public sealed class SpreadQueueChannelTests : QueueChannelTests<SpreadBackend>;
public sealed class SpreadQueueScheduleTests : QueueScheduleTests<SpreadBackend>;
public sealed class SpreadQueueTests : QueueTests<SpreadBackend>;

public sealed class SpreadReaderWriterLockContractTests : ReaderWriterLockContractTests<SpreadBackend>;
public sealed class SpreadReaderWriterLockScheduleTests : ReaderWriterLockScheduleTests<SpreadBackend>;
public sealed class SpreadReaderWriterLockTests : ReaderWriterLockTests<SpreadBackend>;

public sealed class SpreadBoundedSemaphoreLeaseContractTests : BoundedSemaphoreLeaseContractTests<SpreadBackend>;
public sealed class SpreadSemaphoreLeaseContractTests : SemaphoreLeaseContractTests<SpreadBackend>;
public sealed class SpreadSemaphoreProtocolTests : SemaphoreProtocolTests<SpreadBackend>;
public sealed class SpreadSemaphoreScheduleTests : SemaphoreScheduleTests<SpreadBackend>;
public sealed class SpreadSemaphoreTests : SemaphoreTests<SpreadBackend>;

public sealed class SpreadSharedDictionaryContractTests : SharedDictionaryContractTests<SpreadBackend>;
public sealed class SpreadSharedDictionaryTests : SharedDictionaryTests<SpreadBackend>;
public sealed class SpreadSharedListContractTests : SharedListContractTests<SpreadBackend>;
public sealed class SpreadSharedListTests : SharedListTests<SpreadBackend>;
public sealed class SpreadSharedTurnTests : SharedTurnTests<SpreadBackend>;
public sealed class SpreadSharedValueContractTests : SharedValueContractTests<SpreadBackend>;
public sealed class SpreadSharedValueTests : SharedValueTests<SpreadBackend>;

public sealed class SpreadTimerContractTests : TimerContractTests<SpreadBackend>;
public sealed class SpreadTimerTests : TimerTests<SpreadBackend>;
