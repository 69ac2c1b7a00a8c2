namespace Akka.Actor;

/// <summary>Runs actions later, on the scheduler's own thread: they must be short and must not block.</summary>
/// <remarks>An action runs concurrently with every actor. To act inside an actor, schedule a message to it instead.</remarks>
public interface IActionScheduler : IRunnableScheduler
{
    /// <summary>Runs an action once, when the delay has passed, unless it was cancelled by then.</summary>
    /// <param name="delay">How long to wait; not negative.</param>
    /// <param name="action">What to run.</param>
    /// <param name="cancelable">Cancels the run, or null.</param>
    void ScheduleOnce(TimeSpan delay, Action action, ICancelable? cancelable);

    /// <summary>Runs an action once, when the delay has passed.</summary>
    /// <param name="delay">How long to wait; not negative.</param>
    /// <param name="action">What to run.</param>
    void ScheduleOnce(TimeSpan delay, Action action);

    /// <summary>Runs an action again and again, until it is cancelled.</summary>
    /// <param name="initialDelay">How long to wait for the first run; not negative.</param>
    /// <param name="interval">Time between two runs; positive.</param>
    /// <param name="action">What to run.</param>
    /// <param name="cancelable">Cancels the runs, or null.</param>
    void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable? cancelable);

    /// <summary>Runs an action again and again.</summary>
    /// <param name="initialDelay">How long to wait for the first run; not negative.</param>
    /// <param name="interval">Time between two runs; positive.</param>
    /// <param name="action">What to run.</param>
    void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action);
}
