using System.Collections.Concurrent;
using Akka.Event;

namespace Akka.Actor;

/// <summary>The plugins of an actor system, at most one of each class. They apply to instances that are made after their registration.</summary>
public class ActorProducerPipelineResolver
{
    private readonly Lock _gate = new();
    private readonly Lazy<ILoggingAdapter> _log;
    private IActorProducerPlugin[] _plugins = [new ActorStashPlugin()];

    // Replaced whenever the plugins change.
    private volatile ConcurrentDictionary<Type, ActorProducerPipeline> _pipelines = new();

    /// <summary>Creates the registry, with the <see cref="ActorStashPlugin"/> in it.</summary>
    /// <param name="logBuilder">Makes the log for failures of plugins when the first one comes.</param>
    public ActorProducerPipelineResolver(Func<ILoggingAdapter> logBuilder) => _log = new Lazy<ILoggingAdapter>(logBuilder);

    /// <summary>How many plugins there are.</summary>
    public int TotalPluginCount => Volatile.Read(ref _plugins).Length;

    /// <summary>True while the stash plugin is the only one: then the cell does its work itself.</summary>
    internal bool HasStashPluginOnly { get; private set; } = true;

    /// <summary>Adds a plugin as the last one.</summary>
    /// <returns>False when there is one of its class already.</returns>
    public bool Register(IActorProducerPlugin plugin) => Change(plugin, plugins => [.. plugins, plugin], wasThere: false);

    /// <summary>Adds a plugin at a position.</summary>
    /// <returns>False when there is one of its class already.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public bool Insert(int index, IActorProducerPlugin plugin)
    {
        return Change(plugin, Inserted, wasThere: false);

        IActorProducerPlugin[] Inserted(IActorProducerPlugin[] plugins)
        {
            var all = plugins.ToList();
            all.Insert(index, plugin);
            return [.. all];
        }
    }

    /// <summary>Takes the plugin of a class away.</summary>
    /// <returns>False when there is none of that class.</returns>
    public bool Unregister(IActorProducerPlugin plugin) => Change(plugin, plugins => Array.FindAll(plugins, p => p.GetType() != plugin.GetType()), wasThere: true);

    /// <summary>True when there is a plugin of the same class.</summary>
    public bool IsRegistered(IActorProducerPlugin plugin)
    {
        ArgumentNullException.ThrowIfNull(plugin);
        return Array.Exists(Volatile.Read(ref _plugins), p => p.GetType() == plugin.GetType());
    }

    /// <summary>The plugins for a type of actors.</summary>
    internal ActorProducerPipeline PipelineFor(Type actorType) => _pipelines.GetOrAdd(
        actorType,
        static (type, self) => new ActorProducerPipeline(self._log, Volatile.Read(ref self._plugins).Where(plugin => plugin.CanBeAppliedTo(type))),
        this);

    private bool Change(IActorProducerPlugin plugin, Func<IActorProducerPlugin[], IActorProducerPlugin[]> change, bool wasThere)
    {
        lock (_gate)
        {
            if (IsRegistered(plugin) != wasThere) return false;
            var plugins = change(_plugins);
            Volatile.Write(ref _plugins, plugins);
            HasStashPluginOnly = plugins is [ActorStashPlugin];
            _pipelines = new ConcurrentDictionary<Type, ActorProducerPipeline>();
            return true;
        }
    }
}
