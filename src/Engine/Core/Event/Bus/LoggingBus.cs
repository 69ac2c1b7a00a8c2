using Akka.Actor;

namespace Akka.Event;

/// <summary>An event bus by type that also has a log level and the loggers that go with it.</summary>
public class LoggingBus : ActorEventBus<object, Type>
{
    private readonly LoggerSet _loggers;
    private volatile LogLevel _logLevel;

    /// <summary>Creates a bus without loggers, that lets errors and warnings through.</summary>
    public LoggingBus()
    {
        _loggers = new LoggerSet(this);
        _logLevel = LogLevel.WarningLevel;
    }

    /// <summary>The least important level that is logged.</summary>
    public LogLevel LogLevel => _logLevel;

    /// <summary>Changes the log level, for the adapters and the loggers.</summary>
    /// <param name="logLevel">The new level.</param>
    public void SetLogLevel(LogLevel logLevel)
    {
        _logLevel = logLevel;
        _loggers.SetLevel(logLevel);
    }

    /// <summary>Has log events written to standard output, until the configured loggers have started.</summary>
    /// <param name="config">The actor system's settings.</param>
    public void StartStdoutLogger(Settings config) => _loggers.StartStdout(config);

    /// <summary>Starts the loggers of <c>akka.loggers</c> and ends output by the standard-output logger, unless it is one of them.</summary>
    /// <exception cref="Configuration.ConfigurationException">A logger's type was not found.</exception>
    internal void StartDefaultLoggers(ExtendedActorSystem system) => _loggers.StartConfigured(system);

    /// <summary>
    /// Stops the loggers, each when it has written what it was sent until now; what is logged later goes to standard output, if
    /// <c>akka.stdout-loglevel</c> lets it.
    /// </summary>
    /// <returns>The loggers that will stop.</returns>
    internal IReadOnlyList<IActorRef> StopDefaultLoggers() => _loggers.StopConfigured();

    /// <summary>Tells the subscribers that the loggers have stopped.</summary>
    internal void DefaultLoggersStopped() => _loggers.ConfiguredStopped();

    /// <inheritdoc/>
    protected override bool IsSubClassification(Type parent, Type child) => parent.IsAssignableFrom(child);

    /// <inheritdoc/>
    protected override void Publish(object @event, IActorRef subscriber) => subscriber.Tell(@event, ActorRefs.NoSender);

    /// <inheritdoc/>
    protected override bool Classify(object @event, Type classifier) => classifier.IsAssignableFrom(GetClassifier(@event));

    /// <inheritdoc/>
    protected override Type GetClassifier(object @event) => @event.GetType();
}
