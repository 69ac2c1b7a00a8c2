using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Configuration;
using Akka.Event;
using Akka.Simulation;
using Akka.Util.Internal;

namespace Akka.Dispatch;

/// <summary>The system's dispatchers, by the path of their section in the configuration.</summary>
public sealed class Dispatchers
{
    /// <summary>The dispatcher of actors that name none.</summary>
    public const string DefaultDispatcherId = "akka.actor.default-dispatcher";

    /// <summary>The dispatcher for work that blocks.</summary>
    public const string DefaultBlockingDispatcherId = "akka.actor.default-blocking-io-dispatcher";

    /// <summary>The dispatcher that runs on the synchronization context it is first used in.</summary>
    public const string SynchronizedDispatcherId = "akka.actor.synchronized-dispatcher";

    internal const string InternalDispatcherId = "akka.actor.internal-dispatcher";

    private const int MaximumAliases = 20;

    private readonly ConcurrentDictionary<string, MessageDispatcherConfigurator> _configurators = new();
    private readonly ActorSystem _system;
    private readonly IDispatching? _dispatching;
    private MessageDispatcher? _default;

    /// <summary>Creates the registry.</summary>
    public Dispatchers(ActorSystem system, IDispatcherPrerequisites prerequisites, ILoggingAdapter? logger)
    {
        _system = system;
        _dispatching = (system as ActorSystemImpl)?.Seams.Dispatching;
        Prerequisites = prerequisites;
        _ = logger;
    }

    /// <summary>The section of the default dispatcher.</summary>
    public Config DefaultDispatcherConfig => Section(DefaultDispatcherId);

    /// <summary>The dispatcher of actors that name none.</summary>
    public MessageDispatcher DefaultGlobalDispatcher => _default ??= Lookup(DefaultDispatcherId);

    /// <summary>What dispatchers need of the system.</summary>
    public IDispatcherPrerequisites Prerequisites { get; }

    /// <summary>The dispatcher of a section.</summary>
    /// <exception cref="ConfigurationException">There is no such section, or it names an unknown type.</exception>
    public MessageDispatcher Lookup(string dispatcherName) =>
        string.IsNullOrEmpty(dispatcherName) ? DefaultGlobalDispatcher : _configurators.GetOrAdd(dispatcherName, Configure).Dispatcher();

    /// <summary>True when there is such a section.</summary>
    public bool HasDispatcher(string id) => _configurators.ContainsKey(id) || _system.Settings.Config.HasPath(id);

    /// <summary>Adds a dispatcher that is in no configuration.</summary>
    /// <returns>False when the name is taken.</returns>
    public bool RegisterConfigurator(string id, MessageDispatcherConfigurator configurator) => _configurators.TryAdd(id, Chosen(configurator));

    /// <summary>The path of a dispatcher's own section: a path that has another path as its value is an alias for that.</summary>
    /// <exception cref="ConfigurationException">There is no such section, or aliases lead in a circle.</exception>
    internal string Concrete(string id)
    {
        var concrete = id;
        for (var followed = 0; followed <= MaximumAliases; followed++)
        {
            if (!_system.Settings.Config.HasPath(concrete)) throw new ConfigurationException($"Dispatcher [{concrete}] is not configured.");
            var value = _system.Settings.Config.GetValue(concrete)!;
            if (!value.IsString()) return concrete;
            concrete = value.GetString()!;
        }
        throw new ConfigurationException(
            $"Could not find a concrete dispatcher config after following {MaximumAliases} aliases from [{id}]: do they lead in a circle?");
    }

    private Config Section(string id)
    {
        var section = _system.Settings.Config.GetConfig(id);
        return ConfigurationFactory.ParseString($"id = \"{id}\"").WithFallback(section);
    }

    private MessageDispatcherConfigurator Configure(string id)
    {
        var concrete = Concrete(id);
        if (concrete != id) return _configurators.GetOrAdd(concrete, Configure);
        var config = Section(id);
        if (id != DefaultDispatcherId) config = config.WithFallback(_system.Settings.Config.GetConfig(DefaultDispatcherId));
        var type = config.GetString("type", "Dispatcher");
        var executor = config.GetString("executor", "default-executor");
        return Chosen(type switch
        {
            "PinnedDispatcher" => new PinnedDispatcherConfigurator(config, Prerequisites),
            "SynchronizedDispatcher" => new SynchronizationContextDispatcherConfigurator(config, Prerequisites),
            "ForkJoinDispatcher" => OnExecutor(id, "fork-join-executor", config),
            "ChannelDispatcher" => OnExecutor(id, "channel-executor", config),
            "Dispatcher" or "TaskDispatcher" => OnExecutor(id, executor, config),
            _ => (MessageDispatcherConfigurator)Activator.CreateInstance(Find(id, type), config, Prerequisites)!,
        });
    }

    private MessageDispatcherConfigurator Chosen(MessageDispatcherConfigurator configured) => _dispatching?.Choose(configured) ?? configured;

    private MessageDispatcherConfigurator OnExecutor(string id, string executor, Config config) => executor switch
    {
        "current-context-executor" => new SynchronizationContextDispatcherConfigurator(config, Prerequisites),
        "fork-join-executor" when config.GetInt("dedicated-thread-pool.thread-count", 0) is > 0 and var threads =>
            new ExecutorDispatcherConfigurator(config, Prerequisites, dispatcher => new OwnThreads(dispatcher, threads)),
        "channel-executor" when Level(id, config) is var level =>
            new ExecutorDispatcherConfigurator(config, Prerequisites, _ => new ChannelLevel(id, () => ChannelTaskScheduler.Get(_system).GetScheduler(level))),
        "default-executor" or "thread-pool-executor" or "task-executor" or "fork-join-executor" => new DispatcherConfigurator(config, Prerequisites),
        _ => throw new ConfigurationException($"Dispatcher [{id}] has the unknown executor [{executor}]."),
    };

    private static TaskSchedulerPriority Level(string id, Config config)
    {
        var name = config.GetString("channel-executor.priority", "normal");
        return Enum.TryParse<TaskSchedulerPriority>(name, ignoreCase: true, out var priority) && priority != TaskSchedulerPriority.None
            ? priority
            : throw new ConfigurationException($"Dispatcher [{id}] has the unknown channel-executor.priority [{name}].");
    }

    private static Type Find(string id, string type)
    {
        try
        {
            return TypeResolver.Resolve(type);
        }
        catch (TypeLoadException e)
        {
            throw new ConfigurationException($"Dispatcher [{id}] has the unknown type [{type}].", e);
        }
    }
}
