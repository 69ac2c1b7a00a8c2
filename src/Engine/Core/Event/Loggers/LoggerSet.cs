using Akka.Actor;
using Akka.Configuration;
using Akka.Util.Internal;

namespace Akka.Event;

/// <summary>The loggers that are subscribed to a bus: which there are, and to which levels.</summary>
internal sealed class LoggerSet(LoggingBus bus)
{
    private readonly Lock _lock = new();
    private readonly List<IActorRef> _loggers = [];
    private MinimalLogger? _stdout;
    private LogLevel _stdoutLevel;

    public void SetLevel(LogLevel level)
    {
        lock (_lock)
        {
            foreach (var logger in _loggers)
                Subscribe(logger, level);
        }
    }

    public void StartStdout(Settings settings)
    {
        lock (_lock)
        {
            _stdout = settings.StdoutLogger;
            _stdoutLevel = LevelOf("akka.stdout-loglevel", settings.StdoutLogLevel);
            _loggers.Add(_stdout);
        }

        bus.SetLogLevel(_stdoutLevel);
        Trace("StandardOutLogger started");
    }

    public void StartConfigured(ExtendedActorSystem system)
    {
        var settings = system.Settings;
        bus.SetLogLevel(LevelOf("akka.loglevel", settings.LogLevel));
        var keepsStdout = false;
        foreach (var typeName in settings.Loggers)
        {
            var type = TypeResolver.TryResolve(typeName)
                ?? throw new ConfigurationException($"akka.loggers names \"{typeName}\", and there is no such type.");
            if (_stdout is not null && type == _stdout.GetType())
                keepsStdout = true;
            else
                Start(system, type);
        }

        if (settings.DebugUnhandledMessage)
            bus.Subscribe(system.SystemActorOf(Props.Create<UnhandledMessageForwarder>(), "unhandledMessageForwarder"), typeof(UnhandledMessage));
        if (!keepsStdout && _stdout is not null)
            Remove(_stdout);
        Trace("Default loggers started");
    }

    public IReadOnlyList<IActorRef> StopConfigured()
    {
        List<IActorRef> stopped;
        lock (_lock)
        {
            stopped = _loggers.FindAll(logger => !ReferenceEquals(logger, _stdout));
            _loggers.RemoveAll(stopped.Contains);
        }

        UseStdout();
        foreach (var logger in stopped)
        {
            bus.Unsubscribe(logger);
            logger.Tell(PoisonPill.Instance, ActorRefs.NoSender);
        }

        return stopped;
    }

    /// <summary>A logger has stopped by itself, for example because it could not start: standard output takes its place.</summary>
    public void Lost(IActorRef logger)
    {
        lock (_lock)
        {
            if (!_loggers.Remove(logger))
                return;
        }

        UseStdout();
        bus.Unsubscribe(logger);
        bus.Publish(new Error(null, logger.Path.ToString(), typeof(LoggerSet), "The logger has stopped; standard output takes its place."));
    }

    private static LogLevel LevelOf(string key, string name)
    {
        try
        {
            return Logging.LogLevelFor(name);
        }
        catch (ArgumentException exception)
        {
            throw new ConfigurationException($"{key}: {exception.Message}", exception);
        }
    }

    // No answer is awaited: the logger is subscribed after it was told to initialize, so it sees that message before any event.
    private void Start(ExtendedActorSystem system, Type type)
    {
        int number;
        lock (_lock)
            number = _loggers.Count;
        var logger = system.SystemActorOf(
            Props.Create(type).WithDispatcher(system.Settings.LoggersDispatcher), $"log{number}-{Logging.SimpleName(type)}");
        logger.Tell(new InitializeLogger(bus), ActorRefs.NoSender);
        lock (_lock)
        {
            _loggers.Add(logger);
            Subscribe(logger, bus.LogLevel);
        }

        LoggerWatch.Start(logger, system.Provider, this);
        Trace($"Logger {logger.Path.Name} [{type.Name}] started");
    }

    private void UseStdout()
    {
        lock (_lock)
        {
            if (_stdout is null || _loggers.Contains(_stdout))
                return;
            _loggers.Add(_stdout);
            Subscribe(_stdout, _stdoutLevel);
        }
    }

    private void Remove(IActorRef logger)
    {
        lock (_lock)
            _loggers.Remove(logger);
        bus.Unsubscribe(logger);
    }

    private void Subscribe(IActorRef logger, LogLevel lowest)
    {
        foreach (var level in Logging.AllLevels)
        {
            if (level >= lowest)
                bus.Subscribe(logger, level.ClassFor());
            else
                bus.Unsubscribe(logger, level.ClassFor());
        }
    }

    private void Trace(string message)
    {
        if (bus.LogLevel <= LogLevel.DebugLevel)
            bus.Publish(new Debug(Logging.SimpleName(bus), bus.GetType(), message));
    }
}
