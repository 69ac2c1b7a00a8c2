using System.Diagnostics;
using Akka.Actor;
using Akka.Dispatch;
using Akka.Event;
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
    private readonly List<Goal> _goals = [];
    private int _stepsAtInstant;
    private IRunnable? _atWork;
    private long _begun;

    // Under the lock.
    private readonly List<Goal> _newGoals = [];
    private Thread? _thread;
    private long _outsideActed;
    private bool _runsFree;
    private bool _ended;

    private bool HasTimerDue => _agenda.NextDue is { } due && due <= Now;

    private bool HasWork => _runnable.Count > 0 || HasTimerDue;

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

    // True when there is a goal to work for.
    private bool TakeGoals()
    {
        lock (_gate)
        {
            if (_newGoals.Count == 0) return _goals.Count > 0;
            _goals.AddRange(_newGoals);
            _newGoals.Clear();
        }
        Admit();
        foreach (var goal in _goals.Where(goal => goal.Deadline is null)) goal.Begin(Now);
        return true;
    }

    /// <summary>Comes nearer to some goals: makes a step, moves time, or ends those for which nothing more can be done.</summary>
    private void Pursue(List<Goal> goals)
    {
        EndGoals(goals, static goal => goal.Look());
        if (goals.Count == 0) return;
        if (_stepsAtInstant >= _settings.MaxStepsPerInstant)
        {
            FailGoals(goals, NeverRests());
            return;
        }
        if (HasWork)
        {
            if (MakeStep() is { } failure) FailGoals(goals, failure);
            foreach (var goal in goals) goal.StepsLeft--;
            return;
        }
        if (Admit() || AdmitFromPool()) return;
        EndGoals(goals, static goal => goal.MovesTime ? GoalEnd.Pending : GoalEnd.Idle);
        if (goals.Count > 0) LetTimePass(goals);
    }

    private void LetTimePass(List<Goal> goals)
    {
        var due = _agenda.NextDue;
        var deadline = goals.Min(goal => goal.Deadline);
        if (due is { } next && !(deadline < next))
        {
            MoveTo(next);
        }
        else if (deadline is { } end)
        {
            MoveTo(end);
            EndGoals(goals, goal => goal.Deadline <= end ? GoalEnd.TimePassed : GoalEnd.Pending);
        }
        else if (!AwaitForeignTask())
        {
            EndGoals(goals, static _ => GoalEnd.Stalled);
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
            var quiet = Stopwatch.GetElapsedTime(_outsideActed);
            if (quiet < _settings.OutsideQuiet && !_ended)
            {
                Monitor.Wait(_gate, _settings.OutsideQuiet - quiet);
                return true;
            }
        }
        if (!Admit() && !AdmitFromPool() && _agenda.NextDue is { } due) MoveTo(due);
        return true;
    }

    private bool MayRun()
    {
        lock (_gate) return _runsFree || _ended;
    }

    private SimulationException? MakeStep()
    {
        var timer = HasTimerDue ? 1 : 0;
        var among = _runnable.Count + timer;
        var chosen = among == 1 ? 0 : _choices.Next(among);
        _stepsAtInstant++;
        Volatile.Write(ref _begun, _begun + 1);
        var outer = (Cell: ActorCell.Current, Work: _atWork);
        ActorCell.Leave(null);
        try
        {
            if (chosen == _runnable.Count) RunTimer(among);
            else Run(chosen, among);
            return null;
        }
        catch (Exception failure)
        {
            return new SimulationException($"A step of the simulation failed: {failure.Message} ({Describe(_atWork!)})", failure);
        }
        finally
        {
            ActorCell.Leave(outer.Cell);
            Volatile.Write(ref _atWork, outer.Work);
        }
    }

    private void Run(int index, int among)
    {
        var work = _runnable[index];
        _runnable[index] = _runnable[^1];
        _runnable.RemoveAt(_runnable.Count - 1);
        _trace.Add(Now, among, Label(work));
        Volatile.Write(ref _atWork, work);
        work.Run();
    }

    private void RunTimer(int among)
    {
        var timer = _agenda.TakeNext();
        _trace.Add(Now, among, timer.ToString());
        Volatile.Write(ref _atWork, timer);
        timer.Run();
        if (timer.Repeat()) _agenda.Add(timer);
    }

    private void MoveTo(TimeSpan time)
    {
        _stepsAtInstant = 0;
        Volatile.Write(ref _now, time.Ticks);
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

    private bool AwaitForeignTask()
    {
        if (Volatile.Read(ref _foreignTasks) == 0) return false;
        lock (_gate) return _arrivals.Count > 0 || Monitor.Wait(_gate, _settings.HangTimeout);
    }

    private void EndGoals(List<Goal> goals, Func<Goal, GoalEnd> end)
    {
        var ended = 0;
        foreach (var goal in goals)
        {
            var how = end(goal);
            if (how is GoalEnd.Pending) continue;
            lock (_gate) goal.End = how;
            ended++;
        }
        if (ended == 0) return;
        goals.RemoveAll(static goal => goal.End is not GoalEnd.Pending);
        lock (_gate) OutsideActs();
    }

    private void FailGoals(List<Goal> goals, SimulationException failure)
    {
        Publish(failure);
        EndGoals(goals, goal =>
        {
            goal.Failure = failure;
            return GoalEnd.Failed;
        });
    }

    private SimulationException NeverRests()
    {
        _stepsAtInstant = 0;
        var last = string.Join(Environment.NewLine, _trace.Last(20));
        return new SimulationException(
            $"The simulation made {_settings.MaxStepsPerInstant} steps at {Now} without coming to rest (max-steps-per-instant). The last ones:{Environment.NewLine}{last}");
    }

    private void Publish(SimulationException failure) =>
        _system.EventStream.Publish(new Error(failure, nameof(Simulator), typeof(Simulator), failure.Message));

    private static object Label(IRunnable work) => work is Mailbox mailbox ? mailbox.Owner : Describe(work);

    private static string Describe(IRunnable work) => work switch
    {
        Mailbox mailbox => mailbox.Owner.ToStringWithoutAddress(),
        ActionRunnable => "action",
        _ => work.ToString()!,
    };
}
