namespace Akka.Event;

/// <summary>Entry to the log: adapters for whoever logs, and the names of levels and sources.</summary>
public static partial class Logging
{
    internal const LogLevel OffLevel = (LogLevel)int.MaxValue;

    internal static readonly LogLevel[] AllLevels =
        [LogLevel.DebugLevel, LogLevel.InfoLevel, LogLevel.WarningLevel, LogLevel.ErrorLevel];

    /// <summary>The class of a level's events.</summary>
    /// <param name="logLevel">The level.</param>
    /// <exception cref="ArgumentException">There is no such level.</exception>
    public static Type ClassFor(this LogLevel logLevel) => logLevel switch
    {
        LogLevel.DebugLevel => typeof(Debug),
        LogLevel.InfoLevel => typeof(Info),
        LogLevel.WarningLevel => typeof(Warning),
        LogLevel.ErrorLevel => typeof(Error),
        _ => throw new ArgumentException($"There is no log level {logLevel}.", nameof(logLevel)),
    };

    /// <summary>A level's name in capitals.</summary>
    /// <param name="logLevel">The level.</param>
    /// <exception cref="ArgumentException">There is no such level.</exception>
    public static string StringFor(this LogLevel logLevel) => logLevel switch
    {
        LogLevel.DebugLevel => "DEBUG",
        LogLevel.InfoLevel => "INFO",
        LogLevel.WarningLevel => "WARNING",
        LogLevel.ErrorLevel => "ERROR",
        OffLevel => "OFF",
        _ => throw new ArgumentException($"There is no log level {logLevel}.", nameof(logLevel)),
    };

    /// <summary>The level that a name in the configuration stands for.</summary>
    /// <param name="logLevel">DEBUG, INFO, WARNING, ERROR or OFF, in any case.</param>
    /// <exception cref="ArgumentException">There is no level of this name.</exception>
    public static LogLevel LogLevelFor(string logLevel) => logLevel.ToUpperInvariant() switch
    {
        "DEBUG" => LogLevel.DebugLevel,
        "INFO" => LogLevel.InfoLevel,
        "WARNING" => LogLevel.WarningLevel,
        "ERROR" => LogLevel.ErrorLevel,
        "OFF" => OffLevel,
        _ => throw new ArgumentException(
            $"There is no log level \"{logLevel}\": it can be OFF, ERROR, WARNING, INFO or DEBUG.", nameof(logLevel)),
    };

    /// <summary>The level of a class of events.</summary>
    /// <typeparam name="T">The class: <see cref="Debug"/>, <see cref="Info"/>, <see cref="Warning"/> or <see cref="Error"/>.</typeparam>
    /// <exception cref="ArgumentException">The class has no level.</exception>
    public static LogLevel LogLevelFor<T>()
        where T : LogEvent
    {
        foreach (var level in AllLevels)
        {
            if (level.ClassFor() == typeof(T))
                return level;
        }

        throw new ArgumentException($"{typeof(T)} has no log level.");
    }

    /// <summary>The name of an object's type, without namespace.</summary>
    /// <param name="o">The object.</param>
    public static string SimpleName(object o) => SimpleName(o.GetType());

    /// <summary>A type's name, without namespace.</summary>
    /// <param name="t">The type.</param>
    public static string SimpleName(Type t) => t.Name;
}
