using System.Diagnostics;
using Akka.Dispatch;

namespace Akka.Simulation;

internal sealed partial class Simulator
{
    /// <summary>How many pieces of work could run now.</summary>
    public int Runnable => Look(() => _runnable.Count + (HasTimerDue ? 1 : 0));

    /// <summary>How many timers wait; cancelled ones may be among them.</summary>
    public int Timers => Look(() => _agenda.NextDue is null ? 0 : _agenda.Count);

    /// <summary>How many steps were made.</summary>
    public long Steps => Look(() => _trace.Steps);

    /// <summary>The choices that were made, a line each: the same for the same seed.</summary>
    public string Trace => Look(_trace.ToString);

    /// <summary>What is unfinished: actors that wait in a handler or are suspended, messages in mailboxes, timers. A line each.</summary>
    public string Pending => Look(DescribePending);

    /// <summary>Runs one piece of work.</summary>
    /// <returns>False when none can run.</returns>
    public bool Step() => Await(new Goal { StepsLeft = 1 }) is GoalEnd.StepsMade;

    /// <summary>Runs until nothing can run; time stands still.</summary>
    public void RunUntilIdle() => Await(new Goal());

    /// <summary>Runs until nothing can run, then moves time to the next timer that is due, without running it.</summary>
    /// <returns>The new time; null when there is no timer.</returns>
    public TimeSpan? AdvanceToNextTimer()
    {
        RunUntilIdle();
        return Look(() =>
        {
            if (_agenda.NextDue is not { } due) return (TimeSpan?)null;
            MoveTo(due);
            return due;
        });
    }

    /// <summary>Runs for a while of virtual time.</summary>
    public void RunFor(TimeSpan duration) => Await(new Goal { MovesTime = true, Within = duration });

    /// <summary>Runs until nothing is left to run and no timer to wait for.</summary>
    public void RunToEnd() => Await(new Goal { MovesTime = true });

    /// <summary>Runs until a condition holds.</summary>
    /// <param name="condition">Asked on the simulation's thread, after each step.</param>
    /// <exception cref="SimulationException">Nothing is left that could make it hold. The message says what is pending.</exception>
    public void RunUntil(Func<bool> condition) => WaitUntil(condition, Timeout.InfiniteTimeSpan);

    /// <summary>
    /// Waits until a condition holds or virtual time has passed. A thread that waits here runs the simulation by that; on the simulation's own
    /// thread everything else goes on meanwhile, as it would for a blocked thread.
    /// </summary>
    /// <param name="condition">Asked on the simulation's thread, after each step.</param>
    /// <param name="within">How much virtual time may pass; negative for any.</param>
    /// <returns>Whether it holds.</returns>
    /// <exception cref="SimulationException">It waits for ever for what nothing is left to do. The message says what is pending.</exception>
    public bool WaitUntil(Func<bool> condition, TimeSpan within)
    {
        var end = Await(new Goal { Condition = condition, MovesTime = true, Within = Limit(within) });
        return end is GoalEnd.Stalled ? throw Stalled(Pending) : end is GoalEnd.Met;
    }

    /// <summary>Like <see cref="WaitUntil"/>, for a thread that does not stand still meanwhile: what it sends enters before time moves.</summary>
    public Task<bool> WaitUntilAsync(Func<bool> condition, TimeSpan within)
    {
        if (IsInside) return Task.FromResult(WaitUntil(condition, within));
        var ended = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _newGoals.Add(new Goal { Condition = condition, MovesTime = true, Within = Limit(within), GivesWay = true, Ended = End });
            OutsideActs();
        }
        return ended.Task;

        void End(Goal goal)
        {
            if (goal.End is GoalEnd.Stalled) ended.SetException(Stalled(DescribePending()));
            else if (goal.Failure is not null) ended.SetException(goal.Failure);
            else ended.SetResult(goal.End is GoalEnd.Met);
        }
    }

    /// <summary>From now on the simulation runs by itself.</summary>
    public void RunFree()
    {
        lock (_gate)
        {
            _runsFree = true;
            OutsideActs();
        }
    }

    /// <summary>The system has been made: its own actors start before anything else happens.</summary>
    public void Start()
    {
        RunUntilIdle();
        if (_settings.RunsFree) RunFree();
    }

    /// <summary>The system has stopped: what is left runs, then the thread ends.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _ended = true;
            OutsideActs();
        }
    }

    private string DescribePending() => PendingWork.Describe(_system, _agenda.NextDue, Volatile.Read(ref _foreignTasks));

    private T Look<T>(Func<T> look)
    {
        if (IsInside) return look();
        T result = default!;
        Await(new Goal
        {
            Condition = () =>
            {
                result = look();
                return true;
            },
        });
        return result;
    }

    private static TimeSpan? Limit(TimeSpan within) => within < TimeSpan.Zero ? null : within;

    private SimulationException Stalled(string pending) =>
        new($"The simulation has nothing left to do at {Now}, and what is waited for has not happened. Pending:{Environment.NewLine}{pending}");

    private GoalEnd Await(Goal goal)
    {
        if (IsInside) PursueInside(goal);
        else AwaitOutside(goal);
        return goal.Failure is null ? goal.End : throw new SimulationException(goal.Failure.Message, goal.Failure);
    }

    // The step that is being made waits; its thread makes others, in which the actors that are at work here take no part.
    private void PursueInside(Goal goal)
    {
        goal.Begin(Now);
        List<Goal> goals = [goal];
        while (goal.End is GoalEnd.Pending) Pursue(goals);
    }

    private void AwaitOutside(Goal goal)
    {
        lock (_gate)
        {
            _newGoals.Add(goal);
            WakeThread();
            var (step, since) = (Volatile.Read(ref _begun), Stopwatch.GetTimestamp());
            while (goal.End is GoalEnd.Pending)
            {
                Monitor.Wait(_gate, _settings.HangTimeout);
                if (Volatile.Read(ref _begun) != step) (step, since) = (Volatile.Read(ref _begun), Stopwatch.GetTimestamp());
                else if (Stopwatch.GetElapsedTime(since) >= _settings.HangTimeout && Volatile.Read(ref _atWork) is { } work) throw Blocked(work);
            }
        }
    }

    private SimulationException Blocked(IRunnable work) => new(
        $"A step of the simulation takes longer than {_settings.HangTimeout} of real time (hang-timeout): {Describe(work)} blocks the only thread there is.");
}
