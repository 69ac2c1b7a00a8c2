namespace Akka.Actor;

/// <summary>The machine's date and time, with the local time zone's offset, which is looked up once for each quarter of an hour: zones change with one only.</summary>
internal static class LocalTime
{
    private static Offset _latest = new(-1, TimeSpan.Zero);

    public static DateTimeOffset Now()
    {
        var utc = TimeProvider.System.GetUtcNow();
        var quarter = utc.Ticks / (15 * TimeSpan.TicksPerMinute);
        var latest = _latest;
        if (latest.Quarter != quarter)
            _latest = latest = new Offset(quarter, TimeProvider.System.LocalTimeZone.GetUtcOffset(utc));
        return utc.ToOffset(latest.FromUtc);
    }

    private sealed record Offset(long Quarter, TimeSpan FromUtc);
}
