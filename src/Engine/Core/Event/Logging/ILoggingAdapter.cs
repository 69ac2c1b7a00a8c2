namespace Akka.Event;

/// <summary>Writes to a log, under one source. <see cref="LoggingExtensions"/> has the methods for daily use.</summary>
public interface ILoggingAdapter
{
    /// <summary>Turns a format and its arguments into text.</summary>
    ILogMessageFormatter Formatter { get; }

    /// <summary>Whether debug events are logged.</summary>
    bool IsDebugEnabled { get; }

    /// <summary>Whether info events are logged.</summary>
    bool IsInfoEnabled { get; }

    /// <summary>Whether warnings are logged.</summary>
    bool IsWarningEnabled { get; }

    /// <summary>Whether errors are logged.</summary>
    bool IsErrorEnabled { get; }

    /// <summary>Whether events of a level are logged.</summary>
    /// <param name="logLevel">The level.</param>
    bool IsEnabled(LogLevel logLevel);

    /// <summary>Logs a message if its level is enabled.</summary>
    /// <param name="logLevel">The level.</param>
    /// <param name="cause">The exception that is the reason, or null.</param>
    /// <param name="message">The message.</param>
    void Log(LogLevel logLevel, Exception? cause, LogMessage message);

    /// <summary>Logs a text if its level is enabled.</summary>
    /// <param name="logLevel">The level.</param>
    /// <param name="cause">The exception that is the reason, or null.</param>
    /// <param name="format">The text, taken as it is.</param>
    void Log(LogLevel logLevel, Exception? cause, string format);
}
