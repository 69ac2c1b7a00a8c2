using Akka.Actor;
using Akka.Event;
using Akka.Util.Internal;

namespace Akka.Simulation;

/// <summary>What time it is, and who waits for it.</summary>
internal interface ITimekeeping
{
    /// <summary>Time passed since a fixed moment.</summary>
    TimeSpan Elapsed { get; }

    /// <summary>The scheduler of a system.</summary>
    IScheduler CreateScheduler(Settings settings, ILoggingAdapter log);

    /// <summary>Limits a wait of the engine's own that is not the application's schedule: an Ask.</summary>
    /// <param name="scheduler">The system's scheduler.</param>
    /// <param name="limit">How long the wait may last; not negative.</param>
    /// <param name="expire">Called when it has lasted so long.</param>
    /// <param name="state">What it is called with.</param>
    /// <returns>Takes the limit back when it is disposed.</returns>
    IDisposable Limit(IScheduler scheduler, TimeSpan limit, Action<object?> expire, object? state);
}

/// <summary>The machine's clock.</summary>
internal sealed class RealTime : ITimekeeping
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    public TimeSpan Elapsed => System.Diagnostics.Stopwatch.GetElapsedTime(0);

    public IScheduler CreateScheduler(Settings settings, ILoggingAdapter log)
    {
        var type = TypeResolver.Resolve(settings.SchedulerClass);
        return type == typeof(HashedWheelTimerScheduler)
            ? new HashedWheelTimerScheduler(settings.Config, log)
            : (IScheduler)Activator.CreateInstance(type, settings.Config, log)!;
    }

    // Real time even where a test moves the scheduler's time by hand: an Ask that nobody answers must end.
    public IDisposable Limit(IScheduler scheduler, TimeSpan limit, Action<object?> expire, object? state) =>
        new Timer(new TimerCallback(expire), state, limit < Longest ? limit : Longest, Timeout.InfiniteTimeSpan);
}

/// <summary>The simulation's clock, unless a scheduler is configured that has a time of its own.</summary>
internal sealed class SimulatedTime(Simulator simulator) : ITimekeeping
{
    public TimeSpan Elapsed => simulator.Now;

    public IScheduler CreateScheduler(Settings settings, ILoggingAdapter log) =>
        TypeResolver.Resolve(settings.SchedulerClass) == typeof(HashedWheelTimerScheduler)
            ? new SimulatedScheduler(settings.Config, log, simulator)
            : new RealTime().CreateScheduler(settings, log);

    public IDisposable Limit(IScheduler scheduler, TimeSpan limit, Action<object?> expire, object? state)
    {
        var cancelable = new Cancelable(scheduler);
        scheduler.Advanced.ScheduleOnce(limit, () => expire(state), cancelable);
        return new Taken(cancelable);
    }

    private sealed class Taken(Cancelable cancelable) : IDisposable
    {
        public void Dispose() => cancelable.Cancel();
    }
}
