using Akka.Util;

namespace Akka.Pattern;

/// <summary>Times to wait that double each time, with a random part that keeps many waiters apart.</summary>
internal static class BackoffDelay
{
    /// <summary>The time to wait.</summary>
    /// <param name="restartCount">How often it was waited before.</param>
    /// <param name="minBackoff">The first time to wait.</param>
    /// <param name="maxBackoff">The longest time to wait.</param>
    /// <param name="randomFactor">Which part of the time may be added at random.</param>
    public static TimeSpan Calculate(int restartCount, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor)
    {
        var spread = 1 + (ThreadLocalRandom.Current.NextDouble() * randomFactor);
        var ticks = minBackoff.Ticks * Math.Pow(2, restartCount) * spread;
        return ticks < maxBackoff.Ticks ? TimeSpan.FromTicks((long)ticks) : maxBackoff;
    }

    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public static void Verify(TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor)
    {
        if (minBackoff <= TimeSpan.Zero)
            throw new ArgumentException($"minBackoff must be more than zero, was {minBackoff}.", nameof(minBackoff));
        if (maxBackoff < minBackoff)
            throw new ArgumentException($"maxBackoff ({maxBackoff}) must not be less than minBackoff ({minBackoff}).", nameof(maxBackoff));
        if (randomFactor is < 0.0 or > 1.0)
            throw new ArgumentException($"randomFactor must be between 0 and 1, was {randomFactor}.", nameof(randomFactor));
    }
}
