namespace ActorConcurrency.Actors.Common;

internal static class Timeouts
{
    /// <summary>Null for a wait without limit, which <see cref="Timeout.InfiniteTimeSpan"/> means as well.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative in another way.</exception>
    public static TimeSpan? Check(TimeSpan? timeout)
    {
        if (timeout is null || timeout == Timeout.InfiniteTimeSpan)
            return null;
        ArgumentOutOfRangeException.ThrowIfLessThan(timeout.Value, TimeSpan.Zero, nameof(timeout));
        return timeout;
    }

    /// <summary>False when the request is to be answered at once.</summary>
    public static bool MayWait(TimeSpan? timeout) => timeout != TimeSpan.Zero;
}
