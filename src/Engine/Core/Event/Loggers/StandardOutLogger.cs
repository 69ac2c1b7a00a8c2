namespace Akka.Event;

/// <summary>Writes to standard output, in the colour of the event's level if standard output is a terminal.</summary>
public class StandardOutLogger : MinimalLogger
{
    private static readonly Lock ColorLock = new();

    /// <summary>The colour of debug events.</summary>
    public static ConsoleColor DebugColor { get; set; } = ConsoleColor.Gray;

    /// <summary>The colour of info events.</summary>
    public static ConsoleColor InfoColor { get; set; } = ConsoleColor.White;

    /// <summary>The colour of warnings.</summary>
    public static ConsoleColor WarningColor { get; set; } = ConsoleColor.Yellow;

    /// <summary>The colour of errors.</summary>
    public static ConsoleColor ErrorColor { get; set; } = ConsoleColor.Red;

    /// <summary>Whether colours are used on a terminal.</summary>
    public static bool UseColors { get; set; } = true;

    /// <inheritdoc/>
    protected override void Log(object message)
    {
        var line = message.ToString();
        if (message is not LogEvent logEvent || !UseColors || Console.IsOutputRedirected)
        {
            Console.Out.WriteLine(line);
            return;
        }

        lock (ColorLock)
        {
            Console.ForegroundColor = ColorOf(logEvent.LogLevel());
            Console.Out.WriteLine(line);
            Console.ResetColor();
        }
    }

    private static ConsoleColor ColorOf(LogLevel level) => level switch
    {
        LogLevel.DebugLevel => DebugColor,
        LogLevel.InfoLevel => InfoColor,
        LogLevel.WarningLevel => WarningColor,
        _ => ErrorColor,
    };
}
