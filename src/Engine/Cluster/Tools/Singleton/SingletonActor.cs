using Akka.Actor;
using Akka.Util;

namespace Akka.Cluster.Tools.Singleton;

/// <summary>What <see cref="ClusterSingleton.Init"/> starts: an actor that is there once in the cluster. Immutable.</summary>
public class SingletonActor
{
    private SingletonActor(string name, Props props, Option<object> stopMessage, Option<ClusterSingletonSettings> settings)
    {
        Name = name;
        Props = props;
        StopMessage = stopMessage;
        Settings = settings;
    }

    /// <summary>The singleton's name, which tells it from other singletons of the cluster.</summary>
    public string Name { get; }

    /// <summary>How to create the actor.</summary>
    public Props Props { get; }

    /// <summary>What the actor is sent when it is to stop, which it then does; none: a <see cref="PoisonPill"/>.</summary>
    public Option<object> StopMessage { get; }

    /// <summary>The settings; none: those of the system.</summary>
    public Option<ClusterSingletonSettings> Settings { get; }

    /// <summary>Describes a singleton.</summary>
    /// <param name="props">How to create the actor.</param>
    /// <param name="name">The singleton's name: the same on all nodes.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static SingletonActor Create(Props props, string name)
    {
        ArgumentNullException.ThrowIfNull(props);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new SingletonActor(name, props, Option<object>.None, Option<ClusterSingletonSettings>.None);
    }

    /// <summary>The same with other props, of another dispatcher for instance.</summary>
    public SingletonActor WithProps(Props props) => new(Name, props, StopMessage, Settings);

    /// <summary>The same with a message that stops the actor when it is to move.</summary>
    public SingletonActor WithStopMessage(object stopMessage) => new(Name, Props, Option<object>.Create(stopMessage), Settings);

    /// <summary>The same with settings of its own.</summary>
    public SingletonActor WithSettings(ClusterSingletonSettings settings) => new(Name, Props, StopMessage, Option<ClusterSingletonSettings>.Create(settings));
}
