using Akka.Event;

namespace Akka.Actor;

public abstract partial class FSM<TState, TData>
{
    private readonly Dictionary<string, FsmTimer> _timers = [];

    /// <summary>Sends the machine a message after a time. A timer of the same name is replaced: none of its messages comes any more.</summary>
    /// <param name="name">The timer's name.</param>
    /// <param name="msg">The message, which becomes an event.</param>
    /// <param name="timeout">The time until the message, and between messages if repeated.</param>
    /// <param name="repeat">Send it again and again until cancelled.</param>
    public void SetTimer(string name, object msg, TimeSpan timeout, bool repeat = false)
    {
        if (DebugEvent)
            Log.Debug("setting {0}timer '{1}'/{2}: {3}", repeat ? "repeating " : "", name, timeout, msg);
        if (_timers.TryGetValue(name, out var replaced))
            replaced.Cancel();
        var timer = _timers[name] = new FsmTimer(name, msg, repeat);
        timer.Start(Context.System.Scheduler, Self, timeout);
    }

    /// <summary>Cancels a timer: none of its messages comes any more, not even one that is in the mailbox already.</summary>
    /// <param name="name">The timer's name; if there is none of that name nothing happens.</param>
    public void CancelTimer(string name)
    {
        if (DebugEvent)
            Log.Debug("canceling timer '{0}'", name);
        if (_timers.Remove(name, out var timer))
            timer.Cancel();
    }

    /// <summary>Tells whether a timer is running.</summary>
    /// <param name="name">The timer's name.</param>
    /// <returns>True if a message of it is still to come.</returns>
    public bool IsTimerActive(string name) => _timers.ContainsKey(name);

    private bool Accepts(FsmTimer tick) => _timers.TryGetValue(tick.Name, out var timer) && ReferenceEquals(timer, tick);

    private void CancelTimers()
    {
        foreach (var timer in _timers.Values)
            timer.Cancel();
        _timers.Clear();
    }
}
