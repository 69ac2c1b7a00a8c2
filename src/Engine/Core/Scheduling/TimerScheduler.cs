using Akka.Actor.Internal;
using Akka.Event;

namespace Akka.Actor;

/// <summary>
/// The timers of one actor, over the system's scheduler. Used only by the actor itself and its cell, hence without locks.
/// The cell passes every <see cref="ITimerMessage"/> through <see cref="Intercept"/>, and calls <see cref="CancelAll"/> when the actor restarts or stops.
/// </summary>
internal sealed class TimerScheduler(ActorSystemImpl system, IActorRef self) : ITimerScheduler
{
    private readonly IScheduler _scheduler = system.Scheduler;
    private readonly bool _logs = system.Settings.DebugTimerScheduler;
    private readonly Dictionary<object, Timer> _timers = [];

    /// <summary>What a timer sends to its actor, with the actor's message inside.</summary>
    internal interface ITimerMessage;

    public IReadOnlyCollection<object> ActiveTimers => _timers.Keys;

    public void StartPeriodicTimer(object key, object msg, TimeSpan interval) =>
        StartPeriodicTimer(key, msg, interval, interval, ActorRefs.NoSender);

    public void StartPeriodicTimer(object key, object msg, TimeSpan interval, IActorRef? sender) =>
        StartPeriodicTimer(key, msg, interval, interval, sender);

    public void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval) =>
        StartPeriodicTimer(key, msg, initialDelay, interval, ActorRefs.NoSender);

    public void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval, IActorRef? sender)
    {
        var timer = Replace(key, msg, isPeriodic: true);
        _scheduler.ScheduleTellRepeatedly(initialDelay, interval, self, timer, sender, timer.Cancelable);
        _timers.Add(key, timer);
    }

    public void StartSingleTimer(object key, object msg, TimeSpan timeout) =>
        StartSingleTimer(key, msg, timeout, ActorRefs.NoSender);

    public void StartSingleTimer(object key, object msg, TimeSpan timeout, IActorRef? sender)
    {
        var timer = Replace(key, msg, isPeriodic: false);
        _scheduler.ScheduleTellOnce(timeout, self, timer, sender, timer.Cancelable);
        _timers.Add(key, timer);
    }

    public bool IsTimerActive(object key) => _timers.ContainsKey(key);

    public void Cancel(object key)
    {
        if (!_timers.Remove(key, out var timer))
            return;
        if (_logs)
            Log($"Cancel timer [{key}]");
        timer.Cancelable.Cancel();
    }

    public void CancelAll()
    {
        foreach (var timer in _timers.Values)
            timer.Cancelable.Cancel();
        _timers.Clear();
    }

    /// <summary>Opens a timer's message.</summary>
    /// <returns>The message for the actor, or null when the timer was cancelled or replaced after it had sent this: then it is to be dropped.</returns>
    internal object? Intercept(ITimerMessage message)
    {
        var timer = (Timer)message;
        if (!_timers.TryGetValue(timer.Key, out var active) || !ReferenceEquals(active, timer))
            return null;
        if (!timer.IsPeriodic)
            _timers.Remove(timer.Key);
        return timer.Message;
    }

    private Timer Replace(object key, object message, bool isPeriodic)
    {
        ArgumentNullException.ThrowIfNull(message);
        Cancel(key);
        if (_logs)
            Log($"Start timer [{key}] for message [{message}]");
        return new Timer(key, message, isPeriodic, new Cancelable(_scheduler));
    }

    private void Log(string what) => system.EventStream.Publish(new Debug(self.Path.ToString(), typeof(TimerScheduler), what));

    // A timer is its own message. Identity is what tells it from an earlier timer with the same key, or one of an earlier incarnation.
    private sealed class Timer(object key, object message, bool isPeriodic, Cancelable cancelable)
        : ITimerMessage, INoSerializationVerificationNeeded, IDeadLetterSuppression
    {
        public object Key => key;

        public object Message => message;

        public bool IsPeriodic => isPeriodic;

        public Cancelable Cancelable => cancelable;

        public override string ToString() => $"Timer {key}: {message}";
    }
}
