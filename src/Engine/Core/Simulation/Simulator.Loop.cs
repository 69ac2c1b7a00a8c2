using System.Diagnostics;
using Akka.Util;

namespace Akka.Simulation;

/// <remarks>
/// The thread works for the goals that other threads wait for. Without a goal a free simulation goes on by itself, but lets other threads
/// go first: what they send enters when nothing can run any more, and only when they have been quiet for a while, so that a
/// burst enters as one, whatever the operating system made of it.
/// </remarks>
internal sealed partial class Simulator
{
    private static readonly TimeSpan PoolPatience = TimeSpan.FromMilliseconds(100);

    private readonly ManualResetEventSlim _poolPassed = new();

    // Under the lock.
    private Thread? _thread;
    private long _outsideActed;
    private bool _runsFree;
    private bool _ended;

    private void OutsideActs()
    {
        _outsideActed = Stopwatch.GetTimestamp();
        WakeThread();
    }

    private void WakeThread()
    {
        if (_thread is not null)
        {
            Monitor.PulseAll(_gate);
            return;
        }
        _thread = new Thread(Loop) { IsBackground = true, Name = "akka-simulation" };
        // Not the creator's context: it would come along with everything that the actors do.
        _thread.UnsafeStart();
    }

    private void Loop()
    {
        _current = this;
        ThreadLocalRandom.Use(Random);
        while (true)
        {
            if (TakeGoals()) Pursue(_goals);
            else if (!GoOnFreely()) return;
        }
    }

    // False when the thread has nothing to do ever again.
    private bool GoOnFreely()
    {
        if (HasWork && MayRun())
        {
            if (_stepsAtInstant < _settings.MaxStepsPerInstant)
            {
                if (MakeStep() is { } failure) Publish(failure);
                return true;
            }
            Publish(NeverRests());
            lock (_gate) _runsFree = false;
        }
        lock (_gate)
        {
            if (_newGoals.Count > 0) return true;
            var isBusy = _arrivals.Count > 0 || _agenda.NextDue is not null || HasWork;
            if (!isBusy && _ended)
            {
                _thread = null;
                _current = null;
                return false;
            }
            if (!isBusy || !(_runsFree || _ended))
            {
                Monitor.Wait(_gate);
                return true;
            }
        }
        if (IsQuietOutside() && !Admit() && !AdmitFromPool() && _agenda.NextDue is { } due) MoveTo(due);
        return true;
    }

    // False after having waited for a while.
    private bool IsQuietOutside()
    {
        lock (_gate)
        {
            var quiet = Stopwatch.GetElapsedTime(_outsideActed);
            if (_ended || quiet >= _settings.OutsideQuiet) return true;
            Monitor.Wait(_gate, _settings.OutsideQuiet - quiet);
            return false;
        }
    }

    private bool MayRun()
    {
        lock (_gate) return _runsFree || _ended;
    }

    // What has come from other threads since the last time.
    private bool Admit()
    {
        Action[] arrivals;
        lock (_gate)
        {
            if (_arrivals.Count == 0) return false;
            arrivals = [.. _arrivals];
            _arrivals.Clear();
        }
        foreach (var arrival in arrivals) arrival();
        return true;
    }

    // A task of the application may be on its way through the thread pool. What the pool was given before this returns has begun to run.
    private bool AdmitFromPool()
    {
        if (Volatile.Read(ref _foreignTasks) == 0) return false;
        _poolPassed.Reset();
        ThreadPool.UnsafeQueueUserWorkItem(static passed => passed.Set(), _poolPassed, preferLocal: false);
        _poolPassed.Wait(PoolPatience);
        return Admit();
    }
}
