using System.Collections.Concurrent;
using Akka.Actor;

namespace Akka.Serialization.Wire;

/// <summary>Reads a value of one kind.</summary>
internal delegate T WireRead<out T>(ref WireReader reader);

/// <summary>A serializer for a closed list of types, each with a short manifest that never changes.</summary>
internal abstract class TableSerializer(ExtendedActorSystem system) : WireSerializer(system)
{
    private readonly Dictionary<string, Entry> _byManifest = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Type, Entry> _byType = new();
    private readonly List<Entry> _entries = [];

    /// <summary>What is in the list.</summary>
    public IEnumerable<Type> Types => _entries.Select(entry => entry.Type);

    /// <summary>The same, with their names on the wire.</summary>
    public IEnumerable<(string Name, Type Type)> Names => _entries.Select(entry => (entry.Manifest, entry.Type));

    public override string Manifest(object o) => EntryFor(o).Manifest;

    public override void Write(WireWriter writer, object obj) => EntryFor(obj).Write(writer, obj);

    public override object Read(ref WireReader reader, string manifest) =>
        _byManifest.TryGetValue(manifest, out var entry) ? entry.Read(ref reader) : throw Unknown(manifest);

    /// <summary>Adds a type; those that derive from it are written as it.</summary>
    protected void Add<T>(string manifest, Action<WireWriter, T> write, WireRead<T> read)
        where T : notnull
    {
        var entry = new Entry(typeof(T), manifest, (writer, value) => write(writer, (T)value), (ref WireReader reader) => read(ref reader));
        _entries.Add(entry);
        _byManifest.Add(manifest, entry);
    }

    /// <summary>Adds a message without content.</summary>
    protected void Add<T>(string manifest, T instance)
        where T : notnull => Add<T>(manifest, static (_, _) => { }, (ref WireReader _) => instance);

    private Entry EntryFor(object value)
    {
        var type = value.GetType();
        if (_byType.TryGetValue(type, out var known)) return known;
        var found = _entries.Find(entry => entry.Type == type) ?? _entries.Find(entry => entry.Type.IsAssignableFrom(type)) ?? throw Unknown(value);
        return _byType.GetOrAdd(type, found);
    }

    private sealed record Entry(Type Type, string Manifest, Action<WireWriter, object> Write, WireRead<object> Read);
}
