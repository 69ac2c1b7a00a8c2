using ActorConcurrency.Actors.Barriers;
using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Conditions;
using ActorConcurrency.Actors.Coroutines.Generators;
using ActorConcurrency.Actors.Coroutines.Greenlets;
using ActorConcurrency.Actors.Coroutines.GreenThreads;
using ActorConcurrency.Actors.Events;
using ActorConcurrency.Actors.Executors;
using ActorConcurrency.Actors.Jobs;
using ActorConcurrency.Actors.Latches;
using ActorConcurrency.Actors.Locks;
using ActorConcurrency.Actors.Pipes;
using ActorConcurrency.Actors.Pools;
using ActorConcurrency.Actors.Processes;
using ActorConcurrency.Actors.Promises;
using ActorConcurrency.Actors.Queues;
using ActorConcurrency.Actors.ReaderWriterLocks;
using ActorConcurrency.Actors.Semaphores;
using ActorConcurrency.Actors.Shared;
using ActorConcurrency.Actors.Timers;
using Akka.Actor;

namespace ActorConcurrency.Actors;

/// <summary>
/// The concurrency primitives of an actor system by name: created on first use, the same one for the same kind and name.
/// What a handle holds belongs to its owner, and is free at once when the owner ends. A handle that is asked for without
/// <see cref="As(IActorRef)"/> is an owner of its own. Safe for many threads.
/// </summary>
/// <remarks>
/// Asking for a name with other settings than it was created with throws an <see cref="InvalidOperationException"/> that
/// shows both.
/// </remarks>
public interface IConcurrency
{
    /// <summary>A flag that many can wait for; not set at first.</summary>
    ActorEvent Event(string name);

    /// <summary>One holder at a time; its holder waits as well when it asks again.</summary>
    ActorLock Lock(string name);

    /// <summary>One holder at a time, who may ask again, and gives it back as often as it asked.</summary>
    ActorLock ReentrantLock(string name);

    /// <summary>Any number of readers or one writer.</summary>
    ActorReaderWriterLock ReaderWriterLock(string name);

    /// <summary>The locks of these names as one: all or none.</summary>
    /// <param name="names">Names of locks as <see cref="Lock"/> has them; one or more, each counts once.</param>
    ActorMultiLock MultiLock(params IEnumerable<string> names);

    /// <summary>Lets holders of a lock wait for each other's notifications.</summary>
    /// <param name="name">The condition's name.</param>
    /// <param name="on">The lock; null: a re-entrant lock of the condition's name, as in Python.</param>
    ActorCondition Condition(string name, ActorLock? on = null);

    /// <summary>A number of parties that wait for each other.</summary>
    /// <param name="name">The barrier's name.</param>
    /// <param name="parties">How many must arrive; 1 or more.</param>
    /// <param name="action">
    /// What this handle runs, once, when it is the last to arrive, before anybody passes. Other handles have their own.
    /// </param>
    ActorBarrier Barrier(string name, int parties, Func<Task>? action = null);

    /// <summary>A count that goes down to zero, once, and those who wait for it.</summary>
    /// <param name="name">The latch's name.</param>
    /// <param name="count">What it starts from; 0 or more.</param>
    ActorCountdownLatch CountdownLatch(string name, int count);

    /// <summary>Permits to take and to give back; as with Python's, more may be given back than were taken.</summary>
    /// <param name="name">The semaphore's name.</param>
    /// <param name="permits">How many are free at first; 0 or more.</param>
    ActorSemaphore Semaphore(string name, int permits);

    /// <summary>Permits to take and to give back; giving back more than there are is refused.</summary>
    /// <param name="name">The semaphore's name.</param>
    /// <param name="permits">How many there are; 0 or more.</param>
    ActorSemaphore BoundedSemaphore(string name, int permits);

    /// <summary>Items that come out in the order in which they went in.</summary>
    /// <typeparam name="T">What the items are; the name belongs to a queue of this type.</typeparam>
    /// <param name="name">The queue's name.</param>
    /// <param name="capacity">How many items there may be, 1 or more; null: no limit.</param>
    ActorQueue<T> Queue<T>(string name, int? capacity = null);

    /// <summary>Items of which the newest comes out first.</summary>
    /// <typeparam name="T">What the items are; the name belongs to a queue of this type.</typeparam>
    /// <param name="name">The queue's name.</param>
    /// <param name="capacity">How many items there may be, 1 or more; null: no limit.</param>
    ActorQueue<T> LifoQueue<T>(string name, int? capacity = null);

    /// <summary>Items of which the least comes out first; equal ones in the order in which they went in.</summary>
    /// <typeparam name="T">What the items are; the name belongs to a queue of this type.</typeparam>
    /// <param name="name">The queue's name.</param>
    /// <param name="capacity">How many items there may be, 1 or more; null: no limit.</param>
    /// <param name="comparer">Says which item is less. Runs in the queue's actor. Null: the type's own order.</param>
    ActorQueue<T> PriorityQueue<T>(string name, int? capacity = null, IComparer<T>? comparer = null);

    /// <summary>A queue that knows which of its items are still being worked on.</summary>
    /// <typeparam name="T">What the items are; the name belongs to a queue of this type.</typeparam>
    ActorJoinableQueue<T> JoinableQueue<T>(string name, JoinableQueueOptions? options = null);

    /// <summary>The same with the newest item first.</summary>
    /// <typeparam name="T">What the items are; the name belongs to a queue of this type.</typeparam>
    ActorJoinableQueue<T> JoinableLifoQueue<T>(string name, JoinableQueueOptions? options = null);

    /// <summary>The same with the least item first; equal ones in the order in which they went in.</summary>
    /// <typeparam name="T">What the items are; the name belongs to a queue of this type.</typeparam>
    /// <param name="name">The queue's name.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="comparer">Says which item is less. Runs in the queue's actor. Null: the type's own order.</param>
    ActorJoinableQueue<T> JoinablePriorityQueue<T>(string name, JoinableQueueOptions? options = null, IComparer<T>? comparer = null);

    /// <summary>Two ends, each for one owner: what one sends the other receives.</summary>
    /// <typeparam name="T">What the items are; the name belongs to a pipe of this type.</typeparam>
    /// <param name="name">The pipe's name.</param>
    /// <param name="duplex">Whether both ends send and receive; false: the second sends, the first receives.</param>
    /// <param name="capacity">How many items each direction holds, 1 or more; null: no limit.</param>
    ActorPipe<T> Pipe<T>(string name, bool duplex = true, int? capacity = null);

    /// <summary>Values by key that many read and change, each time in one step.</summary>
    /// <typeparam name="TKey">What the keys are.</typeparam>
    /// <typeparam name="TValue">What the values are; the name belongs to a dictionary of these types.</typeparam>
    SharedDictionary<TKey, TValue> SharedDictionary<TKey, TValue>(string name)
        where TKey : notnull;

    /// <summary>Items in order that many read and change, each time in one step.</summary>
    /// <typeparam name="T">What the items are; the name belongs to a list of this type.</typeparam>
    SharedList<T> SharedList<T>(string name);

    /// <summary>One value that many read and change, each time in one step.</summary>
    /// <typeparam name="T">What the value is; the name belongs to a value of this type.</typeparam>
    /// <param name="name">The value's name.</param>
    /// <param name="initial">The value at first; all uses of the name agree on it.</param>
    SharedValue<T> SharedValue<T>(string name, T initial);

    /// <summary>Workers that run jobs.</summary>
    /// <param name="name">The pool's name.</param>
    /// <param name="workers">How many; 1 or more.</param>
    /// <param name="options">Null for the defaults.</param>
    ActorPool Pool(string name, int workers, PoolOptions? options = null);

    /// <summary>A value that will be there, or a failure; pending at first.</summary>
    /// <typeparam name="T">What the promise is fulfilled with; the name belongs to a promise of this type.</typeparam>
    /// <param name="name">Null: a new promise without a name, which ends when its handle is garbage.</param>
    ActorPromise<T> Promise<T>(string? name = null);

    /// <summary>Ticks once after a delay, or at a fixed rate; not started at first.</summary>
    ActorTimer Timer(string name);

    /// <summary>A flow of control with an exit code; not started at first.</summary>
    /// <param name="name">Null: a new one, with a name of its own.</param>
    /// <param name="body">What it does; a function does too, see <see cref="ProcessExtensions"/>.</param>
    /// <param name="isDaemon">Whether it ends with its parent: with the process or the owner that starts it.</param>
    ActorProcess Process(string? name, ProcessBody body, bool isDaemon = false);

    /// <summary>The same by the name of thread, and counted as one.</summary>
    /// <param name="name">Null: a new one, with a name of its own.</param>
    /// <param name="body">What it does; a function does too, see <see cref="ProcessExtensions"/>.</param>
    /// <param name="isDaemon">Whether it ends with its parent: with the process or the owner that starts it.</param>
    ActorThread Thread(string? name, ProcessBody body, bool isDaemon = false);

    /// <summary>
    /// The processes that run and were started by this view's owner, oldest first; for a view without an owner, those that were not
    /// started by a process.
    /// </summary>
    Task<IReadOnlyList<ProcessSnapshot>> ActiveChildrenAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default);

    /// <summary>How many threads run; as with Python's <c>active_count</c> the main flow of control is one of them.</summary>
    Task<int> ActiveCountAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Terminates the daemons among this view's children, processes and threads, and completes when the others have ended: what
    /// Python does when its main flow ends. Daemon threads are terminated when all the others have ended.
    /// </summary>
    /// <exception cref="TimeoutException">One had not ended in time.</exception>
    Task EndChildrenAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default);

    /// <summary>A function that is suspended at each value it yields; not started at first.</summary>
    /// <typeparam name="TYield">What it yields.</typeparam>
    /// <typeparam name="TSend">What is sent to it.</typeparam>
    /// <typeparam name="TReturn">What it returns at its end.</typeparam>
    /// <param name="name">Null: a new one without a name, which ends when its handle is garbage.</param>
    /// <param name="body">What it does; functions and iterators do too, see <see cref="GeneratorExtensions"/>.</param>
    ActorGenerator<TYield, TSend, TReturn> Generator<TYield, TSend, TReturn>(string? name, GeneratorBody<TYield, TSend, TReturn> body);

    /// <summary>Coroutines that hand control to each other by name.</summary>
    /// <typeparam name="T">What is passed along with control; the name belongs to a group of this type.</typeparam>
    ActorGreenlets<T> Greenlets<T>(string name);

    /// <summary>Green threads that share one OS thread.</summary>
    ActorGreenThreads GreenThreads(string name);

    /// <summary>Workers that run jobs whose outcomes are futures.</summary>
    /// <param name="name">The executor's name.</param>
    /// <param name="workers">How many; 1 or more.</param>
    /// <param name="options">Null for the defaults.</param>
    ActorExecutor Executor(string name, int workers, PoolOptions? options = null);

    /// <summary>Jobs that workers pull, known by ids: on this node, or on all processors of all nodes of a cluster.</summary>
    /// <param name="name">The queue's name.</param>
    /// <param name="options">Null for the defaults.</param>
    ActorJobs Jobs(string name, JobsOptions? options = null);

    /// <summary>A guard that lets writes through in the order of their fencing tokens only.</summary>
    ActorFencedResource FencedResource(string name);

    /// <summary>
    /// The same primitives for an actor of the caller's: all that is obtained through the result is that actor's, and free at
    /// once when it stops.
    /// </summary>
    IConcurrency As(IActorRef owner);

    /// <summary>The same primitives for a new owner, which ends when it is disposed.</summary>
    /// <param name="ownerName">Part of the name of the owner's actor, for snapshots and traces.</param>
    IOwner As(string? ownerName = null);

    /// <summary>
    /// Who waits for what held by whom in a circle, over all primitives. Each owner is taken to be one flow of control: what
    /// several tasks hold and wait for through one handle counts as one waiter's. A circle is reported when it is there in two
    /// looks, one after the other, so that one which is just being resolved is not.
    /// </summary>
    /// <param name="timeout">How long to wait for each primitive's answer; null: no limit.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>One entry for each group of owners that wait for each other; empty when there is none.</returns>
    Task<IReadOnlyList<Deadlock>> FindDeadlocksAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default);
}

/// <summary>
/// An owner and its view of the primitives. Disposing it ends the owner: what it holds is free, what it waits for is dropped,
/// its calls under way fail with <see cref="ObjectDisposedException"/>.
/// </summary>
public interface IOwner : IConcurrency, IAsyncDisposable
{
    /// <summary>The owner's actor: the one that primitives watch, and that snapshots show.</summary>
    IActorRef Ref { get; }
}
