using Akka.Actor;
using Akka.Configuration;
using Akka.Util.Internal;

namespace Akka.Remote.Deployment;

/// <summary>The types of actors that nodes may create on each other, by the names of <c>actorconcurrency.engine.remote.actors</c>.</summary>
internal sealed class ActorTypes
{
    private const string Key = "actorconcurrency.engine.remote.actors";

    private readonly Dictionary<string, Type> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, string> _byType = [];

    /// <exception cref="ConfigurationException">A type was not found, is no actor, or has two names.</exception>
    public ActorTypes(Config config)
    {
        foreach (var (name, value) in config.GetConfig(Key)?.Root.GetObject()?.Items ?? [])
        {
            var typeName = value.GetString() ?? "";
            var type = TypeResolver.TryResolve(typeName)
                ?? throw new ConfigurationException($"{Key}.{name} is [{typeName}], which was not found.");
            if (!typeof(ActorBase).IsAssignableFrom(type)) throw new ConfigurationException($"{Key}.{name} is [{typeName}], which is no actor.");
            if (!_byType.TryAdd(type, name)) throw new ConfigurationException($"{Key} has two names for [{typeName}]: {_byType[type]} and {name}.");
            _byName.Add(name, type);
        }
    }

    /// <summary>The name of a type.</summary>
    /// <exception cref="ConfigurationException">It has none.</exception>
    public string NameOf(Type type) => _byType.TryGetValue(type, out var name)
        ? name
        : throw new ConfigurationException($"{type} can't be created on another node: {Key} has no name for it.");

    public Type? Find(string name) => _byName.GetValueOrDefault(name);
}
