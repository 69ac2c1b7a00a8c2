using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

/// <summary>
/// A scheduler on virtual time: the time stands still until the test advances it, and then runs through all that falls due, in the
/// order of the due times and, for equal ones, of scheduling. What is scheduled while the time advances, and is due before the
/// end of the advance, fires too. Work and tells run on the thread that advances. Safe from all threads.
/// </summary>
/// <remarks>
/// Configure it with <c>akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit"</c>. The time starts at
/// 2000-01-01T00:00Z.
/// </remarks>
public class TestScheduler : IScheduler, IAdvancedScheduler
{
    private static readonly DateTimeOffset Start = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Agenda _agenda = new();

    // Held while time advances, and taken again by what fires and advances itself. Never waited for by those who only schedule.
    private readonly object _advancing = new();

    /// <summary>Called by the actor system. The scheduler's configuration has nothing for it.</summary>
    public TestScheduler(Config schedulerConfig, ILoggingAdapter log)
    {
    }

    /// <summary>The virtual time.</summary>
    public DateTimeOffset Now => TimeNow;

    /// <summary>The virtual time since the start.</summary>
    public TimeSpan MonotonicClock => _agenda.Now;

    /// <summary>The same as <see cref="MonotonicClock"/>.</summary>
    public TimeSpan HighResMonotonicClock => _agenda.Now;

    /// <summary>The scheduler of actions: this one.</summary>
    public IAdvancedScheduler Advanced => this;

    /// <summary>The virtual time.</summary>
    protected DateTimeOffset TimeNow => Start + _agenda.Now;

    /// <summary>
    /// Lets time pass and fires all that falls due. While something fires, the time is its due time. An exception from an action ends
    /// the advance at that time and reaches the caller; the rest stays scheduled.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The offset is negative.</exception>
    public void Advance(TimeSpan offset)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(offset, TimeSpan.Zero);
        lock (_advancing)
            RunUntil(_agenda.Now + offset);
    }

    /// <summary>Lets the time become the given one and fires all that falls due, as <see cref="Advance"/> does.</summary>
    /// <exception cref="InvalidOperationException">That time is over.</exception>
    public void AdvanceTo(DateTimeOffset when)
    {
        lock (_advancing)
        {
            if (when < TimeNow)
                throw new InvalidOperationException($"The time cannot go back from {TimeNow:O} to {when:O}.");

            RunUntil(when - Start);
        }
    }

    /// <summary>Sends a message once, after the delay.</summary>
    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef? sender) =>
        ScheduleTellOnce(delay, receiver, message, sender, null);

    /// <summary>Sends a message once, after the delay, unless cancelled before.</summary>
    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable) =>
        Once(delay, () => receiver.Tell(message, sender), cancelable);

    /// <summary>Sends a message after the initial delay and then in the interval, for ever.</summary>
    public void ScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender) =>
        ScheduleTellRepeatedly(initialDelay, interval, receiver, message, sender, null);

    /// <summary>Sends a message after the initial delay and then in the interval, until cancelled.</summary>
    public void ScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable) =>
        Repeatedly(initialDelay, interval, () => receiver.Tell(message, sender), cancelable);

    /// <summary>Runs an action once, after the delay.</summary>
    public void ScheduleOnce(TimeSpan delay, Action action) => Once(delay, action, null);

    /// <summary>Runs an action once, after the delay, unless cancelled before.</summary>
    public void ScheduleOnce(TimeSpan delay, Action action, ICancelable? cancelable) => Once(delay, action, cancelable);

    /// <summary>Runs a work item once, after the delay.</summary>
    public void ScheduleOnce(TimeSpan delay, IRunnable action) => Once(delay, action.Run, null);

    /// <summary>Runs a work item once, after the delay, unless cancelled before.</summary>
    public void ScheduleOnce(TimeSpan delay, IRunnable action, ICancelable? cancelable) => Once(delay, action.Run, cancelable);

    /// <summary>Runs an action after the initial delay and then in the interval, for ever.</summary>
    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action) =>
        Repeatedly(initialDelay, interval, action, null);

    /// <summary>Runs an action after the initial delay and then in the interval, until cancelled.</summary>
    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable? cancelable) =>
        Repeatedly(initialDelay, interval, action, cancelable);

    /// <summary>Runs a work item after the initial delay and then in the interval, for ever.</summary>
    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action) =>
        Repeatedly(initialDelay, interval, action.Run, null);

    /// <summary>Runs a work item after the initial delay and then in the interval, until cancelled.</summary>
    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action, ICancelable? cancelable) =>
        Repeatedly(initialDelay, interval, action.Run, cancelable);

    private void RunUntil(TimeSpan end)
    {
        while (_agenda.TakeDue(end) is { } task)
        {
            if (!task.IsCancelled)
                task.Work();
        }
    }

    private void Once(TimeSpan delay, Action work, ICancelable? cancelable)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        if (cancelable is not { IsCancellationRequested: true })
            _agenda.Add(delay, new ScheduledWork(work, null, cancelable));
    }

    private void Repeatedly(TimeSpan initialDelay, TimeSpan interval, Action work, ICancelable? cancelable)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(initialDelay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, TimeSpan.Zero);
        if (cancelable is not { IsCancellationRequested: true })
            _agenda.Add(initialDelay, new ScheduledWork(work, interval, cancelable));
    }
}
