using Akka.Actor;
using Akka.Configuration;
using Akka.Simulation;
using Akka.Util.Internal;

namespace Akka.Event;

/// <summary>The loggers that are subscribed to a bus: which there are, and to which levels.</summary>
internal sealed class LoggerSet(LoggingBus bus)
{
    private readonly Lock _lock = new();
    private readonly List<IActorRef> _loggers = [];
    private MinimalLogger? _stdout;
    private LogLevel _stdoutLevel;
    private bool _keepsStdout;
    private bool _lostLogger;

    public void SetLevel(LogLevel level)
    {
        lock (_lock)
        {
            // Standard output keeps its own level, unless it is one of the configured loggers.
            foreach (var logger in _loggers)
            {
                if (_keepsStdout || !ReferenceEquals(logger, _stdout))
                    Subscribe(logger, level);
            }
        }
    }

    public void StartStdout(Settings settings)
    {
        lock (_lock)
        {
            _stdout = settings.StdoutLogger;
            _stdoutLevel = LevelOf("akka.stdout-loglevel", settings.StdoutLogLevel);
            _loggers.Add(_stdout);
            Subscribe(_stdout, _stdoutLevel);
        }

        bus.SetLogLevel(_stdoutLevel);
        Trace("StandardOutLogger started");
    }

    public void StartConfigured(ExtendedActorSystem system)
    {
        var settings = system.Settings;
        var types = settings.Loggers.Select(TypeOf).ToList();
        _keepsStdout = types.RemoveAll(type => type == _stdout?.GetType()) > 0;
        bus.SetLogLevel(LevelOf("akka.loglevel", settings.LogLevel));
        foreach (var type in types)
            Start(system, type);

        if (settings.DebugUnhandledMessage)
            bus.Subscribe(system.SystemActorOf(Props.Create<UnhandledMessageForwarder>(), "unhandledMessageForwarder"), typeof(UnhandledMessage));
        DropStdout();
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
        Announce("Shutting down: StandardOutLogger started");
        foreach (var logger in stopped)
        {
            bus.Unsubscribe(logger);
            logger.Tell(PoisonPill.Instance, ActorRefs.NoSender);
        }

        return stopped;
    }

    /// <summary>Those that were told to stop have stopped.</summary>
    public void ConfiguredStopped() => Announce("All default loggers stopped");

    /// <summary>A logger has answered to <see cref="InitializeLogger"/>.</summary>
    public void Started(IActorRef logger) => Trace($"Logger {logger.Path.Name} started");

    /// <summary>A logger has stopped by itself, for example because it could not start: standard output takes its place.</summary>
    public void Lost(IActorRef logger)
    {
        lock (_lock)
        {
            if (!_loggers.Remove(logger))
                return;
            _lostLogger = true;
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

    private static Type TypeOf(string typeName) => TypeResolver.TryResolve(typeName)
        ?? throw new ConfigurationException($"akka.loggers names \"{typeName}\", and there is no such type.");

    private void Start(ExtendedActorSystem system, Type type)
    {
        int number;
        lock (_lock)
            number = _loggers.Count;
        var logger = system.SystemActorOf(
            Props.Create(type).WithDispatcher(system.Settings.LoggersDispatcher), $"log{number}-{Logging.SimpleName(type)}");
        var watch = new LoggerWatch(logger, system.Provider, this);
        logger.Tell(new InitializeLogger(bus), watch);
        lock (_lock)
        {
            _loggers.Add(logger);
            Subscribe(logger, bus.LogLevel);
        }

        watch.Begin();

        // The default logger misses nothing: it is subscribed, and sees the message above before any event. Another one may have
        // more to set up, for example subscriptions of its own, and the system must not be in use before that is done.
        var limit = system.Settings.LoggerStartTimeout;
        if (type != typeof(DefaultLogger) && !system.Settings.LoggerAsyncStart && !watch.WaitForAnswer(limit, Simulator.Of(system)))
            bus.Publish(new Warning(logger.Path.ToString(), typeof(LoggerSet), $"The logger has not answered to InitializeLogger within {limit}."));
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

    private void DropStdout()
    {
        lock (_lock)
        {
            if (_stdout is null || _keepsStdout || _lostLogger)
                return;
            _loggers.Remove(_stdout);
            bus.Unsubscribe(_stdout);
        }
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
            Announce(message);
    }

    // The level decides what loggers get; the end of a system may interest other subscribers as well.
    private void Announce(string message) => bus.Publish(new Debug(Logging.SimpleName(bus), bus.GetType(), message));
}
