using System.Globalization;

namespace Akka.Event;

/// <summary>Turns a format and its arguments into text.</summary>
public interface ILogMessageFormatter
{
    /// <summary>Fills in a format.</summary>
    /// <param name="format">The format.</param>
    /// <param name="args">What fills its placeholders.</param>
    string Format(string format, params object[] args);

    /// <summary>Fills in a format.</summary>
    /// <param name="format">The format.</param>
    /// <param name="args">What fills its placeholders.</param>
    string Format(string format, IEnumerable<object> args);
}

/// <summary>Formats as <see cref="string.Format(string, object[])"/> does: placeholders are numbers in braces.</summary>
public class DefaultLogMessageFormatter : ILogMessageFormatter
{
    /// <summary>The one instance.</summary>
    public static readonly DefaultLogMessageFormatter Instance = new();

    private DefaultLogMessageFormatter()
    {
    }

    /// <inheritdoc/>
    /// <exception cref="FormatException">A placeholder has no argument, or the format is malformed.</exception>
    public string Format(string format, params object[] args) => string.Format(CultureInfo.InvariantCulture, format, args);

    /// <inheritdoc/>
    /// <exception cref="FormatException">A placeholder has no argument, or the format is malformed.</exception>
    public string Format(string format, IEnumerable<object> args) => Format(format, args.ToArray());
}
