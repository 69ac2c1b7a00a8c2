using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>Runs runnables later, on the scheduler's own thread: they must be short and must not block.</summary>
public interface IRunnableScheduler
{
    /// <summary>Runs a runnable once, when the delay has passed.</summary>
    /// <param name="delay">How long to wait; not negative.</param>
    /// <param name="action">What to run.</param>
    void ScheduleOnce(TimeSpan delay, IRunnable action);

    /// <summary>Runs a runnable once, when the delay has passed, unless it was cancelled by then.</summary>
    /// <param name="delay">How long to wait; not negative.</param>
    /// <param name="action">What to run.</param>
    /// <param name="cancelable">Cancels the run, or null.</param>
    void ScheduleOnce(TimeSpan delay, IRunnable action, ICancelable? cancelable);

    /// <summary>Runs a runnable again and again.</summary>
    /// <param name="initialDelay">How long to wait for the first run; not negative.</param>
    /// <param name="interval">Time between two runs; positive.</param>
    /// <param name="action">What to run.</param>
    void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action);

    /// <summary>Runs a runnable again and again, until it is cancelled.</summary>
    /// <param name="initialDelay">How long to wait for the first run; not negative.</param>
    /// <param name="interval">Time between two runs; positive.</param>
    /// <param name="action">What to run.</param>
    /// <param name="cancelable">Cancels the runs, or null.</param>
    void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action, ICancelable? cancelable);
}
