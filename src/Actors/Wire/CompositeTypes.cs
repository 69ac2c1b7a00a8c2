using System.Collections.Concurrent;
using System.Collections.Immutable;
using Akka.Actor;

namespace ActorConcurrency.Actors.Wire;

/// <summary>
/// Names on the wire for arrays, lists, sets, dictionaries, pairs, tuples and nullable values of types that have a name: <c>m(s,l(i))</c> is a dictionary
/// of texts and lists of integers. What can be named is a closed set: no name loads a type, and peers can't have many made.
/// </summary>
/// <param name="nameOf">The name of a type that is none of those; null: it has none.</param>
/// <param name="typeOf">The type of such a name; null: there is none.</param>
internal sealed class CompositeTypes(Func<Type, string?> nameOf, Func<string, Type?> typeOf)
{
    private const string ArrayShape = "a";
    private const int MaxLength = 512;
    private const int MaxDepth = 8;

    // A type that was made stays for ever.
    private const int MaxTypes = 1000;

    private static readonly Dictionary<string, Type> Shapes = new(StringComparer.Ordinal)
    {
        ["l"] = typeof(List<>),
        ["s"] = typeof(HashSet<>),
        ["m"] = typeof(Dictionary<,>),
        ["p"] = typeof(KeyValuePair<,>),
        ["n"] = typeof(Nullable<>),
        ["il"] = typeof(ImmutableList<>),
        ["t1"] = typeof(Tuple<>),
        ["t2"] = typeof(Tuple<,>),
        ["t3"] = typeof(Tuple<,,>),
        ["t4"] = typeof(Tuple<,,,>),
        ["t5"] = typeof(Tuple<,,,,>),
        ["t6"] = typeof(Tuple<,,,,,>),
        ["t7"] = typeof(Tuple<,,,,,,>),
        ["v1"] = typeof(ValueTuple<>),
        ["v2"] = typeof(ValueTuple<,>),
        ["v3"] = typeof(ValueTuple<,,>),
        ["v4"] = typeof(ValueTuple<,,,>),
        ["v5"] = typeof(ValueTuple<,,,,>),
        ["v6"] = typeof(ValueTuple<,,,,,>),
        ["v7"] = typeof(ValueTuple<,,,,,,>),
    };

    private static readonly Dictionary<Type, string> ShapeNames = Shapes.ToDictionary(shape => shape.Value, shape => shape.Key);

    private static readonly (string Name, Type Type)[] Open = [("*", typeof(object)), ("@", typeof(IActorRef)), ("!", typeof(Exception))];

    private readonly ConcurrentDictionary<Type, string> _names = new();
    private readonly ConcurrentDictionary<string, Type> _types = new(StringComparer.Ordinal);

    /// <summary>The characters that names are composed with.</summary>
    public static ReadOnlySpan<char> Marks => "(,)";

    /// <summary>The name of a composite type; null: it is none, or something in it has no name.</summary>
    public string? NameOf(Type type)
    {
        if (!type.IsGenericType && !type.IsSZArray) return null;
        if (_names.TryGetValue(type, out var known)) return known;
        return Write(type, MaxDepth) is { Length: <= MaxLength } name ? _names.GetOrAdd(type, name) : null;
    }

    /// <summary>The type of a name.</summary>
    /// <exception cref="WireFormatException">The name is none, or too many others were used before.</exception>
    public Type TypeOf(string name)
    {
        if (_types.TryGetValue(name, out var known)) return known;
        if (name.Length > MaxLength) throw new WireFormatException($"The name of a type has {name.Length} characters.");
        if (_types.Count >= MaxTypes) throw new WireFormatException($"There are more than {MaxTypes} kinds of collections.");
        var rest = name.AsSpan();
        var type = Read(ref rest, MaxDepth);
        return rest.IsEmpty ? _types.GetOrAdd(name, type) : throw NoName(name);
    }

    private string? Write(Type type, int depth)
    {
        if ((nameOf(type) ?? Array.Find(Open, open => open.Type == type).Name) is { } simple) return simple;
        if (depth == 0) return null;
        if (type.IsSZArray) return Write(type.GetElementType()!, depth - 1) is { } element ? $"{ArrayShape}({element})" : null;
        if (!type.IsGenericType || !ShapeNames.TryGetValue(type.GetGenericTypeDefinition(), out var shape)) return null;
        var parts = Array.ConvertAll(type.GetGenericArguments(), part => Write(part, depth - 1));
        return parts.Contains(null) ? null : $"{shape}({string.Join(',', parts)})";
    }

    private Type Read(ref ReadOnlySpan<char> rest, int depth)
    {
        var end = rest.IndexOfAny(Marks);
        var word = (end < 0 ? rest : rest[..end]).ToString();
        rest = end < 0 ? [] : rest[end..];
        if (rest is not ['(', ..]) return typeOf(word) ?? Array.Find(Open, open => open.Name == word).Type ?? throw NoName(word);
        if (depth == 0) throw new WireFormatException("A type lies too deep.");
        var parts = new List<Type>();
        while (rest is ['(' or ',', ..])
        {
            rest = rest[1..];
            parts.Add(Read(ref rest, depth - 1));
        }

        if (rest is not [')', ..]) throw NoName(word);
        rest = rest[1..];
        return Make(word, [.. parts]);
    }

    private static Type Make(string shape, Type[] parts)
    {
        if (shape == ArrayShape && parts.Length == 1) return parts[0].MakeArrayType();
        if (!Shapes.TryGetValue(shape, out var definition) || definition.GetGenericArguments().Length != parts.Length) throw NoName(shape);
        // Only a value that has no null of its own can be made nullable.
        return definition != typeof(Nullable<>) || (parts[0].IsValueType && Nullable.GetUnderlyingType(parts[0]) is null)
            ? definition.MakeGenericType(parts)
            : throw NoName(shape);
    }

    private static WireFormatException NoName(string name) => new($"No type is registered as [{name}] here.");
}
