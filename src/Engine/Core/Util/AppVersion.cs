using System.Globalization;

namespace Akka.Util;

/// <summary>
/// The version of an application: up to three numbers with dots between, then a pre-release after '-', or what dynver adds after '+' (the
/// number of commits since, and the last one). Text without a leading number is a version too, lower than all numbers. A pre-release is
/// lower than its release; what is no number compares as text, by the value of the characters.
/// </summary>
public class AppVersion : IComparable<AppVersion>, IEquatable<AppVersion>
{
    private const int MaxNumbers = 3;

    /// <summary>The lowest version with numbers, 0.0.0.</summary>
    public static readonly AppVersion Zero = Create("0.0.0");

    private readonly (int Major, int Minor, int Patch, int Commits) _numbers;
    private readonly string _rest;

    private AppVersion(string version, (int Major, int Minor, int Patch, int Commits) numbers, string rest)
    {
        Version = version;
        _numbers = numbers;
        _rest = rest;
    }

    /// <summary>The text that this was made from.</summary>
    public string Version { get; }

    /// <summary>Reads a version.</summary>
    /// <param name="version">The text.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are more than three numbers.</exception>
    /// <exception cref="FormatException">A part in front of or between dots is no number.</exception>
    /// <exception cref="OverflowException">A number is too large.</exception>
    public static AppVersion Create(string version)
    {
        ArgumentException.ThrowIfNullOrEmpty(version);
        var parts = version.Split('.');
        if (parts.Length > MaxNumbers)
            throw new ArgumentOutOfRangeException(nameof(version), version, $"A version has at most {MaxNumbers} numbers.");
        if (parts.Length == 1)
            return WithoutDots(version);

        var numbers = new int[MaxNumbers];
        for (var i = 0; i < parts.Length - 1; i++)
            numbers[i] = Number(parts[i]);
        var (last, after) = SplitAt(parts[^1], "-+");
        numbers[parts.Length - 1] = Number(last);
        var (commits, rest) = Commits(after);
        return new AppVersion(version, (numbers[0], numbers[1], numbers[2], commits), rest);
    }

    /// <summary>Compares two versions; each is greater than null.</summary>
    /// <param name="other">The other one.</param>
    /// <returns>Negative, zero or positive.</returns>
    public int CompareTo(AppVersion? other)
    {
        if (other is null)
            return 1;
        var byNumbers = _numbers.CompareTo(other._numbers);
        if (byNumbers != 0 || _rest == other._rest)
            return byNumbers;
        return (_rest.Length, other._rest.Length) switch
        {
            (0, _) => 1,
            (_, 0) => -1,
            _ => string.CompareOrdinal(_rest, other._rest),
        };
    }

    /// <summary>Two versions are equal when neither is greater, whatever they were written as.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(AppVersion? other) => CompareTo(other) == 0;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is AppVersion other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(_numbers, _rest);

    /// <inheritdoc />
    public override string ToString() => Version;

    /// <summary>True when neither version is greater.</summary>
    public static bool operator ==(AppVersion? first, AppVersion? second) => first is null ? second is null : first.Equals(second);

    /// <summary>True when one version is greater.</summary>
    public static bool operator !=(AppVersion? first, AppVersion? second) => !(first == second);

    private static AppVersion WithoutDots(string version) =>
        int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new AppVersion(version, (number, 0, 0, 0), "")
            : new AppVersion(version, default, version);

    // As dynver writes it: 10-1234abcd are ten commits, the last of which is 1234abcd.
    private static (int Commits, string After) Commits(string text)
    {
        var (number, rest) = SplitAt(text, "-");
        return rest.Length > 0 && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var commits) ? (commits, rest) : (0, text);
    }

    private static (string Before, string After) SplitAt(string text, string separators)
    {
        var at = text.AsSpan().IndexOfAny(separators);
        return at < 0 ? (text, "") : (text[..at], text[(at + 1)..]);
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
