using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Dispatch;

namespace Akka.Simulation;

/// <summary>
/// Runs a whole actor system on one thread. In each step a seeded generator chooses one of the mailboxes, continuations and due timers that
/// can run; when none can, time moves to the next timer that is due.
/// </summary>
/// <remarks>
/// Here: the way in, for the engine's parts and for other threads. Simulator.Steps.cs makes a step, Simulator.Goals.cs makes steps for those
/// who wait, Simulator.Loop.cs makes them on the simulation's own account, and Simulator.Stepping.cs is what a test asks.
/// All state without a lock belongs to the simulation's thread.
/// </remarks>
internal sealed partial class Simulator
{
    // Any constant does: the generator that actors use must not be the one that makes the choices, or a number more or less drawn by an
    // actor would change the schedule of all the others.
    private const int OtherStream = 0x2545F491;

    [ThreadStatic]
    private static Simulator? _current;

    private readonly SimulationSettings _settings;
    private readonly ActorSystemImpl _system;
    private readonly SimulatedTaskScheduler _tasks;
    private readonly Random _choices;
    private readonly List<IRunnable> _runnable = [];
    private readonly Agenda _agenda = new();
    private readonly SimulationTrace _trace;
    private long _now;
    private int _foreignTasks;

    // Of other threads; under the lock.
    private readonly object _gate = new();
    private readonly List<Arrival> _arrivals = [];

    public Simulator(SimulationSettings settings, ActorSystemImpl system)
    {
        _settings = settings;
        _system = system;
        _tasks = new SimulatedTaskScheduler(this);
        _choices = new Random(settings.Seed);
        Random = new Random(settings.Seed ^ OtherStream);
        _trace = new SimulationTrace(settings.TraceSize);
    }

    /// <summary>The simulation that the calling thread is the thread of.</summary>
    public static Simulator? Current => _current;

    /// <summary>True on the simulation's own thread.</summary>
    public bool IsInside => ReferenceEquals(_current, this);

    /// <summary>Virtual time since the start.</summary>
    public TimeSpan Now => new(Volatile.Read(ref _now));

    /// <summary>The virtual date and time.</summary>
    public DateTimeOffset Date => _settings.Start + Now;

    /// <summary>The actors' random numbers.</summary>
    public Random Random { get; }

    /// <summary>The simulation that a system runs in; null if it runs in none.</summary>
    public static Simulator? Of(ActorSystem system) => (system as ActorSystemImpl)?.Seams.Simulator;

    /// <summary>Adds a piece of work to those that can run.</summary>
    public void Add(IRunnable work)
    {
        if (IsInside) _runnable.Add(work);
        else Enter(() => _runnable.Add(work));
    }

    /// <summary>Adds a task that comes to this simulation's scheduler.</summary>
    public void Add(IRunnable work, Task task)
    {
        if (!IsInside && task.AsyncState is Order order) Enter(() => _runnable.Add(work), order);
        else Add(work);
    }

    /// <summary>Changes the simulation's state: at once on its own thread; for another thread between two steps, in the order of entering.</summary>
    public void Enter(Action change)
    {
        if (IsInside)
        {
            change();
            return;
        }
        Enter(change, new Order(0, _pool.OriginOfThisWork()));
    }

    /// <summary>Does work of another thread's when nothing can run any more.</summary>
    /// <param name="change">What to do.</param>
    /// <param name="order">Its place among what has come by then.</param>
    public void Enter(Action change, Order order)
    {
        lock (_gate)
        {
            _arrivals.Add(new Arrival(order, change));
            OutsideActs();
        }
    }

    /// <summary>Adds a timer. Only on the simulation's thread.</summary>
    public void AddTimer(VirtualTimer timer) => _agenda.Add(timer);

    /// <summary>Drops all timers. Only on the simulation's thread.</summary>
    public void ClearAgenda() => _agenda.Clear();

    /// <summary>The task that completes when another one has, as a piece of the simulation's work.</summary>
    /// <param name="task">The other one.</param>
    /// <param name="isForeign">True for a task of the application: it may end anywhere, the thread pool included.</param>
    public Task<T> Bring<T>(Task<T> task, bool isForeign = false)
    {
        // The state marks the task: what waits for it again knows that it needs nothing from outside.
        var inside = new TaskCompletionSource<T>(this);
        Follow(task, isForeign, ended => inside.SetFromTask((Task<T>)ended));
        return inside.Task;
    }

    /// <inheritdoc cref="Bring{T}" />
    public Task Bring(Task task, bool isForeign = false)
    {
        var inside = new TaskCompletionSource(this);
        Follow(task, isForeign, inside.SetFromTask);
        return inside.Task;
    }

    /// <summary>The answer to an Ask as the simulation sees it. If the Ask came from another thread, that one may act upon it.</summary>
    public Task<T> FollowAnswer<T>(Task<T> answer)
    {
        var inside = new TaskCompletionSource<T>(this);
        var isAskedInside = IsInside;
        Follow(answer, isForeign: false, ended =>
        {
            if (!isAskedInside) TellOutside();
            inside.SetFromTask((Task<T>)ended);
        });
        return inside.Task;
    }

    /// <summary>Another thread has been given something that it may act upon: time waits until it had the chance.</summary>
    public void TellOutside()
    {
        lock (_gate) OutsideActs();
    }

    /// <summary>A task is about to be completed that was made on another thread, or not.</summary>
    public static void Completes(bool isMadeInside)
    {
        if (!isMadeInside) _current?.TellOutside();
    }

    /// <summary>The place of what comes from another thread: by number within its kind, in the order of coming where the numbers are the same.</summary>
    internal readonly record struct Order(int Kind, long Number) : IComparable<Order>
    {
        public int CompareTo(Order other) => Kind == other.Kind ? Number.CompareTo(other.Number) : Kind.CompareTo(other.Kind);
    }

    private readonly record struct Arrival(Order Order, Action Change);

    private void Follow(Task task, bool isForeign, Action<Task> end)
    {
        isForeign &= !ReferenceEquals(task.AsyncState, this);
        if (isForeign) Interlocked.Increment(ref _foreignTasks);
        task.ContinueWith(
            (ended, _) =>
            {
                if (isForeign) Interlocked.Decrement(ref _foreignTasks);
                end(ended);
            },
            new Order(0, _begun),
            CancellationToken.None,
            // Hidden, or what awaits the task's end would go to the thread pool to escape from this scheduler.
            TaskContinuationOptions.HideScheduler,
            _tasks);
    }
}
