using ActorConcurrency.Actors.Barriers;
using ActorConcurrency.Actors.Conditions;
using ActorConcurrency.Actors.Coroutines.Generators;
using ActorConcurrency.Actors.Coroutines.Greenlets;
using ActorConcurrency.Actors.Coroutines.GreenThreads;
using ActorConcurrency.Actors.Events;
using ActorConcurrency.Actors.Executors;
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
/// <param name="clients">For each handle.</param>
/// <param name="boundTo">The owner of all that is obtained; null: each handle is one of its own.</param>
/// <param name="process">The process that the owner is; null: none.</param>
internal class Concurrency(
    ConcurrencyExtension extension, Func<IClients> clients, IActorRef? boundTo = null, ParentProcess? process = null) : IConcurrency
{
    protected ConcurrencyExtension Extension => extension;

    public ActorEvent Event(string name) =>
        new(Find("event", name, EventSettings.Instance, EventActor.Props), clients());

    public ActorLock Lock(string name) => Lock(name, new LockSettings(Reentrant: false), clients());

    public ActorLock ReentrantLock(string name) => Lock(name, new LockSettings(Reentrant: true), clients());

    public ActorReaderWriterLock ReaderWriterLock(string name) =>
        new(Find("reader-writer lock", name, ReaderWriterLockSettings.Instance, ReaderWriterLockActor.Props), clients());

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
        var settings = new ConditionSettings(theLock.Name);
        var condition = Find("condition", name, settings, primitive => ConditionActor.Props(primitive, theLock.Primitive));
        return new(condition, clients(), theLock);
    }

    public ActorBarrier Barrier(string name, int parties, Func<Task>? action = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parties, 1);
        var settings = new BarrierSettings(parties);
        return new(Find("barrier", name, settings, primitive => BarrierActor.Props(primitive, settings)), clients(), parties, action);
    }

    public ActorCountdownLatch CountdownLatch(string name, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var settings = new CountdownLatchSettings(count);
        return new(Find("countdown latch", name, settings, primitive => CountdownLatchActor.Props(primitive, settings)), clients());
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

    public ActorPipe<T> Pipe<T>(string name, bool duplex = true, int? capacity = null)
    {
        var settings = PipeSettings.For<T>(duplex, capacity);
        return new(Find("pipe", name, settings, primitive => PipeActor.Props(primitive, settings)), clients());
    }

    public SharedDictionary<TKey, TValue> SharedDictionary<TKey, TValue>(string name)
        where TKey : notnull =>
        new(FindShared("shared dictionary", name, new($"{typeof(TKey)} to {typeof(TValue)}"), () => new KeyedStore()), clients());

    public SharedList<T> SharedList<T>(string name) =>
        new(FindShared("shared list", name, new($"items of {typeof(T)}"), () => new ListStore()), clients());

    public SharedValue<T> SharedValue<T>(string name, T initial) =>
        new(FindShared("shared value", name, new(typeof(T).ToString(), initial), () => KeyedStore.Of(initial)), clients());

    public ActorPool Pool(string name, int workers, PoolOptions? options = null)
    {
        var settings = PoolSettings.From(workers, options);
        var pool = Find("pool", name, settings, primitive => PoolActor.Props(primitive, settings));
        return new(pool, clients(), settings, extension.ClientOf);
    }

    public ActorPromise<T> Promise<T>(string? name = null)
    {
        if (name is null)
        {
            var unnamed = extension.Registry.CreateUnnamed("promise", PromiseActor.Props);
            return new(unnamed, clients(), this, new UnnamedLife(unnamed.Actor));
        }

        return new(Find("promise", name, new PromiseSettings(typeof(T)), PromiseActor.Props), clients(), this, null);
    }

    public ActorTimer Timer(string name) =>
        new(Find("timer", name, TimerSettings.Instance, TimerActor.Props), clients());

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
        extension.Processes.ChildrenAsync(ProcessTable.Process, boundTo, timeout, cancellationToken);

    public async Task<int> ActiveCountAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        1 + await extension.Processes.CountAsync(ProcessTable.Thread, timeout, cancellationToken).ConfigureAwait(false);

    public Task EndChildrenAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        extension.Processes.EndAsync(boundTo, timeout, cancellationToken);

    public ActorGenerator<TYield, TSend, TReturn> Generator<TYield, TSend, TReturn>(
        string? name, GeneratorBody<TYield, TSend, TReturn> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var settings = new GeneratorSettings(body, body.RunAsync);
        if (name is not null)
            return new(Find("generator", name, settings, primitive => GeneratorActor.Props(primitive, settings)), clients(), null);
        var unnamed = extension.Registry.CreateUnnamed("generator", primitive => GeneratorActor.Props(primitive, settings));
        return new(unnamed, clients(), new UnnamedLife(unnamed.Actor));
    }

    public ActorGreenlets<T> Greenlets<T>(string name) =>
        new(Find("greenlets", name, new GreenletsSettings(typeof(T)), GreenletsActor.Props), clients());

    public ActorGreenThreads GreenThreads(string name) =>
        new(Find("green threads", name, GreenThreadsSettings.Instance, GreenThreadsActor.Props), clients());

    public ActorExecutor Executor(string name, int workers, PoolOptions? options = null)
    {
        var settings = PoolSettings.From(workers, options);
        var executor = Find("executor", name, settings, primitive => PoolActor.Props(primitive, settings));
        var owner = clients();
        return new(executor, owner, new ActorPool(executor, owner, settings, extension.ClientOf), extension.System);
    }

    public ActorFencedResource FencedResource(string name) =>
        new(Find("fenced resource", name, FencedResourceSettings.Instance, FencedResourceActor.Props), clients());

    public IConcurrency As(IActorRef owner)
    {
        ArgumentNullException.ThrowIfNull(owner);
        var client = extension.ClientOf(owner);
        return new Concurrency(extension, () => new BoundClients(client), owner);
    }

    public IOwner As(string? ownerName = null) => new ConcurrencyOwner(extension, extension.NewOwner(ownerName));

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
        var primitive = Find(kind, name ?? extension.Processes.NewName(kind), settings, p => ProcessActor.Props(p, settings));
        return (primitive, settings, name is null ? new UnnamedLife(primitive.Actor, ProcessProtocol.Forget.Instance) : null);
    }

    private ActorLock Lock(string name, LockSettings settings, IClients owner) =>
        new(Find("lock", name, settings, primitive => LockActor.Props(primitive, settings)), owner);

    private PrimitiveIncarnation FindShared(string kind, string name, SharedSettings settings, Func<SharedStore> store) =>
        Find(kind, name, settings, primitive => SharedActor.Props(primitive, store()));

    private ActorQueue<T> Queue<T>(string name, QueueSettings settings) =>
        new(Find(settings.Kind, name, settings, primitive => QueueActor.Props(primitive, settings, settings.NewOrder<T>())), clients());

    private ActorJoinableQueue<T> JoinableQueue<T>(string name, JoinableQueueSettings settings) => new(
        Find(settings.Kind, name, settings, primitive => JoinableQueueActor.Props(primitive, settings, settings.NewOrder<T>())), clients());

    private ActorSemaphore Semaphore(string name, SemaphoreSettings settings)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(settings.Permits, "permits");
        return new(Find("semaphore", name, settings, primitive => SemaphoreActor.Props(primitive, settings)), clients());
    }

    private PrimitiveIncarnation Find(string kind, string name, object settings, Func<PrimitiveIncarnation, Props> props) =>
        extension.Registry.GetOrCreate(kind, name, settings, props);

    private async Task<IReadOnlyList<PrimitiveSnapshot>> TakeSnapshotsAsync(TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var client = extension.IdleClients.Rent();
        try
        {
            var links = extension.Registry.Running().Select(client.LinkTo);
            var looks = links.Select(link => TakeSnapshotAsync(link, timeout, cancellationToken));
            return [.. (await Task.WhenAll(looks).ConfigureAwait(false)).OfType<PrimitiveSnapshot>()];
        }
        finally
        {
            extension.IdleClients.Return(client);
        }
    }

    private static async Task<PrimitiveSnapshot?> TakeSnapshotAsync(
        PrimitiveLink link, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        try
        {
            var request = new GetSnapshot(link.NextRequestId());
            return (await link.CallAsync<Snapshot>(request, timeout, cancellationToken).ConfigureAwait(false)).Value;
        }
        catch (PrimitiveStoppedException)
        {
            return null;   // it holds nobody up any more
        }
    }
}

/// <summary>A view for a new owner, whose end is its disposal.</summary>
internal sealed class ConcurrencyOwner(ConcurrencyExtension extension, OwnerClient client)
    : Concurrency(extension, () => new BoundClients(client), client.Owner), IOwner
{
    public IActorRef Ref => client.Owner;

    public async ValueTask DisposeAsync()
    {
        Extension.Stop(client);
        await client.Ended.ConfigureAwait(false);
    }
}
