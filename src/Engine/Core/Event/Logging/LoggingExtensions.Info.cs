namespace Akka.Event;

public static partial class LoggingExtensions
{
    /// <summary>Logs an info event.</summary>
    /// <param name="log">The log.</param>
    /// <param name="format">The text, taken as it is.</param>
    public static void Info(this ILoggingAdapter log, string format) =>
        log.Log(LogLevel.InfoLevel, null, format);

    /// <summary>Logs an info event.</summary>
    /// <param name="log">The log.</param>
    /// <param name="format">The format.</param>
    /// <param name="args">What fills the format's placeholders.</param>
    public static void Info(this ILoggingAdapter log, string format, object[] args) =>
        log.LogFormatted(LogLevel.InfoLevel, null, format, args);

    /// <summary>Logs an info event.</summary>
    /// <param name="log">The log.</param>
    /// <param name="format">The format.</param>
    /// <param name="arg1">Fills placeholder 0.</param>
    public static void Info<T1>(this ILoggingAdapter log, string format, T1 arg1)
    {
        if (log.IsInfoEnabled)
            log.LogFormatted(LogLevel.InfoLevel, null, format, [arg1]);
    }

    /// <summary>Logs an info event.</summary>
    /// <param name="log">The log.</param>
    /// <param name="format">The format.</param>
    /// <param name="arg1">Fills placeholder 0.</param>
    /// <param name="arg2">Fills placeholder 1.</param>
    public static void Info<T1, T2>(this ILoggingAdapter log, string format, T1 arg1, T2 arg2)
    {
        if (log.IsInfoEnabled)
            log.LogFormatted(LogLevel.InfoLevel, null, format, [arg1, arg2]);
    }

    /// <summary>Logs an info event.</summary>
    /// <param name="log">The log.</param>
    /// <param name="format">The format.</param>
    /// <param name="arg1">Fills placeholder 0.</param>
    /// <param name="arg2">Fills placeholder 1.</param>
    /// <param name="arg3">Fills placeholder 2.</param>
    public static void Info<T1, T2, T3>(this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3)
    {
        if (log.IsInfoEnabled)
            log.LogFormatted(LogLevel.InfoLevel, null, format, [arg1, arg2, arg3]);
    }

    /// <summary>Logs an info event.</summary>
    /// <param name="log">The log.</param>
    /// <param name="format">The format.</param>
    /// <param name="arg1">Fills placeholder 0.</param>
    /// <param name="arg2">Fills placeholder 1.</param>
    /// <param name="arg3">Fills placeholder 2.</param>
    /// <param name="arg4">Fills placeholder 3.</param>
    public static void Info<T1, T2, T3, T4>(this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4)
    {
        if (log.IsInfoEnabled)
            log.LogFormatted(LogLevel.InfoLevel, null, format, [arg1, arg2, arg3, arg4]);
    }

    /// <summary>Logs an info event.</summary>
    /// <param name="log">The log.</param>
    /// <param name="format">The format.</param>
    /// <param name="arg1">Fills placeholder 0.</param>
    /// <param name="arg2">Fills placeholder 1.</param>
    /// <param name="arg3">Fills placeholder 2.</param>
    /// <param name="arg4">Fills placeholder 3.</param>
    /// <param name="arg5">Fills placeholder 4.</param>
    public static void Info<T1, T2, T3, T4, T5>(this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5)
    {
        if (log.IsInfoEnabled)
            log.LogFormatted(LogLevel.InfoLevel, null, format, [arg1, arg2, arg3, arg4, arg5]);
    }

    /// <summary>Logs an info event.</summary>
    /// <param name="log">The log.</param>
    /// <param name="format">The format.</param>
    /// <param name="arg1">Fills placeholder 0.</param>
    /// <param name="arg2">Fills placeholder 1.</param>
    /// <param name="arg3">Fills placeholder 2.</param>
    /// <param name="arg4">Fills placeholder 3.</param>
    /// <param name="arg5">Fills placeholder 4.</param>
    /// <param name="arg6">Fills placeholder 5.</param>
    public static void Info<T1, T2, T3, T4, T5, T6>(
        this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6)
    {
        if (log.IsInfoEnabled)
            log.LogFormatted(LogLevel.InfoLevel, null, format, [arg1, arg2, arg3, arg4, arg5, arg6]);
    }

    /// <summary>Logs an info event.</summary>
    /// <param name="log">The log.</param>
    /// <param name="cause">The exception that is the reason, or null.</param>
    /// <param name="format">The text, taken as it is.</param>
    public static void Info(this ILoggingAdapter log, Exception? cause, string format) =>
        log.Log(LogLevel.InfoLevel, cause, format);

    /// <summary>Logs an info event.</summary>
    /// <param name="log">The log.</param>
    /// <param name="cause">The exception that is the reason, or null.</param>
    /// <param name="format">The format.</param>
    /// <param name="args">What fills the format's placeholders.</param>
    public static void Info(this ILoggingAdapter log, Exception? cause, string format, object[] args) =>
        log.LogFormatted(LogLevel.InfoLevel, cause, format, args);

    /// <summary>Logs an info event.</summary>
    /// <param name="log">The log.</param>
    /// <param name="cause">The exception that is the reason, or null.</param>
    /// <param name="format">The format.</param>
    /// <param name="arg1">Fills placeholder 0.</param>
    public static void Info<T1>(this ILoggingAdapter log, Exception? cause, string format, T1 arg1)
    {
        if (log.IsInfoEnabled)
            log.LogFormatted(LogLevel.InfoLevel, cause, format, [arg1]);
    }

    /// <summary>Logs an info event.</summary>
    /// <param name="log">The log.</param>
    /// <param name="cause">The exception that is the reason, or null.</param>
    /// <param name="format">The format.</param>
    /// <param name="arg1">Fills placeholder 0.</param>
    /// <param name="arg2">Fills placeholder 1.</param>
    public static void Info<T1, T2>(this ILoggingAdapter log, Exception? cause, string format, T1 arg1, T2 arg2)
    {
        if (log.IsInfoEnabled)
            log.LogFormatted(LogLevel.InfoLevel, cause, format, [arg1, arg2]);
    }

    /// <summary>Logs an info event.</summary>
    /// <param name="log">The log.</param>
    /// <param name="cause">The exception that is the reason, or null.</param>
    /// <param name="format">The format.</param>
    /// <param name="arg1">Fills placeholder 0.</param>
    /// <param name="arg2">Fills placeholder 1.</param>
    /// <param name="arg3">Fills placeholder 2.</param>
    public static void Info<T1, T2, T3>(this ILoggingAdapter log, Exception? cause, string format, T1 arg1, T2 arg2, T3 arg3)
    {
        if (log.IsInfoEnabled)
            log.LogFormatted(LogLevel.InfoLevel, cause, format, [arg1, arg2, arg3]);
    }

    /// <summary>Logs an info event.</summary>
    /// <param name="log">The log.</param>
    /// <param name="cause">The exception that is the reason, or null.</param>
    /// <param name="format">The format.</param>
    /// <param name="arg1">Fills placeholder 0.</param>
    /// <param name="arg2">Fills placeholder 1.</param>
    /// <param name="arg3">Fills placeholder 2.</param>
    /// <param name="arg4">Fills placeholder 3.</param>
    public static void Info<T1, T2, T3, T4>(this ILoggingAdapter log, Exception? cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4)
    {
        if (log.IsInfoEnabled)
            log.LogFormatted(LogLevel.InfoLevel, cause, format, [arg1, arg2, arg3, arg4]);
    }

    /// <summary>Logs an info event.</summary>
    /// <param name="log">The log.</param>
    /// <param name="cause">The exception that is the reason, or null.</param>
    /// <param name="format">The format.</param>
    /// <param name="arg1">Fills placeholder 0.</param>
    /// <param name="arg2">Fills placeholder 1.</param>
    /// <param name="arg3">Fills placeholder 2.</param>
    /// <param name="arg4">Fills placeholder 3.</param>
    /// <param name="arg5">Fills placeholder 4.</param>
    public static void Info<T1, T2, T3, T4, T5>(
        this ILoggingAdapter log, Exception? cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5)
    {
        if (log.IsInfoEnabled)
            log.LogFormatted(LogLevel.InfoLevel, cause, format, [arg1, arg2, arg3, arg4, arg5]);
    }

    /// <summary>Logs an info event.</summary>
    /// <param name="log">The log.</param>
    /// <param name="cause">The exception that is the reason, or null.</param>
    /// <param name="format">The format.</param>
    /// <param name="arg1">Fills placeholder 0.</param>
    /// <param name="arg2">Fills placeholder 1.</param>
    /// <param name="arg3">Fills placeholder 2.</param>
    /// <param name="arg4">Fills placeholder 3.</param>
    /// <param name="arg5">Fills placeholder 4.</param>
    /// <param name="arg6">Fills placeholder 5.</param>
    public static void Info<T1, T2, T3, T4, T5, T6>(
        this ILoggingAdapter log, Exception? cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6)
    {
        if (log.IsInfoEnabled)
            log.LogFormatted(LogLevel.InfoLevel, cause, format, [arg1, arg2, arg3, arg4, arg5, arg6]);
    }
}
