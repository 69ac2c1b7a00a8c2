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
    private readonly PoolWatch _pool = new();
    private bool _isAdmitting;

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
        if (IsQuietOutside() && !AdmitAtRest() && _agenda.NextDue is { } due) MoveTo(due);
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

    // When nothing can run: first whatever the application has in the thread pool.
    private bool AdmitAtRest()
    {
        if (Volatile.Read(ref _foreignTasks) > 0) _pool.Wait(_settings.TaskPatience);
        return Admit();
    }

    // What has come from other threads since the last time; of the simulation's own work there, in the order of the steps that it comes from.
    private bool Admit()
    {
        // What entered before waits for something, room in a mailbox: the rest stays behind it.
        if (_isAdmitting) return false;
        List<Action> arrivals;
        lock (_gate)
        {
            if (_arrivals.Count == 0) return false;
            arrivals = [.. _arrivals.OrderBy(static arrival => arrival.Order).Select(static arrival => arrival.Change)];
            _arrivals.Clear();
        }
        _isAdmitting = true;
        foreach (var arrival in arrivals)
        {
            try
            {
                arrival();
            }
            catch (Exception failure)
            {
                Publish(new SimulationException($"What came from another thread failed: {failure.Message}", failure));
            }
        }
        _isAdmitting = false;
        return true;
    }

}
