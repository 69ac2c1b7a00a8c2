using System.Diagnostics.CodeAnalysis;
using Akka.Configuration.Hocon;

namespace Akka.Configuration;

public partial class Config
{
    /// <summary>The text at a path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="default">What to return when there is no text.</param>
    /// <returns>The text, or the default when there is no value or it is a list or an object.</returns>
    [return: NotNullIfNotNull(nameof(@default))]
    public virtual string? GetString(string path, string? @default = null) => Get(path, null, value => value.GetString()) ?? @default;

    /// <summary>The boolean at a path: <c>true</c>, <c>on</c>, <c>yes</c> or <c>false</c>, <c>off</c>, <c>no</c>.</summary>
    /// <param name="path">The path.</param>
    /// <param name="default">What to return when there is no value.</param>
    /// <returns>The boolean or the default.</returns>
    /// <exception cref="ConfigurationException">The value is no boolean.</exception>
    public virtual bool GetBoolean(string path, bool @default = false) => Get(path, @default, value => value.GetBoolean());

    /// <summary>The whole number at a path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="default">What to return when there is no value.</param>
    /// <returns>The number or the default.</returns>
    /// <exception cref="ConfigurationException">The value is no whole number, or does not fit into 32 bits.</exception>
    public virtual int GetInt(string path, int @default = 0) => Get(path, @default, value => value.GetInt());

    /// <summary>The whole number at a path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="default">What to return when there is no value.</param>
    /// <returns>The number or the default.</returns>
    /// <exception cref="ConfigurationException">The value is no whole number, or does not fit into 64 bits.</exception>
    public virtual long GetLong(string path, long @default = 0) => Get(path, @default, value => value.GetLong());

    /// <summary>The decimal number at a path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="default">What to return when there is no value.</param>
    /// <returns>The number or the default.</returns>
    /// <exception cref="ConfigurationException">The value is no number.</exception>
    public virtual decimal GetDecimal(string path, decimal @default = 0) => Get(path, @default, value => value.GetDecimal());

    /// <summary>The number at a path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="default">What to return when there is no value.</param>
    /// <returns>The number or the default.</returns>
    /// <exception cref="ConfigurationException">The value is no number.</exception>
    public virtual float GetFloat(string path, float @default = 0) => Get(path, @default, value => value.GetFloat());

    /// <summary>The number at a path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="default">What to return when there is no value.</param>
    /// <returns>The number or the default.</returns>
    /// <exception cref="ConfigurationException">The value is no number.</exception>
    public virtual double GetDouble(string path, double @default = 0) => Get(path, @default, value => value.GetDouble());

    /// <summary>The duration at a path: a number with a unit (<c>10s</c>, <c>500 ms</c>), or in milliseconds without one, or <c>infinite</c>.</summary>
    /// <param name="path">The path.</param>
    /// <param name="default">What to return when there is no value; null stands for zero.</param>
    /// <param name="allowInfinite">Whether <c>infinite</c> is legal.</param>
    /// <returns>The duration or the default; <see cref="Timeout.InfiniteTimeSpan"/> for <c>infinite</c>.</returns>
    /// <exception cref="ConfigurationException">The value is no duration, or negative.</exception>
    public virtual TimeSpan GetTimeSpan(string path, TimeSpan? @default = null, bool allowInfinite = true) => allowInfinite
        ? Get(path, @default.GetValueOrDefault(), value => value.GetTimeSpan(allowInfinite: true))
        : Get(path, @default.GetValueOrDefault(), value => value.GetTimeSpan(allowInfinite: false));

    /// <summary>The size in bytes at a path: a number with a unit (<c>10kB</c>, <c>1 MiB</c>) or without one.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The size, or null when there is no value.</returns>
    /// <exception cref="ConfigurationException">The value is no size, or negative.</exception>
    public virtual long? GetByteSize(string path) => GetByteSize(path, null);

    /// <summary>The size in bytes at a path: a number with a unit (<c>10kB</c>, <c>1 MiB</c>) or without one.</summary>
    /// <param name="path">The path.</param>
    /// <param name="def">What to return when there is no value.</param>
    /// <returns>The size or the default.</returns>
    /// <exception cref="ConfigurationException">The value is no size, or negative.</exception>
    public virtual long? GetByteSize(string path, long? def = null) => Get(path, def, value => value.GetByteSize());

    /// <summary>The list of text at a path.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The items; none when there is no list.</returns>
    /// <exception cref="ConfigurationException">An item is no text.</exception>
    public virtual IList<string> GetStringList(string path) => GetStringList(path, []);

    /// <summary>The list of text at a path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="defaultPaths">What to return when there is no value.</param>
    /// <returns>The items or the default.</returns>
    /// <exception cref="ConfigurationException">An item is no text.</exception>
    public virtual IList<string> GetStringList(string path, string[] defaultPaths) => Get<IList<string>>(path, defaultPaths, value => value.GetStringList());

    /// <summary>The list of booleans at a path.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The items; none when there is no list.</returns>
    /// <exception cref="ConfigurationException">An item is no boolean.</exception>
    public virtual IList<bool> GetBooleanList(string path) => Get(path, [], value => value.GetBooleanList());

    /// <summary>The list of bytes at a path.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The items; none when there is no list.</returns>
    /// <exception cref="ConfigurationException">An item is no number from 0 to 255.</exception>
    public virtual IList<byte> GetByteList(string path) => Get(path, [], value => value.GetByteList());

    /// <summary>The list of whole numbers at a path.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The items; none when there is no list.</returns>
    /// <exception cref="ConfigurationException">An item is no number of 32 bits.</exception>
    public virtual IList<int> GetIntList(string path) => Get(path, [], value => value.GetIntList());

    /// <summary>The list of whole numbers at a path.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The items; none when there is no list.</returns>
    /// <exception cref="ConfigurationException">An item is no number of 64 bits.</exception>
    public virtual IList<long> GetLongList(string path) => Get(path, [], value => value.GetLongList());

    /// <summary>The list of decimal numbers at a path.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The items; none when there is no list.</returns>
    /// <exception cref="ConfigurationException">An item is no number.</exception>
    public virtual IList<decimal> GetDecimalList(string path) => Get(path, [], value => value.GetDecimalList());

    /// <summary>The list of numbers at a path.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The items; none when there is no list.</returns>
    /// <exception cref="ConfigurationException">An item is no number.</exception>
    public virtual IList<float> GetFloatList(string path) => Get(path, [], value => value.GetFloatList());

    /// <summary>The list of numbers at a path.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The items; none when there is no list.</returns>
    /// <exception cref="ConfigurationException">An item is no number.</exception>
    public virtual IList<double> GetDoubleList(string path) => Get(path, [], value => value.GetDoubleList());

    [return: NotNullIfNotNull(nameof(@default))]
    private T? Get<T>(string path, T? @default, Func<HoconValue, T?> convert)
    {
        if (Find(path) is not { } value)
            return @default;

        try
        {
            return convert(value);
        }
        catch (ConfigurationException e)
        {
            throw AtPath(path, e);
        }
    }
}
