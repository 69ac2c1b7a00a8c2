using System.Diagnostics;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Actor;

/// <summary>
/// The default scheduler: real time, one background thread that starts with the first schedule. What is due runs within about a millisecond,
/// in the order in which it is due. Repeated schedules keep to their grid: they don't drift, and beats that were missed
/// because the machine stood still are left out, not made up for.
/// </summary>
/// <remarks>
/// <c>akka.scheduler.shutdown-timeout</c> limits how long disposing waits for work that is running. The keys <c>tick-duration</c> and
/// <c>ticks-per-wheel</c> are accepted and have no effect, as nothing here is rounded to a tick.
/// </remarks>
public sealed class HashedWheelTimerScheduler : SchedulerBase, IDateTimeOffsetNowTimeProvider, IDisposable
{
    private static readonly TimeSpan DefaultShutdownTimeout = TimeSpan.FromSeconds(5);

    private readonly TimerThread _timer;
    private readonly TimeSpan _shutdownTimeout;

    /// <summary>Creates the scheduler. It runs nothing until something is scheduled.</summary>
    /// <param name="scheduler">The actor system's configuration.</param>
    /// <param name="log">Where failures of scheduled work are logged.</param>
    public HashedWheelTimerScheduler(Config scheduler, ILoggingAdapter log)
        : base(scheduler, log)
    {
        _shutdownTimeout = scheduler.GetTimeSpan("akka.scheduler.shutdown-timeout", DefaultShutdownTimeout);
        _timer = new TimerThread(log);
    }

    /// <inheritdoc/>
    public override TimeSpan MonotonicClock => HighResMonotonicClock;

    /// <inheritdoc/>
    public override TimeSpan HighResMonotonicClock => Stopwatch.GetElapsedTime(0);

    /// <inheritdoc/>
    protected override DateTimeOffset TimeNow => LocalTime.Now();

    /// <summary>Stops the scheduler. What has not run by then is dropped, and nothing can be scheduled any more.</summary>
    public void Dispose() => _timer.Stop(_shutdownTimeout);

    /// <inheritdoc/>
    protected override void InternalScheduleTellOnce(
        TimeSpan delay, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable) =>
        _timer.Add(new TellTask(receiver, message, sender) { Cancelable = cancelable }, delay);

    /// <inheritdoc/>
    protected override void InternalScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable) =>
        _timer.Add(new TellTask(receiver, message, sender) { Cancelable = cancelable, Interval = Ticks(interval) }, initialDelay);

    /// <inheritdoc/>
    protected override void InternalScheduleOnce(TimeSpan delay, Action action, ICancelable? cancelable) =>
        _timer.Add(new ActionTask(action) { Cancelable = cancelable }, delay);

    /// <inheritdoc/>
    protected override void InternalScheduleOnce(TimeSpan delay, IRunnable action, ICancelable? cancelable) =>
        _timer.Add(new RunnableTask(action) { Cancelable = cancelable }, delay);

    /// <inheritdoc/>
    protected override void InternalScheduleRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable? cancelable) =>
        _timer.Add(new ActionTask(action) { Cancelable = cancelable, Interval = Ticks(interval) }, initialDelay);

    /// <inheritdoc/>
    protected override void InternalScheduleRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, IRunnable action, ICancelable? cancelable) =>
        _timer.Add(new RunnableTask(action) { Cancelable = cancelable, Interval = Ticks(interval) }, initialDelay);

    private static long Ticks(TimeSpan interval) => Math.Max(1, TimerThread.ToTimestamp(interval));

    private sealed class TellTask(ICanTell receiver, object message, IActorRef? sender) : TimerTask
    {
        public override void Run() => receiver.Tell(message, sender);
    }

    private sealed class ActionTask(Action action) : TimerTask
    {
        public override void Run() => action();
    }

    private sealed class RunnableTask(IRunnable action) : TimerTask
    {
        public override void Run() => action.Run();
    }
}
