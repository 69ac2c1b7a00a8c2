using System.Diagnostics;

namespace Akka.Simulation;

/// <summary>
/// Takes chance from the work that a simulation's steps give to the thread pool: <c>Task.Run</c>, and what follows a task that the application
/// completes itself. Such work begins when its step has ended, time waits for it, and what comes of it is put in the order of the steps.
/// </summary>
internal sealed class PoolWatch
{
    private static readonly TimeSpan BlockedStep = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Afterwards = TimeSpan.FromMilliseconds(2);

    // The execution context goes along with the work: by it a thread of the pool knows the step.
    private static readonly AsyncLocal<Origin?> OfThisContext = new(OnChange);

    // What the rest of the process gives to the pool all the time: threads that are busy with it, and work that is queued.
    private static int _othersBusy;
    private static long _othersQueued;

    private readonly object _gate = new();
    private bool _isStepping;
    private int _running;
    private int _begun;
    private int _begunBefore;
    private int _runningGivenUp;

    /// <summary>From now on what the simulation's thread does belongs to a step.</summary>
    public void BeginStep(long step)
    {
        OfThisContext.Value = new Origin(this, step);
        lock (_gate) _isStepping = true;
    }

    /// <summary>The step has ended.</summary>
    public void EndStep()
    {
        lock (_gate)
        {
            _isStepping = false;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>The step from which the work of the calling thread comes; 0 if it comes from elsewhere.</summary>
    public long OriginOfThisWork() => OfThisContext.Value is { } origin && ReferenceEquals(origin.Watch, this) ? origin.Step : 0;

    /// <summary>Waits until the pool has nothing to do, but not longer than the given real time.</summary>
    public void Wait(TimeSpan patience)
    {
        var started = Stopwatch.GetTimestamp();
        var lastWork = started;
        var (leastBusy, leastQueued) = (int.MaxValue, long.MaxValue);
        var pause = new SpinWait();
        while (HasWork() || HasJustEnded(lastWork))
        {
            if (HasWork()) lastWork = Stopwatch.GetTimestamp();
            (leastBusy, leastQueued) = (Math.Min(leastBusy, BusyThreads()), Math.Min(leastQueued, ThreadPool.PendingWorkItemCount));
            if (Stopwatch.GetElapsedTime(started) > patience)
            {
                // Work that goes on and on is not waited for again.
                (_othersBusy, _othersQueued) = (leastBusy, leastQueued);
                _runningGivenUp = Volatile.Read(ref _running);
                return;
            }
            pause.SpinOnce();
        }
        _begunBefore = Volatile.Read(ref _begun);
        (_othersBusy, _othersQueued) = (Math.Min(_othersBusy, BusyThreads()), Math.Min(_othersQueued, ThreadPool.PendingWorkItemCount));
    }

    // What follows the work of a task is begun when that is no longer known as ours.
    private bool HasJustEnded(long lastWork) => Volatile.Read(ref _begun) != _begunBefore && Stopwatch.GetElapsedTime(lastWork) < Afterwards;

    // A thread counts as busy from when work is queued for it until it finds none: there is no moment between in which work is nowhere. But
    // others may have become idle meanwhile, so that ours is taken for theirs; while it runs it is known as ours.
    private bool HasWork() =>
        Volatile.Read(ref _running) > _runningGivenUp || ThreadPool.PendingWorkItemCount > _othersQueued || BusyThreads() > _othersBusy;

    private static int BusyThreads()
    {
        ThreadPool.GetMaxThreads(out var all, out _);
        ThreadPool.GetAvailableThreads(out var free, out _);
        return all - free;
    }

    private static void OnChange(AsyncLocalValueChangedArgs<Origin?> change)
    {
        if (!Thread.CurrentThread.IsThreadPoolThread) return;
        change.CurrentValue?.Watch.Begin();
        change.PreviousValue?.Watch.End();
    }

    // So that a step finds the task that it begins not completed yet, however fast the pool is. A step that blocks until the task is
    // completed gets it later.
    private void Begin()
    {
        Interlocked.Increment(ref _running);
        Interlocked.Increment(ref _begun);
        lock (_gate)
        {
            if (_isStepping) Monitor.Wait(_gate, BlockedStep);
        }
    }

    private void End() => Interlocked.Decrement(ref _running);

    private sealed record Origin(PoolWatch Watch, long Step);
}
