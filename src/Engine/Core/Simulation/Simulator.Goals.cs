namespace Akka.Simulation;

/// <remarks>Works for the goals that other threads wait for, or a step that waits itself.</remarks>
internal sealed partial class Simulator
{
    private readonly List<Goal> _goals = [];

    // Under the lock.
    private readonly List<Goal> _newGoals = [];

    // True when there is a goal to work for.
    private bool TakeGoals()
    {
        bool isParked;
        lock (_gate)
        {
            if (_newGoals.Count == 0) return _goals.Count > 0;
            isParked = _goals.Count == 0 && !_runsFree;
            _goals.AddRange(_newGoals);
            _newGoals.Clear();
        }
        // A simulation that runs already would admit at whichever step it happens to be.
        if (isParked) Admit();
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
        if (goals.Exists(static goal => goal.GivesWay) && !IsQuietOutside()) return;
        if (AdmitAtRest()) return;
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

    private bool AwaitForeignTask()
    {
        if (Volatile.Read(ref _foreignTasks) == 0) return false;
        lock (_gate) return _arrivals.Count > 0 || Monitor.Wait(_gate, _settings.HangTimeout);
    }

    private void EndGoals(List<Goal> goals, Func<Goal, GoalEnd> end)
    {
        List<Goal>? ended = null;
        foreach (var goal in goals)
        {
            var how = end(goal);
            if (how is GoalEnd.Pending) continue;
            lock (_gate) goal.End = how;
            (ended ??= []).Add(goal);
        }
        if (ended is null) return;
        goals.RemoveAll(static goal => goal.End is not GoalEnd.Pending);
        TellOutside();
        foreach (var goal in ended) goal.Ended?.Invoke(goal);
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
}
