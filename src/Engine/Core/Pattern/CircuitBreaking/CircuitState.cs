using Akka.Actor;
using Akka.Util;

namespace Akka.Pattern;

internal enum CircuitPhase
{
    Closed,
    Open,
    HalfOpen,
}

/// <summary>The settings of a breaker.</summary>
internal sealed record CircuitSettings(
    IScheduler Scheduler,
    int MaxFailures,
    TimeSpan CallTimeout,
    TimeSpan ResetTimeout,
    TimeSpan MaxResetTimeout,
    double ExponentialBackoffFactor,
    double RandomFactor);

/// <summary>
/// The state of a breaker, guarded by a lock that is never held while foreign code runs. A period lasts from one change of phase to the
/// next: what a call of an earlier period comes to is no longer counted.
/// </summary>
internal sealed class CircuitState(CircuitSettings settings)
{
    private readonly Lock _gate = new();
    private readonly List<Action>[] _callbacks = [[], [], []];
    private CircuitPhase _phase;
    private long _period;
    private int _failures;
    private bool _trialTaken;
    private TimeSpan _openFor = settings.ResetTimeout;
    private TimeSpan _openUntil;
    private Exception? _lastFailure;

    public CircuitPhase Phase => Read(state => state._phase);

    public int Failures => Read(state => state._failures);

    public Exception? LastFailure => Read(state => state._lastFailure);

    public void AddCallback(CircuitPhase phase, Action callback)
    {
        lock (_gate)
            _callbacks[(int)phase].Add(callback);
    }

    /// <summary>Lets a call through.</summary>
    /// <returns>The period to which the call belongs.</returns>
    /// <exception cref="OpenCircuitException">The call is refused.</exception>
    public long Enter()
    {
        lock (_gate)
        {
            switch (_phase)
            {
                case CircuitPhase.Open:
                    var remaining = _openUntil - settings.Scheduler.MonotonicClock;
                    throw new OpenCircuitException(_lastFailure, remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero);
                case CircuitPhase.HalfOpen when _trialTaken:
                    throw new OpenCircuitException("Circuit breaker is half open, and its one trial call is under way; calls fail at once.", _lastFailure, TimeSpan.Zero);
                default:
                    _trialTaken = true;
                    return _period;
            }
        }
    }

    /// <summary>A call succeeded, one of the given period or, if null, of the current one.</summary>
    public void Succeeded(long? period = null)
    {
        Action[] callbacks = [];
        lock (_gate)
        {
            if (period is { } its && its != _period)
                return;
            if (_phase == CircuitPhase.Closed)
                (_failures, _lastFailure) = (0, null);
            else if (_phase == CircuitPhase.HalfOpen)
                callbacks = Close();
        }
        Run(callbacks);
    }

    /// <summary>A call failed, one of the given period or, if null, of the current one.</summary>
    public void Failed(Exception cause, long? period = null)
    {
        Action[] callbacks = [];
        lock (_gate)
        {
            if (period is { } its && its != _period)
                return;
            _lastFailure = cause;
            if (_phase == CircuitPhase.HalfOpen || (_phase == CircuitPhase.Closed && ++_failures >= settings.MaxFailures))
                callbacks = Open();
        }
        Run(callbacks);
    }

    private Action[] Close()
    {
        _openFor = settings.ResetTimeout;
        _failures = 0;
        _lastFailure = null;
        return Change(CircuitPhase.Closed);
    }

    private Action[] Open()
    {
        var callbacks = Change(CircuitPhase.Open);
        var period = _period;
        _openUntil = settings.Scheduler.MonotonicClock + _openFor;
        settings.Scheduler.Advanced.ScheduleOnce(_openFor, () => HalfOpen(period));

        var spread = 1 + (ThreadLocalRandom.Current.NextDouble() * settings.RandomFactor);
        var next = _openFor.Ticks * settings.ExponentialBackoffFactor * spread;
        _openFor = next < settings.MaxResetTimeout.Ticks ? TimeSpan.FromTicks((long)next) : settings.MaxResetTimeout;
        return callbacks;
    }

    private void HalfOpen(long period)
    {
        Action[] callbacks;
        lock (_gate)
        {
            if (period != _period)
                return;
            _trialTaken = false;
            callbacks = Change(CircuitPhase.HalfOpen);
        }
        Run(callbacks);
    }

    private Action[] Change(CircuitPhase phase)
    {
        _phase = phase;
        _period++;
        return [.. _callbacks[(int)phase]];
    }

    private static void Run(Action[] callbacks)
    {
        foreach (var callback in callbacks)
            callback();
    }

    private T Read<T>(Func<CircuitState, T> value)
    {
        lock (_gate)
            return value(this);
    }
}
