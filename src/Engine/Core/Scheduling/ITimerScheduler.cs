namespace Akka.Actor;

/// <summary>
/// An actor's own timers, each known by a key. A timer sends its message to the actor; starting a timer whose key is in use replaces
/// the old one, and once a timer is cancelled or replaced none of its messages arrives any more, not even one that waits in the mailbox already.
/// All timers are cancelled when the actor restarts or stops. For use inside the actor only.
/// </summary>
public interface ITimerScheduler
{
    /// <summary>The keys of the timers that are running.</summary>
    IReadOnlyCollection<object> ActiveTimers { get; }

    /// <summary>Starts a timer that sends its message every interval, the first time after one interval.</summary>
    /// <param name="key">The timer's key.</param>
    /// <param name="msg">The message.</param>
    /// <param name="interval">Time between two messages; positive.</param>
    void StartPeriodicTimer(object key, object msg, TimeSpan interval);

    /// <summary>Starts a timer that sends its message every interval, the first time after one interval.</summary>
    /// <param name="key">The timer's key.</param>
    /// <param name="msg">The message.</param>
    /// <param name="interval">Time between two messages; positive.</param>
    /// <param name="sender">The messages' sender.</param>
    void StartPeriodicTimer(object key, object msg, TimeSpan interval, IActorRef? sender);

    /// <summary>Starts a timer that sends its message every interval, the first time after the initial delay.</summary>
    /// <param name="key">The timer's key.</param>
    /// <param name="msg">The message.</param>
    /// <param name="initialDelay">How long to wait for the first message; not negative.</param>
    /// <param name="interval">Time between two messages; positive.</param>
    void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval);

    /// <summary>Starts a timer that sends its message every interval, the first time after the initial delay.</summary>
    /// <param name="key">The timer's key.</param>
    /// <param name="msg">The message.</param>
    /// <param name="initialDelay">How long to wait for the first message; not negative.</param>
    /// <param name="interval">Time between two messages; positive.</param>
    /// <param name="sender">The messages' sender.</param>
    void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval, IActorRef? sender);

    /// <summary>Starts a timer that sends its message once.</summary>
    /// <param name="key">The timer's key.</param>
    /// <param name="msg">The message.</param>
    /// <param name="timeout">How long to wait; not negative.</param>
    void StartSingleTimer(object key, object msg, TimeSpan timeout);

    /// <summary>Starts a timer that sends its message once.</summary>
    /// <param name="key">The timer's key.</param>
    /// <param name="msg">The message.</param>
    /// <param name="timeout">How long to wait; not negative.</param>
    /// <param name="sender">The message's sender.</param>
    void StartSingleTimer(object key, object msg, TimeSpan timeout, IActorRef? sender);

    /// <summary>Whether a timer with this key is running. A single timer runs until its message has been received.</summary>
    /// <param name="key">The timer's key.</param>
    bool IsTimerActive(object key);

    /// <summary>Cancels a timer. Nothing happens when there is none with this key.</summary>
    /// <param name="key">The timer's key.</param>
    void Cancel(object key);

    /// <summary>Cancels all timers.</summary>
    void CancelAll();
}

/// <summary>An actor with timers of its own, which it can use from <c>PreStart</c> on, not yet in its constructor.</summary>
public interface IWithTimers
{
    /// <summary>The actor's timers. Set by the engine.</summary>
    ITimerScheduler Timers { get; set; }
}
