using Akka.Actor;
using Akka.Simulation;

namespace Akka.Event;

/// <summary>Something to be logged, as it travels on the event stream from the adapter to the loggers.</summary>
public abstract class LogEvent : INoSerializationVerificationNeeded
{
    /// <summary>Notes time and thread.</summary>
    protected LogEvent()
    {
        Timestamp = (Simulator.Current?.Date ?? TimeProvider.System.GetUtcNow()).UtcDateTime;
        Thread = Thread.CurrentThread;
        LogSource = "";
        LogClass = typeof(LogEvent);
        Message = "";
    }

    /// <summary>The exception that is the reason, or null.</summary>
    public Exception? Cause { get; protected set; }

    /// <summary>When it was logged, in UTC.</summary>
    public DateTime Timestamp { get; }

    /// <summary>The thread that logged it.</summary>
    public Thread Thread { get; }

    /// <summary>Who logged it, as text: for actors the path.</summary>
    public string LogSource { get; protected set; }

    /// <summary>Who logged it, as a type.</summary>
    public Type LogClass { get; protected set; }

    /// <summary>What was logged; its text is its <see cref="object.ToString"/>.</summary>
    public object Message { get; protected set; }

    /// <summary>How important it is.</summary>
    public abstract LogLevel LogLevel();

    /// <summary>Level, time, thread, source, message, and on the next line the cause, if there is one.</summary>
    public override string ToString() => ToString(Message);

    /// <summary>Like <see cref="ToString()"/>, with the message's text already at hand.</summary>
    internal string ToString(object message)
    {
        var line = $"[{LogLevel().StringFor()}][{Timestamp:yyyy-MM-ddTHH:mm:ss.fffZ}][Thread {Thread.ManagedThreadId:0000}][{LogSource}] {message}";
        return Cause is null ? line : $"{line}{Environment.NewLine}Cause: {Cause}";
    }
}

/// <summary>A log event of level debug.</summary>
public class Debug : LogEvent
{
    /// <summary>Creates the event.</summary>
    /// <param name="logSource">Who logs it, as text.</param>
    /// <param name="logClass">Who logs it, as a type.</param>
    /// <param name="message">What is logged.</param>
    public Debug(string logSource, Type logClass, object message)
        : this(null, logSource, logClass, message)
    {
    }

    /// <summary>Creates the event.</summary>
    /// <param name="cause">The exception that is the reason, or null.</param>
    /// <param name="logSource">Who logs it, as text.</param>
    /// <param name="logClass">Who logs it, as a type.</param>
    /// <param name="message">What is logged.</param>
    public Debug(Exception? cause, string logSource, Type logClass, object message)
    {
        Cause = cause;
        LogSource = logSource;
        LogClass = logClass;
        Message = message;
    }

    /// <inheritdoc/>
    public override LogLevel LogLevel() => Event.LogLevel.DebugLevel;
}

/// <summary>A log event of level info.</summary>
public class Info : LogEvent
{
    /// <summary>Creates the event.</summary>
    /// <param name="logSource">Who logs it, as text.</param>
    /// <param name="logClass">Who logs it, as a type.</param>
    /// <param name="message">What is logged.</param>
    public Info(string logSource, Type logClass, object message)
        : this(null, logSource, logClass, message)
    {
    }

    /// <summary>Creates the event.</summary>
    /// <param name="cause">The exception that is the reason, or null.</param>
    /// <param name="logSource">Who logs it, as text.</param>
    /// <param name="logClass">Who logs it, as a type.</param>
    /// <param name="message">What is logged.</param>
    public Info(Exception? cause, string logSource, Type logClass, object message)
    {
        Cause = cause;
        LogSource = logSource;
        LogClass = logClass;
        Message = message;
    }

    /// <inheritdoc/>
    public override LogLevel LogLevel() => Event.LogLevel.InfoLevel;
}

/// <summary>A log event of level warning.</summary>
public class Warning : LogEvent
{
    /// <summary>Creates the event.</summary>
    /// <param name="logSource">Who logs it, as text.</param>
    /// <param name="logClass">Who logs it, as a type.</param>
    /// <param name="message">What is logged.</param>
    public Warning(string logSource, Type logClass, object message)
        : this(null, logSource, logClass, message)
    {
    }

    /// <summary>Creates the event.</summary>
    /// <param name="cause">The exception that is the reason, or null.</param>
    /// <param name="logSource">Who logs it, as text.</param>
    /// <param name="logClass">Who logs it, as a type.</param>
    /// <param name="message">What is logged.</param>
    public Warning(Exception? cause, string logSource, Type logClass, object message)
    {
        Cause = cause;
        LogSource = logSource;
        LogClass = logClass;
        Message = message;
    }

    /// <inheritdoc/>
    public override LogLevel LogLevel() => Event.LogLevel.WarningLevel;
}

/// <summary>A log event of level error.</summary>
public class Error : LogEvent
{
    /// <summary>Creates the event.</summary>
    /// <param name="cause">The exception that is the reason, or null.</param>
    /// <param name="logSource">Who logs it, as text.</param>
    /// <param name="logClass">Who logs it, as a type.</param>
    /// <param name="message">What is logged.</param>
    public Error(Exception? cause, string logSource, Type logClass, object message)
    {
        Cause = cause;
        LogSource = logSource;
        LogClass = logClass;
        Message = message;
    }

    /// <inheritdoc/>
    public override LogLevel LogLevel() => Event.LogLevel.ErrorLevel;
}
