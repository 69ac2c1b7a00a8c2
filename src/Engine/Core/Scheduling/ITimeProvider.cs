namespace Akka.Actor;

/// <summary>What time it is, as a scheduler sees it.</summary>
public interface ITimeProvider
{
    /// <summary>The date and time.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Time passed since a fixed moment; never goes back.</summary>
    TimeSpan MonotonicClock { get; }

    /// <summary>Like <see cref="MonotonicClock"/>, with the finest resolution that there is.</summary>
    TimeSpan HighResMonotonicClock { get; }
}

/// <summary>A time provider whose <see cref="ITimeProvider.Now"/> is the machine's clock.</summary>
public interface IDateTimeOffsetNowTimeProvider : ITimeProvider;
