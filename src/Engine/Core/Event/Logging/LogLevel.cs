namespace Akka.Event;

/// <summary>How important a log event is. A log level lets through the events of its own importance and above.</summary>
public enum LogLevel
{
    /// <summary>Detail for finding faults.</summary>
    DebugLevel,

    /// <summary>What happens in normal operation.</summary>
    InfoLevel,

    /// <summary>Something unexpected that does no harm yet.</summary>
    WarningLevel,

    /// <summary>Something failed.</summary>
    ErrorLevel,
}
