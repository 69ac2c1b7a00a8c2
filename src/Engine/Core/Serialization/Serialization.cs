using System.Collections.Concurrent;
using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Serialization.Wire;

namespace Akka.Serialization;

/// <summary>A system's serializers: which one serves a type, and which one a number on the wire stands for.</summary>
/// <remarks>
/// The most specific binding wins. A type without a binding is refused where it would be sent. What comes in is read by a serializer
/// that is here, and by it alone: no type is ever looked up by a name that came from outside.
/// </remarks>
public partial class Serialization
{
    private readonly ConcurrentDictionary<Type, Serializer> _byType = new();
    private readonly ConcurrentDictionary<string, Serializer> _byName = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<int, Serializer> _byId = new();
    private readonly object _bindingsGate = new();
    private readonly CompositeSerializer _composites;
    private volatile KeyValuePair<Type, Serializer>[] _bindings = [];

    /// <summary>Makes the serializers of a system: those of its <see cref="SerializationSetup"/> and of its configuration.</summary>
    public Serialization(ExtendedActorSystem system)
    {
        System = system;
        AddSerializer("null", new NullSerializer(system));
        var primitives = new PrimitiveSerializer(system);
        AddOwn("primitives", primitives);
        _composites = new CompositeSerializer(system, primitives.Names.Where(entry => !entry.Type.IsArray));
        AddSerializer("composites", _composites);
        AddOwn("engine-messages", new EngineMessageSerializer(system));
        SerializerConfig.Load(this, system);
        foreach (var details in system.Settings.Setup.Get<SerializationSetup>() is { HasValue: true } setup ? setup.Value.CreateSerializers(system) : [])
        {
            AddSerializer(details.Alias, details.Serializer);
            foreach (var type in details.UseFor) AddSerializationMap(type, details.Serializer);
        }
    }

    /// <summary>The system.</summary>
    public ExtendedActorSystem System { get; }

    /// <summary>Adds a serializer for what comes in.</summary>
    [Obsolete("Give it a name.")]
    public void AddSerializer(Serializer serializer) => AddSerializer(SerializerConfig.NameOf(serializer.GetType()), serializer);

    /// <summary>Adds a serializer under a name, in place of an earlier one of that name or number.</summary>
    public void AddSerializer(string name, Serializer serializer)
    {
        _byName[name] = serializer;
        _byId[serializer.Identifier] = serializer;
    }

    /// <summary>Lets a serializer serve a type and those that derive from it, in place of an earlier one.</summary>
    public void AddSerializationMap(Type type, Serializer serializer)
    {
        lock (_bindingsGate)
        {
            _bindings = [.. _bindings.Where(b => b.Key != type), new(type, serializer)];
            _byType.Clear();
        }
    }

    /// <summary>The serializer for an object.</summary>
    /// <param name="obj">The object; null has one of its own.</param>
    /// <param name="defaultSerializerName">The name of the one to take when none is bound to the type.</param>
    /// <exception cref="SerializationException">None is bound to the object's type.</exception>
    public Serializer FindSerializerFor(object? obj, string? defaultSerializerName = null) =>
        obj is null ? _byId[0] : FindSerializerForType(obj.GetType(), defaultSerializerName);

    /// <summary>The serializer for a type.</summary>
    /// <param name="objectType">The type.</param>
    /// <param name="defaultSerializerName">The name of the one to take when none is bound to the type.</param>
    /// <exception cref="SerializationException">None is bound to the type.</exception>
    public Serializer FindSerializerForType(Type objectType, string? defaultSerializerName = null)
    {
        if (_byType.TryGetValue(objectType, out var known)) return known;
        var bound = MostSpecific(objectType);
        // What an array is bound by may be one of which it is a special case, and would come out as that.
        if ((bound is null || (objectType.IsSZArray && bound.Value.Key.IsSZArray && bound.Value.Key != objectType)) && _composites.Knows(objectType))
            return _byType.GetOrAdd(objectType, _composites);
        if (bound is { } found) return _byType.GetOrAdd(objectType, found.Value);
        if (defaultSerializerName is not null && _byName.TryGetValue(defaultSerializerName, out var named)) return named;
        throw new SerializationException(
            $"No serializer is bound to {objectType.FullName}: it can't be sent to another node. Bind one to it in akka.actor.serialization-bindings.");
    }

    /// <summary>The type to which the serializer for a type is bound: its own or one that it derives from; null: none is bound.</summary>
    internal Type? BoundBy(Type type) => MostSpecific(type)?.Key;

    /// <summary>Turns an object into bytes.</summary>
    /// <exception cref="SerializationException">No serializer is bound to the object's type.</exception>
    public byte[] Serialize(object o) => WithTransport(System, (this, o), static state => state.Item1.FindSerializerFor(state.o).ToBinary(state.o));

    /// <summary>Turns bytes into an object of a type.</summary>
    /// <exception cref="SerializationException">There is no serializer of that number, or it can't read the bytes.</exception>
    public object Deserialize(byte[] bytes, int serializerId, Type type) =>
        WithTransport(System, (Serializer(serializerId), bytes, type), static state => state.Item1.FromBinary(state.bytes, state.type));

    /// <summary>Turns bytes into an object.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="serializerId">The serializer's number.</param>
    /// <param name="manifest">What the serializer said of the object.</param>
    /// <exception cref="SerializationException">There is no serializer of that number, it does not know the manifest, or it can't read the bytes.</exception>
    public object Deserialize(byte[] bytes, int serializerId, string manifest)
    {
        var serializer = Serializer(serializerId);
        return serializer is SerializerWithStringManifest withManifest
            ? WithTransport(System, (withManifest, bytes, manifest), static state => state.withManifest.FromBinary(state.bytes, state.manifest))
            : Deserialize(bytes, serializerId, string.IsNullOrEmpty(manifest) ? null! : BoundType(serializer, manifest));
    }

    /// <summary>The reference of a serialized path; one that leads to dead letters if there is no such actor.</summary>
    public IActorRef DeserializeActorRef(string path) => System.Provider.ResolveActorRef(path);

    /// <summary>What a serializer says of an object, for the one who reads it.</summary>
    public static string ManifestFor(Serializer s, object msg) => s switch
    {
        SerializerWithStringManifest withManifest => withManifest.Manifest(msg),
        { IncludeManifest: true } => SerializerConfig.NameOf(msg.GetType()),
        _ => "",
    };

    /// <summary>Adds a serializer of the engine's own for the types of its list.</summary>
    internal void AddOwn(string name, TableSerializer serializer)
    {
        AddSerializer(name, serializer);
        foreach (var type in serializer.Types) AddSerializationMap(type, serializer);
    }

    internal Serializer Serializer(int id) =>
        _byId.TryGetValue(id, out var serializer) ? serializer : throw new SerializationException($"There is no serializer with the number {id} here.");

    // The name of a type is not enough to get it: it must have been bound to this serializer here.
    private Type BoundType(Serializer serializer, string name) =>
        Array.Find(_bindings, b => ReferenceEquals(b.Value, serializer) && SerializerConfig.NameOf(b.Key) == name).Key
        ?? throw new SerializationException($"The type [{name}] is not bound to the serializer with the number {serializer.Identifier} here.");

    private KeyValuePair<Type, Serializer>? MostSpecific(Type type)
    {
        KeyValuePair<Type, Serializer>? best = null;
        foreach (var binding in _bindings)
        {
            if (binding.Key.IsAssignableFrom(type) && (best is null || best.Value.Key.IsAssignableFrom(binding.Key))) best = binding;
        }
        return best;
    }
}
