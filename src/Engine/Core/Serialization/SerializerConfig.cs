using Akka.Actor;
using Akka.Configuration;
using Akka.Util.Internal;

namespace Akka.Serialization;

/// <summary>Reads the serializers of <c>akka.actor</c>.</summary>
internal static class SerializerConfig
{
    private const string Section = "akka.actor.";

    /// <summary>A type's name as the configuration writes it: with the assembly, without its version.</summary>
    public static string NameOf(Type type) => $"{type.FullName}, {type.Assembly.GetName().Name}";

    /// <summary>The number that the configuration gives to a serializer.</summary>
    /// <exception cref="ArgumentException">It gives none.</exception>
    public static int IdentifierOf(Type serializer, ExtendedActorSystem system)
    {
        foreach (var (name, value) in Entries(system.Settings.Config, "serialization-identifiers"))
        {
            if (TypeResolver.TryResolve(name) == serializer) return value.GetInt();
        }
        throw new ArgumentException(
            $"The serializer [{NameOf(serializer)}] has no number: override Identifier or name one in akka.actor.serialization-identifiers.");
    }

    /// <summary>Makes the configured serializers and binds types to them; what can't be found is logged and left out.</summary>
    public static void Load(Serialization serialization, ExtendedActorSystem system)
    {
        var byName = new Dictionary<string, Serializer>(StringComparer.Ordinal);
        foreach (var (name, value) in Entries(system.Settings.Config, "serializers"))
        {
            var typeName = value.GetString() ?? "";
            if (TypeResolver.TryResolve(typeName) is not { } type)
            {
                system.Log.Log(Event.LogLevel.WarningLevel, null, $"The serializer [{name}] is [{typeName}], which was not found: it is left out.");
                continue;
            }
            var serializer = Create(type, system, system.Settings.Config.GetConfig($"{Section}serialization-settings.{name}"));
            byName[name] = serializer;
            serialization.AddSerializer(name, serializer);
        }
        foreach (var (typeName, value) in Entries(system.Settings.Config, "serialization-bindings"))
        {
            var name = value.GetString() ?? "";
            if (TypeResolver.TryResolve(typeName) is not { } type)
                system.Log.Log(Event.LogLevel.WarningLevel, null, $"serialization-bindings names the type [{typeName}], which was not found.");
            else if (byName.TryGetValue(name, out var serializer))
                serialization.AddSerializationMap(type, serializer);
            else
                system.Log.Log(Event.LogLevel.WarningLevel, null, $"serialization-bindings gives [{typeName}] to the serializer [{name}], which is not there.");
        }
    }

    private static Serializer Create(Type type, ExtendedActorSystem system, Config? settings)
    {
        try
        {
            return (Serializer)(type.GetConstructor([typeof(ExtendedActorSystem), typeof(Config)]) is { } configured && settings is not null
                ? configured.Invoke([system, settings])
                : Activator.CreateInstance(type, system)!);
        }
        catch (Exception e) when (e is MissingMethodException or InvalidCastException)
        {
            throw new ConfigurationException($"The serializer [{type}] must derive from Serializer and have a constructor that takes an ExtendedActorSystem.", e);
        }
    }

    private static IEnumerable<KeyValuePair<string, Configuration.Hocon.HoconValue>> Entries(Config config, string section) =>
        config.GetConfig(Section + section)?.Root.GetObject()?.Items ?? [];
}
