using System.Diagnostics;
using Akka.Event;

namespace Akka.Actor;

/// <summary>Something that a <see cref="TimerThread"/> runs at a time, or at several.</summary>
internal abstract class TimerTask
{
    /// <summary>The timestamp at which it is due, in units of <see cref="Stopwatch.Frequency"/>.</summary>
    public long Due;

    /// <summary>The task that was added before this one and is not yet taken by the thread.</summary>
    public TimerTask? Previous;

    /// <summary>How many tasks, this one included, wait to be taken by the thread.</summary>
    public int Waiting;

    public ICancelable? Cancelable { get; init; }

    /// <summary>Time between two runs in the unit of <see cref="Due"/>, or 0 for a task that runs once.</summary>
    public long Interval { get; init; }

    public bool IsCancelled => Cancelable is { IsCancellationRequested: true };

    public abstract void Run();
}

/// <summary>
/// A thread that runs tasks when they are due. Adding a task is a compare-and-swap on a stack that the thread empties into its own heap;
/// the thread is woken only when the task is due before the thread would wake by itself. Cancelled tasks are left where they are, and
/// swept out when the heap has doubled since the last sweep, so that many long and cancelled timeouts cost little time and bounded memory.
/// </summary>
internal sealed class TimerThread
{
    private const int TakeAtLeastEvery = 4096;
    private const int SmallestSweep = 1024;
    private const long Awake = long.MinValue;

    private static readonly TimerTask Stopped = new StopMark();

    private readonly ILoggingAdapter _log;
    private readonly Lock _startLock = new();
    private readonly object _sleepLock = new();
    private readonly PriorityQueue<TimerTask, (long Due, long Order)> _heap = new();
    private TimerTask? _added;
    private Thread? _thread;
    private long _wakesAt = Awake;
    private long _order;
    private int _sweepAt = SmallestSweep;

    public TimerThread(ILoggingAdapter log) => _log = log;

    public static long ToTimestamp(TimeSpan span) =>
        (long)Int128.Min((Int128)span.Ticks * Stopwatch.Frequency / TimeSpan.TicksPerSecond, long.MaxValue / 4);

    /// <summary>Adds a task that is due after a delay.</summary>
    /// <exception cref="SchedulerException">The thread was stopped.</exception>
    public void Add(TimerTask task, TimeSpan delay)
    {
        var due = Stopwatch.GetTimestamp() + ToTimestamp(delay);
        task.Due = due;
        var last = Volatile.Read(ref _added);
        while (true)
        {
            if (ReferenceEquals(last, Stopped))
                throw new SchedulerException("The scheduler was shut down: nothing can be scheduled any more.");
            task.Previous = last;
            task.Waiting = last is null ? 1 : last.Waiting + 1;
            var seen = Interlocked.CompareExchange(ref _added, task, last);
            if (ReferenceEquals(seen, last))
                break;
            last = seen;
        }

        if (Volatile.Read(ref _thread) is null)
            Start();

        // The push above and this read are ordered like Sleep's write and read in reverse, so one side sees the other's.
        var wakesAt = Volatile.Read(ref _wakesAt);
        if (due < wakesAt || (task.Waiting % TakeAtLeastEvery == 0 && wakesAt != Awake))
            Wake(wakesAt);
    }

    /// <summary>Stops the thread and drops all tasks. Waits for a task that is running, unless that one is the caller.</summary>
    public void Stop(TimeSpan timeout)
    {
        Thread? thread;
        lock (_startLock)
        {
            Interlocked.Exchange(ref _added, Stopped);
            thread = _thread;
        }

        if (thread is null)
            return;
        lock (_sleepLock)
            Monitor.Pulse(_sleepLock);
        if (thread != Thread.CurrentThread && !thread.Join(timeout))
            _log.Log(LogLevel.WarningLevel, null, $"Scheduled work was still running {timeout} after the scheduler was shut down.");
    }

    private void Start()
    {
        lock (_startLock)
        {
            if (_thread is not null || ReferenceEquals(_added, Stopped))
                return;
            var thread = new Thread(Loop) { IsBackground = true, Name = "akka-scheduler" };
            thread.Start();
            Volatile.Write(ref _thread, thread);
        }
    }

    private void Wake(long wakesAt)
    {
        // Only the one who takes the thread's alarm rings it, so that a burst of additions is one signal.
        if (Interlocked.CompareExchange(ref _wakesAt, Awake, wakesAt) != wakesAt)
            return;
        lock (_sleepLock)
            Monitor.Pulse(_sleepLock);
    }

    private void Loop()
    {
        while (TakeAdded())
        {
            RunDue();
            Sleep();
        }
    }

    private bool TakeAdded()
    {
        var last = Volatile.Read(ref _added);
        while (last is not null && !ReferenceEquals(last, Stopped))
        {
            var seen = Interlocked.CompareExchange(ref _added, null, last);
            if (ReferenceEquals(seen, last))
                break;
            last = seen;
        }

        if (ReferenceEquals(last, Stopped))
        {
            _heap.Clear();
            return false;
        }

        // The stack is newest first: number from the end, so that tasks due at the same time run in the order they were added.
        var order = _order += last?.Waiting ?? 0;
        for (var task = last; task is not null;)
        {
            var previous = task.Previous;
            task.Previous = null;
            if (!task.IsCancelled)
                _heap.Enqueue(task, (task.Due, order));
            order--;
            task = previous;
        }

        if (_heap.Count >= _sweepAt)
            Sweep();
        return true;
    }

    private void RunDue()
    {
        while (_heap.TryPeek(out var task, out var key))
        {
            var now = Stopwatch.GetTimestamp();
            if (key.Due > now)
                return;
            _heap.Dequeue();
            if (task.IsCancelled)
                continue;
            // What failed once is not repeated.
            if (TryRun(task) && task.Interval > 0 && !task.IsCancelled)
            {
                task.Due = NextBeat(task, now);
                _heap.Enqueue(task, (task.Due, ++_order));
            }

            // A task may have added another one that is due before the rest, or stopped the scheduler.
            if (Volatile.Read(ref _added) is not null && !TakeAdded())
                return;
        }
    }

    private static long NextBeat(TimerTask task, long now)
    {
        var next = task.Due + task.Interval;
        return next > now ? next : next + (((now - next + task.Interval - 1) / task.Interval) * task.Interval);
    }

    private bool TryRun(TimerTask task)
    {
        try
        {
            task.Run();
            return true;
        }
        catch (Exception exception)
        {
            LogFailure(exception);
            return false;
        }
    }

    private void LogFailure(Exception exception)
    {
        try
        {
            _log.Log(LogLevel.ErrorLevel, exception, "Scheduled work failed.");
        }
        catch (Exception)
        {
            // A log that fails as well must not end the thread: every timer of the system depends on it.
        }
    }

    private void Sleep()
    {
        lock (_sleepLock)
        {
            var wakeAt = _heap.TryPeek(out _, out var key) ? key.Due : long.MaxValue;
            Interlocked.Exchange(ref _wakesAt, wakeAt);
            if (Volatile.Read(ref _added) is null)
                Wait(wakeAt);
            Volatile.Write(ref _wakesAt, Awake);
        }
    }

    private void Wait(long wakeAt)
    {
        if (wakeAt == long.MaxValue)
        {
            Monitor.Wait(_sleepLock);
            return;
        }

        var left = wakeAt - Stopwatch.GetTimestamp();
        if (left <= 0)
            return;
        // Rounded up: waking early would only mean to go to sleep again.
        var milliseconds = ((Int128)left * 1000 + Stopwatch.Frequency - 1) / Stopwatch.Frequency;
        Monitor.Wait(_sleepLock, (int)Int128.Min(milliseconds, int.MaxValue));
    }

    private void Sweep()
    {
        var live = new List<(TimerTask, (long, long))>(_heap.Count);
        foreach (var (task, key) in _heap.UnorderedItems)
        {
            if (!task.IsCancelled)
                live.Add((task, key));
        }

        _heap.Clear();
        _heap.EnqueueRange(live);
        _sweepAt = Math.Max(SmallestSweep, _heap.Count * 2);
    }

    private sealed class StopMark : TimerTask
    {
        public override void Run()
        {
        }
    }
}
