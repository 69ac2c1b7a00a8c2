using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Simulation;

/// <summary>The scheduler of a simulated system: virtual time, which stands still while anything can run.</summary>
internal sealed class SimulatedScheduler(Config scheduler, ILoggingAdapter log, Simulator simulator) : SchedulerBase(scheduler, log), IDisposable
{
    private static readonly TimeSpan Never = TimeSpan.FromDays(3_650_000);

    private volatile bool _disposed;

    public override TimeSpan MonotonicClock => simulator.Now;

    public override TimeSpan HighResMonotonicClock => simulator.Now;

    protected override DateTimeOffset TimeNow => simulator.Date;

    public void Dispose()
    {
        _disposed = true;
        simulator.Enter(simulator.ClearAgenda);
    }

    protected override void InternalScheduleTellOnce(
        TimeSpan delay, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable) =>
        Add(delay, null, () => receiver.Tell(message, sender), Name(receiver), cancelable);

    protected override void InternalScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable) =>
        Add(initialDelay, interval, () => receiver.Tell(message, sender), Name(receiver), cancelable);

    protected override void InternalScheduleOnce(TimeSpan delay, Action action, ICancelable? cancelable) => Add(delay, null, action, "action", cancelable);

    protected override void InternalScheduleOnce(TimeSpan delay, IRunnable action, ICancelable? cancelable) =>
        Add(delay, null, action.Run, "action", cancelable);

    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable? cancelable) =>
        Add(initialDelay, interval, action, "action", cancelable);

    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action, ICancelable? cancelable) =>
        Add(initialDelay, interval, action.Run, "action", cancelable);

    private void Add(TimeSpan delay, TimeSpan? interval, Action action, object target, ICancelable? cancelable)
    {
        if (_disposed) throw new SchedulerException("The scheduler was shut down: nothing can be scheduled any more.");
        // Another thread's timer counts from the moment at which it enters, as its messages do.
        simulator.Enter(() =>
        {
            var due = delay < Never ? simulator.Now + delay : Never;
            simulator.AddTimer(new VirtualTimer(() => Run(action), target, due, interval, cancelable));
        });
    }

    private static object Name(ICanTell receiver) => receiver is IActorRef actor ? actor.Path : receiver.ToString()!;

    private bool Run(Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (Exception exception)
        {
            Log.Log(LogLevel.ErrorLevel, exception, "Scheduled work failed.");
            return false;
        }
    }
}
