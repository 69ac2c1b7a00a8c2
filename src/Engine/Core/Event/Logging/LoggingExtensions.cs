namespace Akka.Event;

/// <summary>Logging at each level, with a text or with a format and its arguments. Nothing is built for a level that is not enabled.</summary>
public static partial class LoggingExtensions
{
    /// <summary>Logs at a level.</summary>
    /// <param name="log">The log.</param>
    /// <param name="level">The level.</param>
    /// <param name="format">The text, taken as it is.</param>
    public static void Log(this ILoggingAdapter log, LogLevel level, string format) => log.Log(level, null, format);

    /// <summary>Logs at a level.</summary>
    /// <param name="log">The log.</param>
    /// <param name="level">The level.</param>
    /// <param name="format">The format.</param>
    /// <param name="args">What fills the format's placeholders.</param>
    public static void Log(this ILoggingAdapter log, LogLevel level, string format, object[] args) =>
        log.LogFormatted(level, null, format, args);

    /// <summary>Logs at a level.</summary>
    /// <param name="log">The log.</param>
    /// <param name="level">The level.</param>
    /// <param name="cause">The exception that is the reason, or null.</param>
    /// <param name="format">The format.</param>
    /// <param name="args">What fills the format's placeholders.</param>
    public static void Log(this ILoggingAdapter log, LogLevel level, Exception? cause, string format, object[] args) =>
        log.LogFormatted(level, cause, format, args);

    /// <summary>Logs at a level.</summary>
    /// <param name="log">The log.</param>
    /// <param name="logLevel">The level.</param>
    /// <param name="cause">The exception that is the reason, or null.</param>
    /// <param name="format">The format.</param>
    /// <param name="arg1">Fills placeholder 0.</param>
    public static void Log<T1>(
        this ILoggingAdapter log, LogLevel logLevel, Exception? cause, string format, T1 arg1)
    {
        if (log.IsEnabled(logLevel))
            log.LogFormatted(logLevel, cause, format, [arg1]);
    }

    /// <summary>Logs at a level.</summary>
    /// <param name="log">The log.</param>
    /// <param name="logLevel">The level.</param>
    /// <param name="cause">The exception that is the reason, or null.</param>
    /// <param name="format">The format.</param>
    /// <param name="arg1">Fills placeholder 0.</param>
    /// <param name="arg2">Fills placeholder 1.</param>
    public static void Log<T1, T2>(
        this ILoggingAdapter log, LogLevel logLevel, Exception? cause, string format, T1 arg1, T2 arg2)
    {
        if (log.IsEnabled(logLevel))
            log.LogFormatted(logLevel, cause, format, [arg1, arg2]);
    }

    /// <summary>Logs at a level.</summary>
    /// <param name="log">The log.</param>
    /// <param name="logLevel">The level.</param>
    /// <param name="cause">The exception that is the reason, or null.</param>
    /// <param name="format">The format.</param>
    /// <param name="arg1">Fills placeholder 0.</param>
    /// <param name="arg2">Fills placeholder 1.</param>
    /// <param name="arg3">Fills placeholder 2.</param>
    public static void Log<T1, T2, T3>(
        this ILoggingAdapter log, LogLevel logLevel, Exception? cause, string format, T1 arg1, T2 arg2, T3 arg3)
    {
        if (log.IsEnabled(logLevel))
            log.LogFormatted(logLevel, cause, format, [arg1, arg2, arg3]);
    }

    /// <summary>Logs at a level.</summary>
    /// <param name="log">The log.</param>
    /// <param name="logLevel">The level.</param>
    /// <param name="cause">The exception that is the reason, or null.</param>
    /// <param name="format">The format.</param>
    /// <param name="arg1">Fills placeholder 0.</param>
    /// <param name="arg2">Fills placeholder 1.</param>
    /// <param name="arg3">Fills placeholder 2.</param>
    /// <param name="arg4">Fills placeholder 3.</param>
    public static void Log<T1, T2, T3, T4>(
        this ILoggingAdapter log, LogLevel logLevel, Exception? cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4)
    {
        if (log.IsEnabled(logLevel))
            log.LogFormatted(logLevel, cause, format, [arg1, arg2, arg3, arg4]);
    }

    /// <summary>Logs at a level.</summary>
    /// <param name="log">The log.</param>
    /// <param name="logLevel">The level.</param>
    /// <param name="cause">The exception that is the reason, or null.</param>
    /// <param name="format">The format.</param>
    /// <param name="arg1">Fills placeholder 0.</param>
    /// <param name="arg2">Fills placeholder 1.</param>
    /// <param name="arg3">Fills placeholder 2.</param>
    /// <param name="arg4">Fills placeholder 3.</param>
    /// <param name="arg5">Fills placeholder 4.</param>
    public static void Log<T1, T2, T3, T4, T5>(
        this ILoggingAdapter log, LogLevel logLevel, Exception? cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5)
    {
        if (log.IsEnabled(logLevel))
            log.LogFormatted(logLevel, cause, format, [arg1, arg2, arg3, arg4, arg5]);
    }

    /// <summary>Logs at a level.</summary>
    /// <param name="log">The log.</param>
    /// <param name="logLevel">The level.</param>
    /// <param name="cause">The exception that is the reason, or null.</param>
    /// <param name="format">The format.</param>
    /// <param name="arg1">Fills placeholder 0.</param>
    /// <param name="arg2">Fills placeholder 1.</param>
    /// <param name="arg3">Fills placeholder 2.</param>
    /// <param name="arg4">Fills placeholder 3.</param>
    /// <param name="arg5">Fills placeholder 4.</param>
    /// <param name="arg6">Fills placeholder 5.</param>
    public static void Log<T1, T2, T3, T4, T5, T6>(
        this ILoggingAdapter log, LogLevel logLevel, Exception? cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6)
    {
        if (log.IsEnabled(logLevel))
            log.LogFormatted(logLevel, cause, format, [arg1, arg2, arg3, arg4, arg5, arg6]);
    }

    private static void LogFormatted(this ILoggingAdapter log, LogLevel level, Exception? cause, string format, object?[] arguments)
    {
        if (log.IsEnabled(level))
            log.Log(level, cause, new FormattedLogMessage(log.Formatter, format, arguments));
    }
}
