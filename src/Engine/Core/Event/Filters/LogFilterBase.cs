using Akka.Actor;

namespace Akka.Event;

/// <summary>What a filter looks at.</summary>
public enum LogFilterType
{
    /// <summary>The event's source only: cheap, as no text needs to be built.</summary>
    Source,

    /// <summary>The event's text.</summary>
    Content,
}

/// <summary>What a filter says about an event.</summary>
public enum LogFilterDecision
{
    /// <summary>The event is to be logged.</summary>
    Keep,

    /// <summary>The event is not to be logged.</summary>
    Drop,

    /// <summary>The filter has no opinion; the next one is asked.</summary>
    NoDecision,
}

/// <summary>Decides which log events reach the loggers' output.</summary>
public abstract class LogFilterBase : INoSerializationVerificationNeeded, IDeadLetterSuppression
{
    /// <summary>What the filter looks at.</summary>
    public abstract LogFilterType FilterType { get; }

    /// <summary>Decides about an event.</summary>
    /// <param name="content">The event.</param>
    /// <param name="expandedMessage">The event's text if it was built already, else null.</param>
    public abstract LogFilterDecision ShouldKeepMessage(LogEvent content, string? expandedMessage = null);
}
