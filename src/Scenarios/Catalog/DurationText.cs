using System.Globalization;

namespace ActorConcurrency.Scenarios.Catalog;

/// <summary>Durations as people write them on a command line: <c>2s</c>, <c>500ms</c>, <c>1.5m</c>, <c>3</c>.</summary>
internal static class DurationText
{
    private static readonly (string Unit, double Seconds)[] Units = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600), ("", 1)];

    /// <summary>True for a positive duration of at most a day.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        var (unit, seconds) = Units.First(u => text.EndsWith(u.Unit, StringComparison.Ordinal));
        var isNumber = double.TryParse(
            text.AsSpan(0, text.Length - unit.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count);
        var total = count * seconds;
        duration = isNumber && total <= 86_400 ? TimeSpan.FromSeconds(total) : TimeSpan.Zero;
        return duration > TimeSpan.Zero;
    }

    /// <summary>A duration in seconds or, below one, in milliseconds.</summary>
    public static string Format(TimeSpan duration) => duration.TotalSeconds < 1
        ? duration.TotalMilliseconds.ToString("0.###", CultureInfo.InvariantCulture) + " ms"
        : duration.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) + " s";
}
