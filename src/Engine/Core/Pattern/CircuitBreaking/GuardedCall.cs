using Akka.Actor;

namespace Akka.Pattern;

/// <summary>One call through a breaker. It ends once: by its own outcome or by the call time-out, whichever comes first.</summary>
internal sealed class GuardedCall(CircuitState state, CircuitSettings settings)
{
    private long _period;
    private int _ended;
    private ICancelable? _timer;

    /// <summary>The failure by time-out; null if there was none.</summary>
    public TimeoutException? Timeout { get; private set; }

    /// <summary>Enters the breaker and starts the call time-out.</summary>
    /// <param name="onTimeout">Called if the time-out ends the call.</param>
    /// <exception cref="OpenCircuitException">The call is refused.</exception>
    public void Start(Action<TimeoutException> onTimeout)
    {
        _period = state.Enter();
        if (settings.CallTimeout > TimeSpan.Zero && settings.CallTimeout < TimeSpan.MaxValue)
            _timer = settings.Scheduler.Advanced.ScheduleOnceCancelable(settings.CallTimeout, () => EndByTimeout(onTimeout));
    }

    /// <summary>The call has succeeded.</summary>
    /// <returns>False if the time-out had ended it before.</returns>
    public bool Succeeded()
    {
        if (!End())
            return false;
        state.Succeeded(_period);
        return true;
    }

    /// <summary>The call has failed.</summary>
    /// <returns>False if the time-out had ended it before.</returns>
    public bool Failed(Exception cause)
    {
        if (!End())
            return false;
        state.Failed(cause, _period);
        return true;
    }

    private bool End()
    {
        if (Interlocked.Exchange(ref _ended, 1) != 0)
            return false;
        _timer?.Cancel();
        return true;
    }

    private void EndByTimeout(Action<TimeoutException> onTimeout)
    {
        var timeout = new TimeoutException($"The call took longer than {settings.CallTimeout}.");
        Timeout = timeout;
        if (!End())
            return;
        state.Failed(timeout, _period);
        onTimeout(timeout);
    }
}
