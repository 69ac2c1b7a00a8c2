namespace ActorConcurrency.Actors.Timers;

/// <summary>
/// When the ticks of one run are due. Each is counted from the start, not from the one before, so that lateness does not add up;
/// what is overdue comes all at once, and none is left out.
/// </summary>
internal sealed class TickPlan(DateTimeOffset start, TimeSpan delay, TimeSpan? interval)
{
    public static TickPlan Of(TickPlanImage image) => new(image.Start, image.Delay, image.Interval) { Count = image.Count };

    public TimeSpan? Interval => interval;

    /// <summary>How many ticks there have been.</summary>
    public long Count { get; private set; }

    public bool IsOver => interval is null && Count > 0;

    public DateTimeOffset NextDue => start + delay + ((interval ?? TimeSpan.Zero) * Count);

    public TickPlanImage ToImage() => new(start, delay, interval, Count);

    public bool TryTake(DateTimeOffset now, out TimerTick tick)
    {
        var due = NextDue;
        tick = new TimerTick(Count + 1, due);
        if (IsOver || due > now)
            return false;
        Count++;
        return true;
    }
}
