using Akka.Actor;
using Akka.Simulation;

namespace Akka.Pattern;

/// <summary>Tasks that start later.</summary>
public static class FutureTimeoutSupport
{
    /// <summary>Starts a task after a time.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="duration">The time; zero or less starts it at once.</param>
    /// <param name="scheduler">Measures the time.</param>
    /// <param name="value">Starts the task.</param>
    /// <returns>The result of the task.</returns>
    public static Task<T> After<T>(TimeSpan duration, IScheduler scheduler, Func<Task<T>> value)
    {
        if (duration <= TimeSpan.Zero)
            return Start(value);
        var started = new TaskCompletionSource<Task<T>>(TaskCreationOptions.RunContinuationsAsynchronously);
        scheduler.Advanced.ScheduleOnce(duration, () => started.SetResult(Start(value)));
        return started.Task.Inside().Unwrap();
    }

    private static Task<T> Start<T>(Func<Task<T>> value)
    {
        try
        {
            return value();
        }
        catch (Exception e)
        {
            return Task.FromException<T>(e);
        }
    }
}
