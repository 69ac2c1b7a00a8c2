using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Event;
using Akka.Util.Internal;

namespace Akka.Actor;

/// <summary>An actor system's settings: its configuration, over the engine's defaults, as typed values.</summary>
public class Settings
{
    private readonly Config _given;
    private Config _fallback = ConfigurationFactory.Default();

    /// <summary>Reads the settings.</summary>
    public Settings(ActorSystem system, Config config)
        : this(system, config, ActorSystemSetup.Empty)
    {
    }

    /// <summary>Reads the settings.</summary>
    /// <param name="system">The system that they are for.</param>
    /// <param name="config">Its configuration.</param>
    /// <param name="setup">What the code that makes the system adds.</param>
    /// <exception cref="ConfigurationException">A value is not of the kind that its key takes.</exception>
    public Settings(ActorSystem system, Config config, ActorSystemSetup setup)
    {
        System = system;
        Setup = setup;
        _given = config;
        Config = config.SafeWithFallback(_fallback)!;
        Config.CheckSubstitutions();
        ConfigVersion = Text("akka.version");
        Home = Config.GetString("akka.home", "") ?? "";
        var bootstrap = setup.Get<BootstrapSetup>();
        ProviderSelectionType = bootstrap is { HasValue: true, Value.ActorRefProvider.HasValue: true }
            ? bootstrap.Value.ActorRefProvider.Value
            : ProviderSelection.Parse(Text("akka.actor.provider"));
        SupervisorStrategyClass = Text("akka.actor.guardian-supervisor-strategy");
        AskTimeout = Config.GetTimeSpan("akka.actor.ask-timeout", Timeout.InfiniteTimeSpan, allowInfinite: true);
        CreationTimeout = Config.GetTimeSpan("akka.actor.creation-timeout");
        UnstartedPushTimeout = Config.GetTimeSpan("akka.actor.unstarted-push-timeout");
        SerializeAllMessages = Config.GetBoolean("akka.actor.serialize-messages", false);
        SerializeAllCreators = Config.GetBoolean("akka.actor.serialize-creators", false);
        EmitActorTelemetry = Config.GetBoolean("akka.actor.telemetry.enabled", false);
        LogLevel = Text("akka.loglevel");
        StdoutLogLevel = Text("akka.stdout-loglevel");
        Loggers = Config.GetStringList("akka.loggers");
        LoggersDispatcher = Text("akka.loggers-dispatcher");
        LoggerStartTimeout = Config.GetTimeSpan("akka.logger-startup-timeout");
        LoggerAsyncStart = Config.GetBoolean("akka.logger-async-start", false);
        LogFormatter = CreateFormatter(Config.GetString("akka.logger-formatter", ""));
        StdoutLogger = CreateStdoutLogger(Config.GetString("akka.stdout-logger-class", ""));
        var filter = setup.Get<LogFilterSetup>();
        LogFilter = filter.HasValue ? filter.Value.CreateEvaluator() : LogFilterEvaluator.NoFilters;
        StdoutLogger.Filter = LogFilter;
        LogConfigOnStart = Config.GetBoolean("akka.log-config-on-start", false);
        LogSerializerOverrideOnStart = Config.GetBoolean("akka.log-serializer-override-on-start", true);
        LogDeadLetters = ReadLogDeadLetters();
        LogDeadLettersDuringShutdown = Config.GetBoolean("akka.log-dead-letters-during-shutdown", false);
        LogDeadLettersSuspendDuration = Text("akka.log-dead-letters-suspend-duration") is "infinite"
            ? Timeout.InfiniteTimeSpan
            : Config.GetTimeSpan("akka.log-dead-letters-suspend-duration");
        AddLoggingReceive = Config.GetBoolean("akka.actor.debug.receive", false);
        DebugAutoReceive = Config.GetBoolean("akka.actor.debug.autoreceive", false);
        DebugLifecycle = Config.GetBoolean("akka.actor.debug.lifecycle", false);
        FsmDebugEvent = Config.GetBoolean("akka.actor.debug.fsm", false);
        DebugEventStream = Config.GetBoolean("akka.actor.debug.event-stream", false);
        DebugUnhandledMessage = Config.GetBoolean("akka.actor.debug.unhandled", false);
        DebugTimerScheduler = Config.GetBoolean("akka.actor.debug.log-timers", false);
        DebugRouterMisconfiguration = Config.GetBoolean("akka.actor.debug.router-misconfiguration", false);
        DefaultVirtualNodesFactor = Config.GetInt("akka.actor.deployment.default.virtual-nodes-factor", 10);
        SchedulerClass = Text("akka.scheduler.implementation");
        SchedulerShutdownTimeout = Config.GetTimeSpan("akka.scheduler.shutdown-timeout");
        CoordinatedShutdownTerminateActorSystem = Config.GetBoolean("akka.coordinated-shutdown.terminate-actor-system", true);
        CoordinatedShutdownRunByActorSystemTerminate = Config.GetBoolean("akka.coordinated-shutdown.run-by-actor-system-terminate", true);
        if (CoordinatedShutdownRunByActorSystemTerminate && !CoordinatedShutdownTerminateActorSystem)
            throw new ConfigurationException(
                "akka.coordinated-shutdown.run-by-actor-system-terminate is on, so akka.coordinated-shutdown.terminate-actor-system can't be off.");
    }

    /// <summary>The system that the settings are for.</summary>
    public ActorSystem System { get; }

    /// <summary>The whole configuration, the engine's defaults included.</summary>
    public Config Config { get; private set; }

    /// <summary>What the code that made the system added.</summary>
    public ActorSystemSetup Setup { get; }

    /// <summary>The version of the configuration's keys.</summary>
    public string ConfigVersion { get; }

    /// <summary>The home folder, if configured.</summary>
    public string Home { get; }

    /// <summary>The type of the reference provider.</summary>
    public string ProviderClass => ProviderSelectionType.Fqn;

    /// <summary>The kind of reference provider: local, remote or cluster.</summary>
    public ProviderSelection ProviderSelectionType { get; }

    /// <summary>True when the system is a cluster node.</summary>
    public bool HasCluster => ProviderSelectionType.HasCluster;

    /// <summary>The type that makes the user guardian's strategy.</summary>
    public string SupervisorStrategyClass { get; }

    /// <summary>How long an Ask waits that says nothing of it; negative for ever.</summary>
    public TimeSpan AskTimeout { get; }

    /// <summary>How long the making of a system actor may take.</summary>
    public TimeSpan CreationTimeout { get; }

    /// <summary>How long a sender waits for a reference that is not started yet.</summary>
    public TimeSpan UnstartedPushTimeout { get; }

    /// <summary>True when every message is serialized even within the process; for tests.</summary>
    public bool SerializeAllMessages { get; }

    /// <summary>True when all props are serialized even within the process; for tests.</summary>
    public bool SerializeAllCreators { get; }

    /// <summary>True when the start, restart and stop of actors are published.</summary>
    public bool EmitActorTelemetry { get; }

    /// <summary>The least important level that is logged.</summary>
    public string LogLevel { get; }

    /// <summary>The least important level that is logged on standard output while the loggers are not there.</summary>
    public string StdoutLogLevel { get; }

    /// <summary>The types of the loggers.</summary>
    public IList<string> Loggers { get; }

    /// <summary>The dispatcher of the loggers.</summary>
    public string LoggersDispatcher { get; }

    /// <summary>How long a logger may take to start.</summary>
    public TimeSpan LoggerStartTimeout { get; }

    /// <summary>True when the system does not wait for its loggers.</summary>
    public bool LoggerAsyncStart { get; }

    /// <summary>Turns a log message's format and arguments into text.</summary>
    public ILogMessageFormatter LogFormatter { get; }

    /// <summary>The logger that is there before and after the others.</summary>
    public MinimalLogger StdoutLogger { get; }

    /// <summary>What is kept out of the log.</summary>
    public LogFilterEvaluator LogFilter { get; }

    /// <summary>True when the configuration is logged at the start.</summary>
    public bool LogConfigOnStart { get; }

    /// <summary>True when a serializer that replaces another is logged.</summary>
    public bool LogSerializerOverrideOnStart { get; }

    /// <summary>How many dead letters are logged; 0 for none, <see cref="int.MaxValue"/> for all.</summary>
    public int LogDeadLetters { get; }

    /// <summary>True when dead letters are logged while the system stops.</summary>
    public bool LogDeadLettersDuringShutdown { get; }

    /// <summary>How long the log of dead letters rests once it is full; negative for ever.</summary>
    public TimeSpan LogDeadLettersSuspendDuration { get; }

    /// <summary>True when actors log what they receive, if they ask for it.</summary>
    public bool AddLoggingReceive { get; }

    /// <summary>True when automatically handled messages are logged.</summary>
    public bool DebugAutoReceive { get; }

    /// <summary>True when the life cycle of actors is logged.</summary>
    public bool DebugLifecycle { get; }

    /// <summary>True when state machines log their events.</summary>
    public bool FsmDebugEvent { get; }

    /// <summary>True when subscriptions to the event stream are logged.</summary>
    public bool DebugEventStream { get; }

    /// <summary>True when unhandled messages are logged.</summary>
    public bool DebugUnhandledMessage { get; }

    /// <summary>True when actors' timers log when they are started and cancelled.</summary>
    public bool DebugTimerScheduler { get; }

    /// <summary>True when doubtful router settings are logged.</summary>
    public bool DebugRouterMisconfiguration { get; }

    /// <summary>Places of a routee on the ring of consistent hashing.</summary>
    public int DefaultVirtualNodesFactor { get; }

    /// <summary>The type of the scheduler.</summary>
    public string SchedulerClass { get; }

    /// <summary>How long the scheduler may take to stop.</summary>
    public TimeSpan SchedulerShutdownTimeout { get; }

    /// <summary>True when coordinated shutdown ends with the termination of the system.</summary>
    public bool CoordinatedShutdownTerminateActorSystem { get; }

    /// <summary>True when the termination of the system runs coordinated shutdown.</summary>
    public bool CoordinatedShutdownRunByActorSystemTerminate { get; }

    /// <summary>Adds defaults, below everything that is there.</summary>
    public void InjectTopLevelFallback(Config config)
    {
        _fallback = _fallback.WithFallback(config);
        Config = _given.WithFallback(_fallback);
    }

    /// <inheritdoc />
    public override string ToString() => Config.ToString();

    // The engine's own defaults have every key.
    private string Text(string path) => Config.GetString(path) ?? throw new ConfigurationException($"The setting [{path}] is missing.");

    private int ReadLogDeadLetters() => Text("akka.log-dead-letters").ToLowerInvariant() switch
    {
        "off" or "false" or "no" => 0,
        "on" or "true" or "yes" => int.MaxValue,
        _ => Config.GetInt("akka.log-dead-letters", 10),
    };

    private static ILogMessageFormatter CreateFormatter(string? typeName) => string.IsNullOrEmpty(typeName)
        ? DefaultLogMessageFormatter.Instance
        : TypeResolver.Resolve(typeName) is var type && type == typeof(DefaultLogMessageFormatter)
            ? DefaultLogMessageFormatter.Instance
            : (ILogMessageFormatter)Activator.CreateInstance(type)!;

    private static MinimalLogger CreateStdoutLogger(string? typeName) => string.IsNullOrEmpty(typeName)
        ? new StandardOutLogger()
        : TypeResolver.Resolve(typeName) is { } type && typeof(MinimalLogger).IsAssignableFrom(type)
            ? (MinimalLogger)Activator.CreateInstance(type)!
            : throw new ConfigurationException($"akka.stdout-logger-class names [{typeName}], which is no MinimalLogger.");
}
