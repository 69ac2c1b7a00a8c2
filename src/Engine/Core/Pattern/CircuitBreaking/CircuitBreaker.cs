using System.Runtime.ExceptionServices;
using Akka.Actor;
using Akka.Simulation;

namespace Akka.Pattern;

/// <summary>
/// Guards calls to something that may fail. Closed, it lets calls through and counts failures in a row; after too many it opens and
/// refuses calls for a time; then, half open, it lets one trial call through, whose outcome closes or opens it again.
/// A call that takes longer than the call time-out is a failure. Safe for many threads.
/// </summary>
public class CircuitBreaker
{
    private static readonly TimeSpan NoMaximum = TimeSpan.FromDays(36500);

    private readonly CircuitSettings _settings;
    private readonly CircuitState _state;

    /// <summary>Creates a breaker that stays open for the same time each time.</summary>
    /// <param name="scheduler">Measures the times.</param>
    /// <param name="maxFailures">How many failures in a row open the breaker.</param>
    /// <param name="callTimeout">How long a call may take.</param>
    /// <param name="resetTimeout">How long the breaker stays open.</param>
    public CircuitBreaker(IScheduler scheduler, int maxFailures, TimeSpan callTimeout, TimeSpan resetTimeout)
        : this(scheduler, maxFailures, callTimeout, resetTimeout, NoMaximum, 1.0, 0.0)
    {
    }

    /// <summary>Creates a breaker that stays open longer each time until it closes.</summary>
    /// <param name="scheduler">Measures the times.</param>
    /// <param name="maxFailures">How many failures in a row open the breaker.</param>
    /// <param name="callTimeout">How long a call may take.</param>
    /// <param name="resetTimeout">How long the breaker stays open the first time.</param>
    /// <param name="maxResetTimeout">How long it stays open at most.</param>
    /// <param name="exponentialBackoffFactor">By how much that time grows each time, at least 1.</param>
    /// <exception cref="ArgumentException">The factor is below 1.</exception>
    public CircuitBreaker(
        IScheduler scheduler, int maxFailures, TimeSpan callTimeout, TimeSpan resetTimeout, TimeSpan maxResetTimeout, double exponentialBackoffFactor)
        : this(scheduler, maxFailures, callTimeout, resetTimeout, maxResetTimeout, exponentialBackoffFactor, 0.0)
    {
    }

    /// <summary>Creates a breaker that stays open longer each time, by a partly random time.</summary>
    /// <param name="scheduler">Measures the times.</param>
    /// <param name="maxFailures">How many failures in a row open the breaker.</param>
    /// <param name="callTimeout">How long a call may take.</param>
    /// <param name="resetTimeout">How long the breaker stays open the first time.</param>
    /// <param name="maxResetTimeout">How long it stays open at most.</param>
    /// <param name="exponentialBackoffFactor">By how much that time grows each time, at least 1.</param>
    /// <param name="randomFactor">Which part of it may be added at random, 0 to 1.</param>
    /// <exception cref="ArgumentException">A factor is out of its range.</exception>
    public CircuitBreaker(
        IScheduler scheduler,
        int maxFailures,
        TimeSpan callTimeout,
        TimeSpan resetTimeout,
        TimeSpan maxResetTimeout,
        double exponentialBackoffFactor,
        double randomFactor)
    {
        if (exponentialBackoffFactor < 1.0)
            throw new ArgumentException($"exponentialBackoffFactor must be at least 1, was {exponentialBackoffFactor}.", nameof(exponentialBackoffFactor));
        if (randomFactor is < 0.0 or > 1.0)
            throw new ArgumentException($"randomFactor must be between 0 and 1, was {randomFactor}.", nameof(randomFactor));
        _settings = new CircuitSettings(scheduler, maxFailures, callTimeout, resetTimeout, maxResetTimeout, exponentialBackoffFactor, randomFactor);
        _state = new CircuitState(_settings);
    }

    /// <summary>Measures the times.</summary>
    public IScheduler Scheduler => _settings.Scheduler;

    /// <summary>How many failures in a row open the breaker.</summary>
    public int MaxFailures => _settings.MaxFailures;

    /// <summary>How long a call may take.</summary>
    public TimeSpan CallTimeout => _settings.CallTimeout;

    /// <summary>How long the breaker stays open the first time.</summary>
    public TimeSpan ResetTimeout => _settings.ResetTimeout;

    /// <summary>How long it stays open at most.</summary>
    public TimeSpan MaxResetTimeout => _settings.MaxResetTimeout;

    /// <summary>By how much the time for which it stays open grows each time.</summary>
    public double ExponentialBackoffFactor => _settings.ExponentialBackoffFactor;

    /// <summary>Which part of that time may be added at random.</summary>
    public double RandomFactor => _settings.RandomFactor;

    /// <summary>Failures in a row while closed, or those that opened the breaker.</summary>
    public long CurrentFailureCount => _state.Failures;

    /// <summary>The last failure; null while there was none since the last success that was counted.</summary>
    public Exception? LastCaughtException => _state.LastFailure;

    /// <summary>Calls are let through.</summary>
    public bool IsClosed => _state.Phase == CircuitPhase.Closed;

    /// <summary>Calls are refused.</summary>
    public bool IsOpen => _state.Phase == CircuitPhase.Open;

    /// <summary>One trial call is let through or under way.</summary>
    public bool IsHalfOpen => _state.Phase == CircuitPhase.HalfOpen;

    /// <summary>Creates a breaker that stays open for the same time each time.</summary>
    /// <param name="scheduler">Measures the times.</param>
    /// <param name="maxFailures">How many failures in a row open the breaker.</param>
    /// <param name="callTimeout">How long a call may take.</param>
    /// <param name="resetTimeout">How long the breaker stays open.</param>
    /// <returns>The breaker.</returns>
    public static CircuitBreaker Create(IScheduler scheduler, int maxFailures, TimeSpan callTimeout, TimeSpan resetTimeout) =>
        new(scheduler, maxFailures, callTimeout, resetTimeout);

    /// <summary>Makes a breaker with the same settings that stays open twice as long each time.</summary>
    /// <param name="maxResetTimeout">How long it stays open at most.</param>
    /// <returns>A new breaker, closed and without callbacks.</returns>
    public CircuitBreaker WithExponentialBackoff(TimeSpan maxResetTimeout) =>
        new(Scheduler, MaxFailures, CallTimeout, ResetTimeout, maxResetTimeout, 2.0, RandomFactor);

    /// <summary>Makes a breaker with the same settings and a random part in the time for which it stays open.</summary>
    /// <param name="randomFactor">Which part of it may be added at random, 0 to 1.</param>
    /// <returns>A new breaker, closed and without callbacks.</returns>
    public CircuitBreaker WithRandomFactor(double randomFactor) =>
        new(Scheduler, MaxFailures, CallTimeout, ResetTimeout, MaxResetTimeout, ExponentialBackoffFactor, randomFactor);

    /// <summary>Adds a callback for when the breaker opens. It is run by whoever opens it, and must not throw.</summary>
    /// <param name="callback">The callback.</param>
    /// <returns>This breaker.</returns>
    public CircuitBreaker OnOpen(Action callback) => On(CircuitPhase.Open, callback);

    /// <summary>Adds a callback for when the breaker becomes half open. It is run by the scheduler, and must not throw.</summary>
    /// <param name="callback">The callback.</param>
    /// <returns>This breaker.</returns>
    public CircuitBreaker OnHalfOpen(Action callback) => On(CircuitPhase.HalfOpen, callback);

    /// <summary>Adds a callback for when the breaker closes. It is run by whoever closes it, and must not throw.</summary>
    /// <param name="callback">The callback.</param>
    /// <returns>This breaker.</returns>
    public CircuitBreaker OnClose(Action callback) => On(CircuitPhase.Closed, callback);

    /// <summary>Counts a success that happened outside the breaker; half open, it closes the breaker.</summary>
    public void Succeed() => _state.Succeeded();

    /// <summary>Counts a failure that happened outside the breaker; half open, it opens the breaker.</summary>
    public void Fail() => _state.Failed(new UserCalledFailException());

    /// <summary>Makes a call through the breaker.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="body">The call.</param>
    /// <returns>The result.</returns>
    /// <exception cref="OpenCircuitException">The breaker refused the call.</exception>
    /// <exception cref="TimeoutException">The call took longer than the call time-out; what becomes of it is not known.</exception>
    public Task<T> WithCircuitBreaker<T>(Func<Task<T>> body) => WithCircuitBreaker(body, static call => call());

    /// <summary>Makes a call through the breaker, with an argument in place of a closure.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <typeparam name="TState">The type of the argument.</typeparam>
    /// <param name="state">The argument.</param>
    /// <param name="body">The call.</param>
    /// <returns>The result.</returns>
    /// <exception cref="OpenCircuitException">The breaker refused the call.</exception>
    /// <exception cref="TimeoutException">The call took longer than the call time-out; what becomes of it is not known.</exception>
    public async Task<T> WithCircuitBreaker<T, TState>(TState state, Func<TState, Task<T>> body)
    {
        var call = new GuardedCall(_state, _settings);
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        call.Start(timeout => result.TrySetException(timeout));
        _ = Complete(call, result, state, body);
        return await result.Task.Inside().ConfigureAwait(false);
    }

    /// <summary>Makes a call through the breaker.</summary>
    /// <param name="body">The call.</param>
    /// <returns>The end of the call.</returns>
    /// <exception cref="OpenCircuitException">The breaker refused the call.</exception>
    /// <exception cref="TimeoutException">The call took longer than the call time-out; what becomes of it is not known.</exception>
    public Task WithCircuitBreaker(Func<Task> body) => WithCircuitBreaker(body, static call => call());

    /// <summary>Makes a call through the breaker, with an argument in place of a closure.</summary>
    /// <typeparam name="TState">The type of the argument.</typeparam>
    /// <param name="state">The argument.</param>
    /// <param name="body">The call.</param>
    /// <returns>The end of the call.</returns>
    /// <exception cref="OpenCircuitException">The breaker refused the call.</exception>
    /// <exception cref="TimeoutException">The call took longer than the call time-out; what becomes of it is not known.</exception>
    public Task WithCircuitBreaker<TState>(TState state, Func<TState, Task> body) =>
        WithCircuitBreaker<bool, (TState State, Func<TState, Task> Body)>((state, body), static async call =>
        {
            await call.Body(call.State).ConfigureAwait(false);
            return true;
        });

    /// <summary>Makes a call through the breaker, on the caller's thread.</summary>
    /// <param name="body">The call.</param>
    /// <exception cref="OpenCircuitException">The breaker refused the call.</exception>
    /// <exception cref="TimeoutException">The call took longer than the call time-out; it was counted as a failure then, and has ended since.</exception>
    public void WithSyncCircuitBreaker(Action body) => WithSyncCircuitBreaker(() =>
    {
        body();
        return true;
    });

    /// <summary>Makes a call through the breaker, on the caller's thread.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="body">The call.</param>
    /// <returns>The result.</returns>
    /// <exception cref="OpenCircuitException">The breaker refused the call.</exception>
    /// <exception cref="TimeoutException">The call took longer than the call time-out; it was counted as a failure then, and has ended since.</exception>
    public T WithSyncCircuitBreaker<T>(Func<T> body)
    {
        var call = new GuardedCall(_state, _settings);
        call.Start(static _ => { });
        T result;
        try
        {
            result = body();
        }
        catch (Exception e)
        {
            call.Failed(e);
            throw;
        }
        if (!call.Succeeded())
            ExceptionDispatchInfo.Throw(call.Timeout!);
        return result;
    }

    private static async Task Complete<T, TState>(GuardedCall call, TaskCompletionSource<T> result, TState state, Func<TState, Task<T>> body)
    {
        try
        {
            var value = await body(state).Inside(isForeign: true).ConfigureAwait(false);
            if (call.Succeeded())
                result.TrySetResult(value);
        }
        catch (OperationCanceledException e)
        {
            if (call.Failed(e))
                result.TrySetCanceled(e.CancellationToken);
        }
        catch (Exception e)
        {
            if (call.Failed(e))
                result.TrySetException(e);
        }
    }

    private CircuitBreaker On(CircuitPhase phase, Action callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        _state.AddCallback(phase, callback);
        return this;
    }
}
