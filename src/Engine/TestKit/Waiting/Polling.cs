namespace Akka.TestKit.Internal;

/// <summary>
/// When to look again at something that does not announce itself. Without a fixed interval the distances double from 1 ms to
/// 100 ms: what happens soon is seen soon. The last look is at the end of the time allowed.
/// </summary>
internal sealed class Polling(TestClock clock, TimeSpan allowed, TimeSpan? interval)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(100);

    private readonly TimeSpan? _end = allowed == Timeout.InfiniteTimeSpan ? null : clock.Now + allowed;
    private TimeSpan _next = interval ?? Shortest;

    /// <summary>Whether there is time for another look.</summary>
    public bool Goes => _end is not { } end || clock.Now < end;

    /// <summary>How long to pause before the next look.</summary>
    public TimeSpan Next()
    {
        var pause = _next;
        if (interval is null)
            _next = _next * 2 < Longest ? _next * 2 : Longest;

        if (_end is not { } end)
            return pause;

        var left = end - clock.Now;
        return pause < left ? pause : left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
