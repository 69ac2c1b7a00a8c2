namespace Akka.Actor;

/// <summary>Scheduling with times in milliseconds, and scheduling that hands back what cancels it.</summary>
public static class SchedulerExtensions
{
    /// <summary>Sends a message once.</summary>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="millisecondsDelay">How long to wait, in milliseconds; not negative.</param>
    /// <param name="receiver">Who gets the message.</param>
    /// <param name="message">The message.</param>
    /// <param name="sender">The message's sender, or null for none.</param>
    /// <param name="cancelable">Cancels the message, or null.</param>
    public static void ScheduleTellOnce(
        this ITellScheduler scheduler,
        int millisecondsDelay,
        ICanTell receiver,
        object message,
        IActorRef? sender,
        ICancelable? cancelable = null) =>
        scheduler.ScheduleTellOnce(Milliseconds(millisecondsDelay), receiver, message, sender, cancelable);

    /// <summary>Sends a message again and again.</summary>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="initialMillisecondsDelay">How long to wait for the first message, in milliseconds; not negative.</param>
    /// <param name="millisecondsInterval">Milliseconds between two messages; positive.</param>
    /// <param name="receiver">Who gets the messages.</param>
    /// <param name="message">The message.</param>
    /// <param name="sender">The messages' sender, or null for none.</param>
    /// <param name="cancelable">Cancels the messages, or null.</param>
    public static void ScheduleTellRepeatedly(
        this ITellScheduler scheduler,
        int initialMillisecondsDelay,
        int millisecondsInterval,
        ICanTell receiver,
        object message,
        IActorRef? sender,
        ICancelable? cancelable = null) =>
        scheduler.ScheduleTellRepeatedly(
            Milliseconds(initialMillisecondsDelay), Milliseconds(millisecondsInterval), receiver, message, sender, cancelable);

    /// <summary>Sends a message once.</summary>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="delay">How long to wait; not negative.</param>
    /// <param name="receiver">Who gets the message.</param>
    /// <param name="message">The message.</param>
    /// <param name="sender">The message's sender, or null for none.</param>
    /// <returns>What cancels the message.</returns>
    public static ICancelable ScheduleTellOnceCancelable(
        this IScheduler scheduler, TimeSpan delay, ICanTell receiver, object message, IActorRef? sender)
    {
        var cancelable = new Cancelable(scheduler);
        scheduler.ScheduleTellOnce(delay, receiver, message, sender, cancelable);
        return cancelable;
    }

    /// <summary>Sends a message once.</summary>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="millisecondsDelay">How long to wait, in milliseconds; not negative.</param>
    /// <param name="receiver">Who gets the message.</param>
    /// <param name="message">The message.</param>
    /// <param name="sender">The message's sender, or null for none.</param>
    /// <returns>What cancels the message.</returns>
    public static ICancelable ScheduleTellOnceCancelable(
        this IScheduler scheduler, int millisecondsDelay, ICanTell receiver, object message, IActorRef? sender) =>
        scheduler.ScheduleTellOnceCancelable(Milliseconds(millisecondsDelay), receiver, message, sender);

    /// <summary>Sends a message again and again.</summary>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="initialDelay">How long to wait for the first message; not negative.</param>
    /// <param name="interval">Time between two messages; positive.</param>
    /// <param name="receiver">Who gets the messages.</param>
    /// <param name="message">The message.</param>
    /// <param name="sender">The messages' sender, or null for none.</param>
    /// <returns>What cancels the messages.</returns>
    public static ICancelable ScheduleTellRepeatedlyCancelable(
        this IScheduler scheduler, TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender)
    {
        var cancelable = new Cancelable(scheduler);
        scheduler.ScheduleTellRepeatedly(initialDelay, interval, receiver, message, sender, cancelable);
        return cancelable;
    }

    /// <summary>Sends a message again and again.</summary>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="initialMillisecondsDelay">How long to wait for the first message, in milliseconds; not negative.</param>
    /// <param name="millisecondsInterval">Milliseconds between two messages; positive.</param>
    /// <param name="receiver">Who gets the messages.</param>
    /// <param name="message">The message.</param>
    /// <param name="sender">The messages' sender, or null for none.</param>
    /// <returns>What cancels the messages.</returns>
    public static ICancelable ScheduleTellRepeatedlyCancelable(
        this IScheduler scheduler,
        int initialMillisecondsDelay,
        int millisecondsInterval,
        ICanTell receiver,
        object message,
        IActorRef? sender) =>
        scheduler.ScheduleTellRepeatedlyCancelable(
            Milliseconds(initialMillisecondsDelay), Milliseconds(millisecondsInterval), receiver, message, sender);

    /// <summary>Runs an action once, on the scheduler's thread.</summary>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="millisecondsDelay">How long to wait, in milliseconds; not negative.</param>
    /// <param name="action">What to run.</param>
    /// <param name="cancelable">Cancels the run, or null.</param>
    public static void ScheduleOnce(
        this IActionScheduler scheduler, int millisecondsDelay, Action action, ICancelable? cancelable = null) =>
        scheduler.ScheduleOnce(Milliseconds(millisecondsDelay), action, cancelable);

    /// <summary>Runs an action again and again, on the scheduler's thread.</summary>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="initialMillisecondsDelay">How long to wait for the first run, in milliseconds; not negative.</param>
    /// <param name="millisecondsInterval">Milliseconds between two runs; positive.</param>
    /// <param name="action">What to run.</param>
    /// <param name="cancelable">Cancels the runs, or null.</param>
    public static void ScheduleRepeatedly(
        this IActionScheduler scheduler,
        int initialMillisecondsDelay,
        int millisecondsInterval,
        Action action,
        ICancelable? cancelable = null) =>
        scheduler.ScheduleRepeatedly(Milliseconds(initialMillisecondsDelay), Milliseconds(millisecondsInterval), action, cancelable);

    /// <summary>Runs an action once, on the scheduler's thread.</summary>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="delay">How long to wait; not negative.</param>
    /// <param name="action">What to run.</param>
    /// <returns>What cancels the run.</returns>
    public static ICancelable ScheduleOnceCancelable(this IActionScheduler scheduler, TimeSpan delay, Action action)
    {
        var cancelable = new Cancelable(scheduler);
        scheduler.ScheduleOnce(delay, action, cancelable);
        return cancelable;
    }

    /// <summary>Runs an action once, on the scheduler's thread.</summary>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="millisecondsDelay">How long to wait, in milliseconds; not negative.</param>
    /// <param name="action">What to run.</param>
    /// <returns>What cancels the run.</returns>
    public static ICancelable ScheduleOnceCancelable(this IActionScheduler scheduler, int millisecondsDelay, Action action) =>
        scheduler.ScheduleOnceCancelable(Milliseconds(millisecondsDelay), action);

    /// <summary>Runs an action again and again, on the scheduler's thread.</summary>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="initialDelay">How long to wait for the first run; not negative.</param>
    /// <param name="interval">Time between two runs; positive.</param>
    /// <param name="action">What to run.</param>
    /// <returns>What cancels the runs.</returns>
    public static ICancelable ScheduleRepeatedlyCancelable(
        this IActionScheduler scheduler, TimeSpan initialDelay, TimeSpan interval, Action action)
    {
        var cancelable = new Cancelable(scheduler);
        scheduler.ScheduleRepeatedly(initialDelay, interval, action, cancelable);
        return cancelable;
    }

    /// <summary>Runs an action again and again, on the scheduler's thread.</summary>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="initialMillisecondsDelay">How long to wait for the first run, in milliseconds; not negative.</param>
    /// <param name="millisecondsInterval">Milliseconds between two runs; positive.</param>
    /// <param name="action">What to run.</param>
    /// <returns>What cancels the runs.</returns>
    public static ICancelable ScheduleRepeatedlyCancelable(
        this IActionScheduler scheduler, int initialMillisecondsDelay, int millisecondsInterval, Action action) =>
        scheduler.ScheduleRepeatedlyCancelable(Milliseconds(initialMillisecondsDelay), Milliseconds(millisecondsInterval), action);

    private static TimeSpan Milliseconds(int count) => TimeSpan.FromMilliseconds(count);
}
