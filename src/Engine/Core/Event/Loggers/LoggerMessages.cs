using Akka.Actor;
using Akka.Dispatch;

namespace Akka.Event;

/// <summary>A logger's first message. It answers with <see cref="LoggerInitialized"/>.</summary>
public class InitializeLogger : INoSerializationVerificationNeeded
{
    /// <summary>Creates the message.</summary>
    /// <param name="loggingBus">The bus that the log events come from.</param>
    public InitializeLogger(LoggingBus loggingBus) => LoggingBus = loggingBus;

    /// <summary>The bus that the log events come from.</summary>
    public LoggingBus LoggingBus { get; }
}

/// <summary>A logger's answer to <see cref="InitializeLogger"/>.</summary>
public class LoggerInitialized : INoSerializationVerificationNeeded, IDeadLetterSuppression;

/// <summary>The kind of mailbox that loggers ask for: one that loses no log event when the logger stops.</summary>
public interface ILoggerMessageQueueSemantics : ISemantics;
