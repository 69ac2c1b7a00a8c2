using Akka.Actor;
using Akka.Simulation;
using Akka.Util;

namespace Akka.Pattern;

/// <summary>Tasks that are tried again when they fail.</summary>
public static class RetrySupport
{
    /// <summary>Tries a task, and again at once each time it fails.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="attempt">Starts the task.</param>
    /// <param name="attempts">How often to try again after the first time, at least zero.</param>
    /// <returns>The first result, or the failure of the last try.</returns>
    /// <exception cref="ArgumentException"><paramref name="attempts"/> is negative.</exception>
    public static Task<T> Retry<T>(Func<Task<T>> attempt, int attempts) =>
        Run(attempt, attempts, static _ => Option<TimeSpan>.None, scheduler: null);

    /// <summary>Tries a task, and again after a time that grows each time it fails.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="attempt">Starts the task.</param>
    /// <param name="attempts">How often to try again after the first time, at least zero.</param>
    /// <param name="minBackoff">The first time to wait, more than zero.</param>
    /// <param name="maxBackoff">The longest time to wait, at least <paramref name="minBackoff"/>.</param>
    /// <param name="randomFactor">Which part of the time may be added at random, 0 or 1.</param>
    /// <param name="scheduler">Measures the time.</param>
    /// <returns>The first result, or the failure of the last try.</returns>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public static Task<T> Retry<T>(
        Func<Task<T>> attempt, int attempts, TimeSpan minBackoff, TimeSpan maxBackoff, int randomFactor, IScheduler scheduler)
    {
        BackoffDelay.Verify(minBackoff, maxBackoff, randomFactor);
        return Run(attempt, attempts, tried => Option<TimeSpan>.Create(BackoffDelay.Calculate(tried, minBackoff, maxBackoff, randomFactor)), scheduler);
    }

    /// <summary>Tries a task, and again after a time each time it fails.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="attempt">Starts the task.</param>
    /// <param name="attempts">How often to try again after the first time, at least zero.</param>
    /// <param name="delay">The time to wait.</param>
    /// <param name="scheduler">Measures the time.</param>
    /// <returns>The first result, or the failure of the last try.</returns>
    /// <exception cref="ArgumentException"><paramref name="attempts"/> is negative.</exception>
    public static Task<T> Retry<T>(Func<Task<T>> attempt, int attempts, TimeSpan delay, IScheduler scheduler) =>
        Run(attempt, attempts, _ => Option<TimeSpan>.Create(delay), scheduler);

    /// <summary>Tries a task, and again after a time that a function gives each time it fails.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="attempt">Starts the task.</param>
    /// <param name="attempts">How often to try again after the first time, at least zero.</param>
    /// <param name="delayFunction">Gives the time to wait from how many tries have failed; none means at once.</param>
    /// <param name="scheduler">Measures the time.</param>
    /// <returns>The first result, or the failure of the last try.</returns>
    /// <exception cref="ArgumentException"><paramref name="attempts"/> is negative.</exception>
    public static Task<T> Retry<T>(Func<Task<T>> attempt, int attempts, Func<int, Option<TimeSpan>> delayFunction, IScheduler scheduler) =>
        Run(attempt, attempts, delayFunction, scheduler);

    private static Task<T> Run<T>(Func<Task<T>> attempt, int attempts, Func<int, Option<TimeSpan>> delayFunction, IScheduler? scheduler)
    {
        if (attempt is null)
            throw new ArgumentException("There must be something to try.", nameof(attempt));
        if (attempts < 0)
            throw new ArgumentException($"attempts must not be negative, was {attempts}.", nameof(attempts));
        return Try(attempt, attempts, delayFunction, scheduler);
    }

    private static async Task<T> Try<T>(Func<Task<T>> attempt, int attempts, Func<int, Option<TimeSpan>> delayFunction, IScheduler? scheduler)
    {
        for (var failed = 0; ; failed++)
        {
            try
            {
                if (failed == 0 || scheduler is null || delayFunction(failed) is not { HasValue: true } delay)
                    return await attempt().Inside(isForeign: true).ConfigureAwait(false);
                return await FutureTimeoutSupport.After(delay.Value, scheduler, attempt).Inside(isForeign: true).ConfigureAwait(false);
            }
            catch (Exception) when (failed < attempts)
            {
                // The next round tries again; the failure of the last one is the caller's.
            }
        }
    }
}
