using System.Diagnostics;
using Akka.Annotations;

namespace Akka.Util;

/// <summary>
/// Limits a rate: a bucket with room for so many tokens gets one every so many units of time, and what is sent costs tokens. What costs
/// more than there is waits. One thread at a time. (The token bucket of traffic shaping, computed when asked instead of by ticks.)
/// </summary>
[InternalApi]
public abstract class TokenBucket
{
    private readonly long _capacity;
    private readonly long _interval;
    private long _tokens;
    private long _lastToken;

    /// <summary>Creates a bucket.</summary>
    /// <param name="capacity">How many tokens there is room for, at least 0.</param>
    /// <param name="ticksBetweenTokens">The time from one token to the next, in the units of <see cref="CurrentTime"/>, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is too low.</exception>
    protected TokenBucket(long capacity, long ticksBetweenTokens)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ticksBetweenTokens);
        _capacity = capacity;
        _interval = ticksBetweenTokens;
    }

    /// <summary>The time, in units of any length. It may be negative and wrap around, but never go back.</summary>
    public abstract long CurrentTime { get; }

    /// <summary>Fills the bucket. To be called before the first offer.</summary>
    public void Init()
    {
        _tokens = _capacity;
        _lastToken = CurrentTime;
    }

    /// <summary>Takes the tokens that something costs, also those of the future.</summary>
    /// <param name="cost">How many, at least 0.</param>
    /// <returns>How long to wait before it may be sent, in the units of <see cref="CurrentTime"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The cost is negative.</exception>
    public long Offer(long cost)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cost);
        var now = CurrentTime;
        // Differences stay right when the clock has wrapped around. The last token may be one of the future.
        var arrived = Math.Max(0, (now - _lastToken) / _interval);
        _lastToken += arrived * _interval;
        _tokens = arrived > _capacity - _tokens ? _capacity : _tokens + arrived;

        if (cost <= _tokens)
        {
            _tokens -= cost;
            return 0;
        }

        _lastToken += (cost - _tokens) * _interval;
        _tokens = 0;
        return _lastToken - now;
    }
}

/// <summary>A token bucket in real time, in ticks of 100 ns.</summary>
public sealed class TickTimeTokenBucket : TokenBucket
{
    /// <summary>Creates a bucket.</summary>
    /// <param name="capacity">How many tokens there is room for, at least 0.</param>
    /// <param name="period">The time from one token to the next, in ticks of 100 ns, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is too low.</exception>
    public TickTimeTokenBucket(long capacity, long period)
        : base(capacity, period)
    {
    }

    /// <summary>Ticks of 100 ns since some moment in the past.</summary>
    public override long CurrentTime => Stopwatch.GetElapsedTime(0).Ticks;
}
