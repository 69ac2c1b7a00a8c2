using System.Globalization;

namespace Akka.Configuration.Hocon;

public partial class HoconValue
{
    /// <summary>The value as text.</summary>
    /// <returns>The text, or null when the value is null, undefined, a list or an object.</returns>
    public string? GetString() => (Effective() as HoconLiteral)?.Value;

    /// <summary>The value as a list.</summary>
    /// <returns>The items in order; none when it is no list.</returns>
    public IList<HoconValue> GetArray() => Effective() as HoconArray ?? [];

    /// <summary>The value as a boolean: <c>true</c>, <c>on</c>, <c>yes</c> or <c>false</c>, <c>off</c>, <c>no</c>.</summary>
    /// <returns>The boolean.</returns>
    /// <exception cref="ConfigurationException">It is something else.</exception>
    public bool GetBoolean() => GetString() switch
    {
        "true" or "on" or "yes" => true,
        "false" or "off" or "no" => false,
        _ => throw Expected("true, false, on, off, yes or no", Effective()),
    };

    /// <summary>The value as a whole number from 0 to 255.</summary>
    /// <returns>The number.</returns>
    /// <exception cref="ConfigurationException">It is no such number.</exception>
    public byte GetByte() =>
        byte.TryParse(GetString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : throw Expected("a number from 0 to 255", Effective());

    /// <summary>The value as a whole number.</summary>
    /// <returns>The number.</returns>
    /// <exception cref="ConfigurationException">It is no whole number, or does not fit into 32 bits.</exception>
    public int GetInt() =>
        int.TryParse(GetString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : throw Expected("a whole number of 32 bits", Effective());

    /// <summary>The value as a whole number.</summary>
    /// <returns>The number.</returns>
    /// <exception cref="ConfigurationException">It is no whole number, or does not fit into 64 bits.</exception>
    public long GetLong() =>
        long.TryParse(GetString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : throw Expected("a whole number of 64 bits", Effective());

    /// <summary>The value as a decimal number.</summary>
    /// <returns>The number.</returns>
    /// <exception cref="ConfigurationException">It is no number.</exception>
    public decimal GetDecimal() =>
        decimal.TryParse(GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Expected("a number", Effective());

    /// <summary>The value as a number.</summary>
    /// <returns>The number.</returns>
    /// <exception cref="ConfigurationException">It is no number.</exception>
    public float GetFloat() =>
        float.TryParse(GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Expected("a number", Effective());

    /// <summary>The value as a number.</summary>
    /// <returns>The number.</returns>
    /// <exception cref="ConfigurationException">It is no number.</exception>
    public double GetDouble() =>
        double.TryParse(GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Expected("a number", Effective());

    /// <summary>
    /// The value as a duration: a number with a unit (<c>ns</c>, <c>us</c>, <c>ms</c>, <c>s</c>, <c>m</c>, <c>h</c>, <c>d</c> or the
    /// unit's name), or in milliseconds without one, or <c>infinite</c>.
    /// </summary>
    /// <param name="allowInfinite">Whether <c>infinite</c> is legal.</param>
    /// <returns>The duration; <see cref="Timeout.InfiniteTimeSpan"/> for <c>infinite</c>.</returns>
    /// <exception cref="ConfigurationException">It is no duration, or negative.</exception>
    public TimeSpan GetTimeSpan(bool allowInfinite = true)
    {
        if (GetString() is { } text)
        {
            if (allowInfinite && text.Trim().Equals("infinite", StringComparison.OrdinalIgnoreCase))
                return Timeout.InfiniteTimeSpan;
            if (HoconUnits.TryDuration(text, out var duration))
                return duration;
        }

        throw Expected(allowInfinite ? "a duration such as 500ms, 10s or infinite" : "a duration such as 500ms or 10s", Effective());
    }

    /// <summary>
    /// The value as a size in bytes: a number, with a unit of powers of ten (<c>kB</c>, <c>MB</c>, ...) or of two
    /// (<c>k</c>, <c>K</c>, <c>KiB</c>, <c>m</c>, <c>MiB</c>, ...) or without one.
    /// </summary>
    /// <returns>The size, or null when the value is null or undefined.</returns>
    /// <exception cref="ConfigurationException">It is no size, or negative.</exception>
    public long? GetByteSize()
    {
        if (IsAbsent)
            return null;
        return GetString() is { } text && HoconUnits.TrySize(text, out var bytes) ? bytes : throw Expected("a size such as 512, 10kB or 1MiB", Effective());
    }

    /// <summary>The value as a list of text.</summary>
    /// <returns>The items in order; none when it is no list.</returns>
    /// <exception cref="ConfigurationException">An item is no text.</exception>
    public IList<string> GetStringList() => ListOf(item => item.GetString() ?? throw Expected("text", item.Effective()));

    /// <summary>The value as a list of booleans.</summary>
    /// <returns>The items in order; none when it is no list.</returns>
    /// <exception cref="ConfigurationException">An item is no boolean.</exception>
    public IList<bool> GetBooleanList() => ListOf(item => item.GetBoolean());

    /// <summary>The value as a list of bytes.</summary>
    /// <returns>The items in order; none when it is no list.</returns>
    /// <exception cref="ConfigurationException">An item is no number from 0 to 255.</exception>
    public IList<byte> GetByteList() => ListOf(item => item.GetByte());

    /// <summary>The value as a list of whole numbers.</summary>
    /// <returns>The items in order; none when it is no list.</returns>
    /// <exception cref="ConfigurationException">An item is no number of 32 bits.</exception>
    public IList<int> GetIntList() => ListOf(item => item.GetInt());

    /// <summary>The value as a list of whole numbers.</summary>
    /// <returns>The items in order; none when it is no list.</returns>
    /// <exception cref="ConfigurationException">An item is no number of 64 bits.</exception>
    public IList<long> GetLongList() => ListOf(item => item.GetLong());

    /// <summary>The value as a list of decimal numbers.</summary>
    /// <returns>The items in order; none when it is no list.</returns>
    /// <exception cref="ConfigurationException">An item is no number.</exception>
    public IList<decimal> GetDecimalList() => ListOf(item => item.GetDecimal());

    /// <summary>The value as a list of numbers.</summary>
    /// <returns>The items in order; none when it is no list.</returns>
    /// <exception cref="ConfigurationException">An item is no number.</exception>
    public IList<float> GetFloatList() => ListOf(item => item.GetFloat());

    /// <summary>The value as a list of numbers.</summary>
    /// <returns>The items in order; none when it is no list.</returns>
    /// <exception cref="ConfigurationException">An item is no number.</exception>
    public IList<double> GetDoubleList() => ListOf(item => item.GetDouble());

    private List<T> ListOf<T>(Func<HoconValue, T> convert) => GetArray().Where(item => item.Effective() is not null).Select(convert).ToList();

    private static ConfigurationException Expected(string what, IHoconElement? found) =>
        new($"expected {what}, found {HoconText.Describe(found)}.");
}
