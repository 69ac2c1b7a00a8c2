namespace Akka.TestKit.Internal;

/// <summary>The end of an operation that waits more than once.</summary>
internal readonly struct Deadline(TestClock clock, TimeSpan allowed)
{
    private readonly TimeSpan? _end = allowed == Timeout.InfiniteTimeSpan ? null : clock.Now + allowed;

    /// <summary>The time left, never negative; infinite without an end.</summary>
    public TimeSpan Left
    {
        get
        {
            if (_end is not { } end)
                return Timeout.InfiniteTimeSpan;

            var left = end - clock.Now;
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>The time left or, if shorter, the given one.</summary>
    public TimeSpan LeftOr(TimeSpan? other)
    {
        var left = Left;
        if (other is not { } limit || limit == Timeout.InfiniteTimeSpan)
            return left;

        return left == Timeout.InfiniteTimeSpan || limit < left ? limit : left;
    }
}
