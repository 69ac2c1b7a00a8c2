namespace Akka.Simulation;

/// <summary>Why the simulation no longer works for a goal.</summary>
internal enum GoalEnd
{
    Pending,

    /// <summary>The condition holds.</summary>
    Met,

    /// <summary>All its steps were made.</summary>
    StepsMade,

    /// <summary>Nothing can run at this instant, and the goal lets no time pass.</summary>
    Idle,

    /// <summary>The virtual time that it may take has passed.</summary>
    TimePassed,

    /// <summary>Nothing can run, and nothing will: no timer is left.</summary>
    Stalled,

    /// <summary>The simulation can't go on.</summary>
    Failed,
}

/// <summary>What a thread wants from the simulation, and waits for.</summary>
internal sealed class Goal
{
    /// <summary>Asked after each step, on the simulation's thread; null when there is no condition.</summary>
    public Func<bool>? Condition { get; init; }

    /// <summary>How many steps may be made.</summary>
    public int StepsLeft { get; set; } = int.MaxValue;

    /// <summary>Whether time may move when nothing else can.</summary>
    public bool MovesTime { get; init; }

    /// <summary>How much virtual time may pass; null for any.</summary>
    public TimeSpan? Within { get; init; }

    /// <summary>When <see cref="Within"/> has passed; known when the simulation begins to work for the goal.</summary>
    public TimeSpan? Deadline { get; private set; }

    /// <summary>True when whoever waits may act meanwhile: time moves only after other threads have been quiet for a while.</summary>
    public bool GivesWay { get; init; }

    /// <summary>Called on the simulation's thread when it has ended; null when a blocked thread looks for itself.</summary>
    public Action<Goal>? Ended { get; init; }

    public GoalEnd End { get; set; }

    /// <summary>Why the simulation can't go on.</summary>
    public Exception? Failure { get; set; }

    public void Begin(TimeSpan now) => Deadline = Within is { } within ? now + within : null;

    public GoalEnd Look()
    {
        try
        {
            if (Condition?.Invoke() == true) return GoalEnd.Met;
        }
        catch (Exception failure)
        {
            Failure = failure;
            return GoalEnd.Failed;
        }
        return StepsLeft <= 0 ? GoalEnd.StepsMade : GoalEnd.Pending;
    }
}
