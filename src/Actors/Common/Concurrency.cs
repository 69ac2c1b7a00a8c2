using ActorConcurrency.Actors.Barriers;
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

namespace ActorConcurrency.Actors.Common;

/// <summary>Makes handles. A primitive's part is one line: kind, name, settings, actor, handle.</summary>
/// <param name="extension">The actor system's.</param>
/// <param name="primitives">Where they are found.</param>
/// <param name="clients">For each handle.</param>
/// <param name="boundTo">The owner of all that is obtained; null: each handle is one of its own.</param>
/// <param name="process">The process that the owner is; null: none.</param>
internal class Concurrency(
    ConcurrencyExtension extension, IPrimitives primitives, Func<IClients> clients, IActorRef? boundTo = null, ParentProcess? process = null)
    : IConcurrency
{
    protected ConcurrencyExtension Extension => extension;

    public ActorEvent Event(string name) =>
        new(Find("event", name, EventSettings.Instance), clients());

    public ActorLock Lock(string name) => Lock(name, new LockSettings(Reentrant: false), clients());

    public ActorLock ReentrantLock(string name) => Lock(name, new LockSettings(Reentrant: true), clients());

    public ActorReaderWriterLock ReaderWriterLock(string name) =>
        new(Find("reader-writer lock", name, ReaderWriterLockSettings.Instance), clients());

    public ActorMultiLock MultiLock(params IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var owner = clients();
        var ordered = names.Distinct().Order(StringComparer.Ordinal).ToList();
        if (ordered.Count == 0)
            throw new ArgumentException("A multi-lock needs a lock.", nameof(names));
        var locks = ordered.Select(name => Lock(name, new LockSettings(Reentrant: false), owner));
        return new ActorMultiLock([.. locks], extension.Clock);
    }

    public ActorCondition Condition(string name, ActorLock? on = null)
    {
        var theLock = on ?? ReentrantLock(name);
        return new(Find("condition", name, new ConditionSettings(theLock.Name, theLock.Settings)), clients(), theLock);
    }

    public ActorBarrier Barrier(string name, int parties, Func<Task>? action = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parties, 1);
        return new(Find("barrier", name, new BarrierSettings(parties)), clients(), parties, action);
    }

    public ActorCountdownLatch CountdownLatch(string name, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new(Find("countdown latch", name, new CountdownLatchSettings(count)), clients());
    }

    public ActorSemaphore Semaphore(string name, int permits) => Semaphore(name, new SemaphoreSettings(permits, Bounded: false));

    public ActorSemaphore BoundedSemaphore(string name, int permits) => Semaphore(name, new SemaphoreSettings(permits, Bounded: true));

    public ActorQueue<T> Queue<T>(string name, int? capacity = null) =>
        Queue<T>(name, QueueSettings.For<T>(QueueOrder.FirstInFirstOut, capacity));

    public ActorQueue<T> LifoQueue<T>(string name, int? capacity = null) =>
        Queue<T>(name, QueueSettings.For<T>(QueueOrder.LastInFirstOut, capacity));

    public ActorQueue<T> PriorityQueue<T>(string name, int? capacity = null, IComparer<T>? comparer = null) =>
        Queue<T>(name, QueueSettings.For(QueueOrder.Priority, capacity, comparer));

    public ActorJoinableQueue<T> JoinableQueue<T>(string name, JoinableQueueOptions? options = null) =>
        JoinableQueue<T>(name, JoinableQueueSettings.For<T>(QueueOrder.FirstInFirstOut, options));

    public ActorJoinableQueue<T> JoinableLifoQueue<T>(string name, JoinableQueueOptions? options = null) =>
        JoinableQueue<T>(name, JoinableQueueSettings.For<T>(QueueOrder.LastInFirstOut, options));

    public ActorJoinableQueue<T> JoinablePriorityQueue<T>(
        string name, JoinableQueueOptions? options = null, IComparer<T>? comparer = null) =>
        JoinableQueue<T>(name, JoinableQueueSettings.For(QueueOrder.Priority, options, comparer));

    public ActorPipe<T> Pipe<T>(string name, bool duplex = true, int? capacity = null) =>
        new(Find("pipe", name, PipeSettings.For<T>(duplex, capacity)), clients());

    public SharedDictionary<TKey, TValue> SharedDictionary<TKey, TValue>(string name)
        where TKey : notnull =>
        new(FindShared(name, new SharedDictionarySettings(typeof(TKey), typeof(TValue))), clients());

    public SharedList<T> SharedList<T>(string name) => new(FindShared(name, new SharedListSettings(typeof(T))), clients());

    public SharedValue<T> SharedValue<T>(string name, T initial) =>
        new(FindShared(name, new SharedValueSettings(typeof(T), initial)), clients());

    public ActorPool Pool(string name, int workers, PoolOptions? options = null)
    {
        var settings = PoolSettings.From(workers, options);
        return new(Find("pool", name, settings), clients(), settings, extension.ClientOf);
    }

    public ActorPromise<T> Promise<T>(string? name = null)
    {
        var settings = new PromiseSettings(typeof(T));
        if (name is not null)
            return new(Find("promise", name, settings), clients(), this, null);
        var unnamed = extension.Registry.CreateUnnamed("promise", settings, primitives);
        return new(unnamed, clients(), this, new UnnamedLife(unnamed.Actor));
    }

    public ActorTimer Timer(string name) =>
        new(Find("timer", name, TimerSettings.Instance), clients());

    public ActorProcess Process(string? name, ProcessBody body, bool isDaemon = false)
    {
        var (primitive, settings, life) = FindProcess(ProcessTable.Process, name, body, isDaemon);
        return new(primitive, clients(), settings, process, life);
    }

    public ActorThread Thread(string? name, ProcessBody body, bool isDaemon = false)
    {
        var (primitive, settings, life) = FindProcess(ProcessTable.Thread, name, body, isDaemon);
        return new(primitive, clients(), settings, process, life);
    }

    public Task<IReadOnlyList<ProcessSnapshot>> ActiveChildrenAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        primitives.Processes.ChildrenAsync(ProcessTable.Process, boundTo, timeout, cancellationToken);

    public async Task<int> ActiveCountAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        1 + await primitives.Processes.CountAsync(ProcessTable.Thread, timeout, cancellationToken).ConfigureAwait(false);

    public Task EndChildrenAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        primitives.Processes.EndAsync(boundTo, timeout, cancellationToken);

    public ActorGenerator<TYield, TSend, TReturn> Generator<TYield, TSend, TReturn>(
        string? name, GeneratorBody<TYield, TSend, TReturn> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var settings = new GeneratorSettings(body, body.RunAsync);
        if (name is not null)
            return new(Find("generator", name, settings), clients(), null);
        var unnamed = extension.Registry.CreateUnnamed("generator", settings, primitives);
        return new(unnamed, clients(), new UnnamedLife(unnamed.Actor));
    }

    public ActorGreenlets<T> Greenlets<T>(string name) =>
        new(Find("greenlets", name, new GreenletsSettings(typeof(T))), clients());

    public ActorGreenThreads GreenThreads(string name) =>
        new(Find("green threads", name, GreenThreadsSettings.Instance), clients());

    public ActorExecutor Executor(string name, int workers, PoolOptions? options = null)
    {
        var settings = PoolSettings.From(workers, options);
        var executor = Find("executor", name, settings);
        var owner = clients();
        return new(executor, owner, new ActorPool(executor, owner, settings, extension.ClientOf), extension.System);
    }

    public ActorJobs Jobs(string name, JobsOptions? options = null)
    {
        var settings = JobsSettings.From(options);
        // Who is asked for workers by the queue must be there before it.
        JobTypes.Of(extension.System);
        return new(() => Find("jobs", name, settings), clients(), extension.System);
    }

    public ActorFencedResource FencedResource(string name) =>
        new(Find("fenced resource", name, FencedResourceSettings.Instance), clients(), extension.WriteHandlers);

    public IConcurrency As(IActorRef owner)
    {
        ArgumentNullException.ThrowIfNull(owner);
        return extension.OwnedBy(owner, primitives);
    }

    public IOwner As(string? ownerName = null) => new ConcurrencyOwner(extension, primitives, extension.NewOwner(ownerName));

    public async Task<IReadOnlyList<Deadlock>> FindDeadlocksAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var limit = Timeouts.Check(timeout);
        var first = DeadlockFinder.Find(await TakeSnapshotsAsync(limit, cancellationToken).ConfigureAwait(false));
        if (first.Count == 0)
            return [];
        var second = DeadlockFinder.Find(await TakeSnapshotsAsync(limit, cancellationToken).ConfigureAwait(false));
        return [.. second.Where(later => first.Any(earlier => earlier.Waits.SequenceEqual(later.Waits)))];
    }

    private (PrimitiveIncarnation Primitive, ProcessSettings Settings, UnnamedLife? Life) FindProcess(
        string kind, string? name, ProcessBody body, bool isDaemon)
    {
        ArgumentNullException.ThrowIfNull(body);
        var settings = new ProcessSettings(body, isDaemon);
        var primitive = Find(kind, name ?? primitives.Processes.NewName(kind), settings);
        return (primitive, settings, name is null ? new UnnamedLife(primitive.Actor, ProcessProtocol.Forget.Instance) : null);
    }

    private ActorLock Lock(string name, LockSettings settings, IClients owner) =>
        new(Find(ActorLock.Kind, name, settings), owner, settings);

    private PrimitiveIncarnation FindShared(string name, SharedSettings settings) => Find(settings.Kind, name, settings);

    private ActorQueue<T> Queue<T>(string name, QueueSettings settings) => new(Find(settings.Kind, name, settings), clients());

    private ActorJoinableQueue<T> JoinableQueue<T>(string name, JoinableQueueSettings settings) =>
        new(Find(settings.Kind, name, settings), clients());

    private ActorSemaphore Semaphore(string name, SemaphoreSettings settings)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(settings.Permits, "permits");
        return new(Find("semaphore", name, settings), clients());
    }

    private PrimitiveIncarnation Find(string kind, string name, PrimitiveSettings settings) =>
        primitives.GetOrCreate(kind, name, settings);

    private async Task<IReadOnlyList<PrimitiveSnapshot>> TakeSnapshotsAsync(TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var running = await primitives.RunningAsync(timeout, cancellationToken).ConfigureAwait(false);
        return [.. (await Snapshots.TakeAsync(running, extension.IdleClients, timeout, cancellationToken).ConfigureAwait(false)).OfType<PrimitiveSnapshot>()];
    }
}

/// <summary>A view for a new owner, whose end is its disposal.</summary>
internal sealed class ConcurrencyOwner(ConcurrencyExtension extension, IPrimitives primitives, OwnerClient client)
    : Concurrency(extension, primitives, () => new BoundClients(client), client.Owner), IOwner
{
    public IActorRef Ref => client.Owner;

    public async ValueTask DisposeAsync()
    {
        Extension.Stop(client);
        await client.Ended.ConfigureAwait(false);
    }
}
