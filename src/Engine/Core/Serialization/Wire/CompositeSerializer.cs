using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Akka.Actor;

namespace Akka.Serialization.Wire;

/// <summary>Collections and tuples of .NET's small values, of references, and of each other. Each part says what it is, and must fit.</summary>
internal sealed class CompositeSerializer(ExtendedActorSystem system, IEnumerable<(string Name, Type Type)> simple) : WireSerializer(system)
{
    private readonly CompositeTypes _types = new(simple);
    private readonly ConcurrentDictionary<Type, string?> _names = new();
    private readonly ConcurrentDictionary<Type, Shape> _shapes = new();

    public override int Identifier => 18;

    /// <summary>Whether a type is in the list.</summary>
    public bool Knows(Type type) => NameOf(type) is not null;

    public override string Manifest(object o) => NameOf(o.GetType()) ?? throw Unknown(o);

    public override void Write(WireWriter writer, object obj)
    {
        if (obj is ITuple tuple)
        {
            for (var i = 0; i < tuple.Length; i++) system.Serialization.Write(writer, tuple[i]);
        }
        else
        {
            ShapeOf(obj.GetType()).Write(system.Serialization, writer, obj);
        }
    }

    public override object Read(ref WireReader reader, string manifest)
    {
        var type = _types.TypeOf(manifest);
        if (!typeof(ITuple).IsAssignableFrom(type)) return ShapeOf(type).Read(system.Serialization, ref reader);
        var parts = type.GetGenericArguments();
        var values = new object?[parts.Length];
        for (var i = 0; i < parts.Length; i++) values[i] = Fit(parts[i], system.Serialization.Read(ref reader));
        return Activator.CreateInstance(type, values)!;
    }

    private string? NameOf(Type type) => _names.TryGetValue(type, out var known) ? known : _names.GetOrAdd(type, _types.NameOf(type));

    private Shape ShapeOf(Type type) => _shapes.TryGetValue(type, out var known) ? known : _shapes.GetOrAdd(type, Make(type));

    private Shape Make(Type type)
    {
        if (type.IsSZArray) return Make(typeof(ArrayShape<>), type.GetElementType()!);
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        var shape = definition == typeof(List<>) ? typeof(ListShape<>)
            : definition == typeof(HashSet<>) ? typeof(SetShape<>)
            : definition == typeof(ImmutableList<>) ? typeof(ImmutableListShape<>)
            : definition == typeof(Dictionary<,>) ? typeof(MapShape<,>)
            : definition == typeof(KeyValuePair<,>) ? typeof(PairShape<,>)
            : throw Unknown(type.Name);
        return Make(shape, type.GetGenericArguments());
    }

    private static Shape Make(Type shape, params Type[] parts) => (Shape)Activator.CreateInstance(shape.MakeGenericType(parts))!;

    // Null fits where the type has it: what comes in is not more than it says.
    private static object? Fit(Type type, object? value) =>
        value is null ? (!type.IsValueType || Nullable.GetUnderlyingType(type) is not null ? null : throw Misfit(type, value))
        : type.IsInstanceOfType(value) ? value
        : throw Misfit(type, value);

    private static Exception Misfit(Type type, object? value) => WireReader.Malformed($"{value?.GetType().ToString() ?? "null"} is no {type}");

    private abstract class Shape
    {
        public abstract void Write(Serialization serialization, WireWriter writer, object value);

        public abstract object Read(Serialization serialization, ref WireReader reader);

        protected static T Part<T>(Serialization serialization, ref WireReader reader) => (T)Fit(typeof(T), serialization.Read(ref reader))!;

        protected static void Items(Serialization serialization, WireWriter writer, int count, IEnumerable items)
        {
            writer.VarUInt((uint)count);
            foreach (var item in items) serialization.Write(writer, item);
        }

        // It grows with what is read, not with what is announced.
        protected static List<T> Items<T>(Serialization serialization, ref WireReader reader)
        {
            var items = new List<T>();
            for (var count = reader.Count(); count > 0; count--) items.Add(Part<T>(serialization, ref reader));
            return items;
        }
    }

    private class ListShape<T> : Shape
    {
        public override void Write(Serialization serialization, WireWriter writer, object value) =>
            Items(serialization, writer, ((ICollection)value).Count, (IEnumerable)value);

        public override object Read(Serialization serialization, ref WireReader reader) => Items<T>(serialization, ref reader);
    }

    private sealed class ArrayShape<T> : ListShape<T>
    {
        public override object Read(Serialization serialization, ref WireReader reader) => Items<T>(serialization, ref reader).ToArray();
    }

    private sealed class ImmutableListShape<T> : ListShape<T>
    {
        public override object Read(Serialization serialization, ref WireReader reader) => ImmutableList.CreateRange(Items<T>(serialization, ref reader));
    }

    private sealed class SetShape<T> : Shape
    {
        public override void Write(Serialization serialization, WireWriter writer, object value) =>
            Items(serialization, writer, ((HashSet<T>)value).Count, (HashSet<T>)value);

        public override object Read(Serialization serialization, ref WireReader reader) => new HashSet<T>(Items<T>(serialization, ref reader));
    }

    private sealed class MapShape<TKey, TValue> : Shape
        where TKey : notnull
    {
        public override void Write(Serialization serialization, WireWriter writer, object value)
        {
            var map = (Dictionary<TKey, TValue>)value;
            writer.VarUInt((uint)map.Count);
            foreach (var (key, item) in map)
            {
                serialization.Write(writer, key);
                serialization.Write(writer, item);
            }
        }

        public override object Read(Serialization serialization, ref WireReader reader)
        {
            var map = new Dictionary<TKey, TValue>();
            for (var count = reader.Count(); count > 0; count--)
            {
                var key = Part<TKey>(serialization, ref reader) ?? throw WireReader.Malformed("a key is missing");
                if (!map.TryAdd(key, Part<TValue>(serialization, ref reader))) throw WireReader.Malformed($"[{key}] is twice in a dictionary");
            }
            return map;
        }
    }

    private sealed class PairShape<TKey, TValue> : Shape
    {
        public override void Write(Serialization serialization, WireWriter writer, object value)
        {
            var pair = (KeyValuePair<TKey, TValue>)value;
            serialization.Write(writer, pair.Key);
            serialization.Write(writer, pair.Value);
        }

        public override object Read(Serialization serialization, ref WireReader reader) =>
            new KeyValuePair<TKey, TValue>(Part<TKey>(serialization, ref reader), Part<TValue>(serialization, ref reader));
    }
}
