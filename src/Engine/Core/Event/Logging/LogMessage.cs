namespace Akka.Event;

/// <summary>A log message that is turned into text when somebody wants the text, with <see cref="object.ToString"/>.</summary>
public abstract class LogMessage
{
    /// <summary>Turns the format and the arguments into text.</summary>
    protected readonly ILogMessageFormatter Formatter;

    /// <summary>Creates the message.</summary>
    /// <param name="formatter">Turns the format and the arguments into text.</param>
    /// <param name="format">The format.</param>
    public LogMessage(ILogMessageFormatter formatter, string format)
    {
        Formatter = formatter;
        Format = format;
    }

    /// <summary>The format, with its placeholders.</summary>
    public string Format { get; }

    /// <summary>The arguments, in the order in which they were given.</summary>
    internal abstract IReadOnlyList<object?> Arguments { get; }

    /// <summary>The text, and what is wrong with the format, if anything is.</summary>
    internal abstract string ToString(out FormatException? problem);
}

/// <summary>A format and its arguments.</summary>
internal sealed class FormattedLogMessage(ILogMessageFormatter formatter, string format, object?[] arguments) : LogMessage(formatter, format)
{
    internal override IReadOnlyList<object?> Arguments => arguments;

    public override string ToString() => ToString(out _);

    internal override string ToString(out FormatException? problem)
    {
        problem = null;
        try
        {
            return Formatter.Format(Format, arguments!);
        }
        catch (FormatException exception)
        {
            // A slip in a log call must cost neither the event nor the logger that prints it.
            problem = exception;
            return $"{Format} ({string.Join(", ", arguments)}) [{exception.Message}]";
        }
    }
}
