using Akka.Configuration;

namespace Akka.Routing;

/// <summary>
/// Adds routees while all of them are busy and removes some while few are, between two bounds.
/// </summary>
public class DefaultResizer : Resizer, IEquatable<DefaultResizer>
{
    /// <summary>Creates the resizer.</summary>
    /// <param name="lower">The least number of routees, at least zero.</param>
    /// <param name="upper">The largest number of routees, not below <paramref name="lower"/>.</param>
    /// <param name="pressureThreshold">A routee is busy if it processes a message (0), if it has messages waiting besides (1), or if at least this many wait (more).</param>
    /// <param name="rampupRate">By which part of their number routees are added when all are busy, at least zero.</param>
    /// <param name="backoffThreshold">Below which part of busy routees some are removed, 0 to 1; zero removes none.</param>
    /// <param name="backoffRate">Which part of the routees is removed then, 0 to 1.</param>
    /// <param name="messagesPerResize">After how many messages the size is looked at again, at least one.</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public DefaultResizer(
        int lower,
        int upper,
        int pressureThreshold = 1,
        double rampupRate = 0.2,
        double backoffThreshold = 0.3,
        double backoffRate = 0.1,
        int messagesPerResize = 10)
    {
        if (lower < 0)
            throw new ArgumentException($"lowerBound must not be negative, was {lower}.", nameof(lower));
        if (upper < 0)
            throw new ArgumentException($"upperBound must not be negative, was {upper}.", nameof(upper));
        if (upper < lower)
            throw new ArgumentException($"upperBound ({upper}) must not be below lowerBound ({lower}).", nameof(upper));
        if (rampupRate < 0)
            throw new ArgumentException($"rampupRate must not be negative, was {rampupRate}.", nameof(rampupRate));
        if (backoffThreshold is < 0 or > 1)
            throw new ArgumentException($"backoffThreshold must be between 0 and 1, was {backoffThreshold}.", nameof(backoffThreshold));
        if (backoffRate is < 0 or > 1)
            throw new ArgumentException($"backoffRate must be between 0 and 1, was {backoffRate}.", nameof(backoffRate));
        if (messagesPerResize <= 0)
            throw new ArgumentException($"messagesPerResize must be at least 1, was {messagesPerResize}.", nameof(messagesPerResize));

        LowerBound = lower;
        UpperBound = upper;
        PressureThreshold = pressureThreshold;
        RampupRate = rampupRate;
        BackoffThreshold = backoffThreshold;
        BackoffRate = backoffRate;
        MessagesPerResize = messagesPerResize;
    }

    /// <summary>The least number of routees.</summary>
    public int LowerBound { get; set; }

    /// <summary>The largest number of routees.</summary>
    public int UpperBound { get; set; }

    /// <summary>When a routee counts as busy; see the constructor.</summary>
    public int PressureThreshold { get; }

    /// <summary>By which part of their number routees are added when all are busy.</summary>
    public double RampupRate { get; }

    /// <summary>Below which part of busy routees some are removed.</summary>
    public double BackoffThreshold { get; }

    /// <summary>Which part of the routees is removed then.</summary>
    public double BackoffRate { get; }

    /// <summary>After how many messages the size is looked at again.</summary>
    public int MessagesPerResize { get; }

    /// <summary>Reads a <c>resizer</c> section.</summary>
    /// <param name="resizerConfig">The section.</param>
    /// <returns>The resizer.</returns>
    public static new DefaultResizer FromConfig(Config resizerConfig) => new(
        resizerConfig.GetInt("lower-bound", 1),
        resizerConfig.GetInt("upper-bound", 10),
        resizerConfig.GetInt("pressure-threshold", 1),
        resizerConfig.GetDouble("rampup-rate", 0.2),
        resizerConfig.GetDouble("backoff-threshold", 0.3),
        resizerConfig.GetDouble("backoff-rate", 0.1),
        resizerConfig.GetInt("messages-per-resize", 10));

    /// <summary>True at every <see cref="MessagesPerResize"/>th message.</summary>
    /// <param name="messageCounter">How many messages the pool had before this one.</param>
    /// <returns>True to look at the size now.</returns>
    public override bool IsTimeForResize(long messageCounter) => messageCounter % MessagesPerResize == 0;

    /// <summary>See <see cref="Capacity"/>.</summary>
    /// <param name="currentRoutees">The routees.</param>
    /// <returns>How many routees to add; negative to remove that many.</returns>
    public override int Resize(IEnumerable<Routee> currentRoutees) => Capacity(currentRoutees);

    /// <summary>Decides by how many routees to grow or shrink, within the bounds.</summary>
    /// <param name="currentRoutees">The routees.</param>
    /// <returns>How many routees to add; negative to remove that many.</returns>
    public int Capacity(IEnumerable<Routee> currentRoutees)
    {
        var routees = currentRoutees as ICollection<Routee> ?? [.. currentRoutees];
        var wanted = routees.Count + Filter(Pressure(routees), routees.Count);
        return Math.Min(Math.Max(wanted, LowerBound), UpperBound) - routees.Count;
    }

    /// <summary>Counts the busy routees. Routees that are not actors of this process are never busy.</summary>
    /// <param name="currentRoutees">The routees.</param>
    /// <returns>How many are busy.</returns>
    public int Pressure(IEnumerable<Routee> currentRoutees) => currentRoutees.Count(IsBusy);

    private bool IsBusy(Routee routee) => RouteeLoad.CellOf(routee) is { } cell && PressureThreshold switch
    {
        1 => RouteeLoad.IsProcessing(cell) && cell.NumberOfMessages > 0,
        < 1 => RouteeLoad.IsProcessing(cell),
        _ => cell.NumberOfMessages >= PressureThreshold,
    };

    /// <summary>The change that the load asks for, whatever the bounds.</summary>
    /// <param name="pressure">How many routees are busy.</param>
    /// <param name="capacity">How many there are.</param>
    /// <returns>How many routees to add; negative to remove that many.</returns>
    public int Filter(int pressure, int capacity) => Rampup(pressure, capacity) + Backoff(pressure, capacity);

    /// <summary>How many routees to remove because few are busy.</summary>
    /// <param name="pressure">How many routees are busy.</param>
    /// <param name="capacity">How many there are.</param>
    /// <returns>Their number, as a negative number, or zero.</returns>
    public int Backoff(int pressure, int capacity) =>
        BackoffThreshold > 0 && BackoffRate > 0 && capacity > 0 && pressure / (double)capacity < BackoffThreshold
            ? (int)Math.Floor(-1 * BackoffRate * capacity)
            : 0;

    /// <summary>How many routees to add because all are busy.</summary>
    /// <param name="pressure">How many routees are busy.</param>
    /// <param name="capacity">How many there are.</param>
    /// <returns>Their number, or zero.</returns>
    public int Rampup(int pressure, int capacity) => pressure < capacity ? 0 : (int)Math.Ceiling(RampupRate * capacity);

    /// <inheritdoc />
    public bool Equals(DefaultResizer? other) => other is not null
        && MessagesPerResize == other.MessagesPerResize
        && BackoffRate.Equals(other.BackoffRate)
        && RampupRate.Equals(other.RampupRate)
        && BackoffThreshold.Equals(other.BackoffThreshold)
        && UpperBound == other.UpperBound
        && PressureThreshold == other.PressureThreshold
        && LowerBound == other.LowerBound;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as DefaultResizer);

    /// <inheritdoc />
    public override int GetHashCode() =>
        HashCode.Combine(PressureThreshold, RampupRate, BackoffThreshold, BackoffRate, MessagesPerResize);
}
