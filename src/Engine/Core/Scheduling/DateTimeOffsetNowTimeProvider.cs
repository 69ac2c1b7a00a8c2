using System.Diagnostics;

namespace Akka.Actor;

/// <summary>The machine's clock, whatever time an actor system goes by.</summary>
[Obsolete("Take the time from the actor system's scheduler.")]
public class DateTimeOffsetNowTimeProvider : IDateTimeOffsetNowTimeProvider
{
    private DateTimeOffsetNowTimeProvider()
    {
    }

    /// <summary>The only one.</summary>
    public static DateTimeOffsetNowTimeProvider Instance { get; } = new();

    /// <inheritdoc />
    public DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <inheritdoc />
    public TimeSpan MonotonicClock => Stopwatch.GetElapsedTime(0);

    /// <inheritdoc />
    public TimeSpan HighResMonotonicClock => Stopwatch.GetElapsedTime(0);
}
