using System.Collections.Concurrent;
using System.Collections.Immutable;
using Akka.Actor;

namespace Akka.Serialization.Wire;

/// <summary>
/// Names on the wire for arrays, lists, sets, dictionaries, pairs, tuples and nullable values of types that have a name: <c>m(S,l(I))</c> is a dictionary
/// of texts and lists of integers. What can be named is a closed set: no name loads a type, and peers can't have many made.
/// </summary>
internal sealed class CompositeTypes
{
    private const int MaxLength = 256;
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

    private const string ArrayShape = "a";

    private static readonly Dictionary<Type, string> ShapeNames = Shapes.ToDictionary(shape => shape.Value, shape => shape.Key);

    private readonly Dictionary<string, Type> _simple;
    private readonly Dictionary<Type, string> _simpleNames;
    private readonly ConcurrentDictionary<string, Type> _known = new(StringComparer.Ordinal);

    /// <param name="simple">The types that others are made of, and their names.</param>
    public CompositeTypes(IEnumerable<(string Name, Type Type)> simple)
    {
        _simple = simple.Append(("*", typeof(object))).Append(("@", typeof(IActorRef))).Append(("!", typeof(Exception)))
            .ToDictionary(entry => entry.Item1, entry => entry.Item2, StringComparer.Ordinal);
        _simpleNames = _simple.ToDictionary(entry => entry.Value, entry => entry.Key);
    }

    /// <summary>The name of a composite type; null: it is none, or something in it has no name.</summary>
    public string? NameOf(Type type) => (type.IsGenericType || type.IsSZArray) && Write(type, MaxDepth) is { Length: <= MaxLength } name ? name : null;

    /// <summary>The type of a name.</summary>
    /// <exception cref="System.Runtime.Serialization.SerializationException">The name is none, or too many others were used before.</exception>
    public Type TypeOf(string name)
    {
        if (_known.TryGetValue(name, out var known)) return known;
        if (name.Length > MaxLength) throw WireReader.Malformed($"the name of a type has {name.Length} characters");
        if (_known.Count >= MaxTypes) throw WireReader.Malformed($"there are more than {MaxTypes} kinds of collections");
        var rest = name.AsSpan();
        var type = Read(ref rest, MaxDepth);
        return rest.IsEmpty ? _known.GetOrAdd(name, type) : throw NoName(name);
    }

    private string? Write(Type type, int depth)
    {
        if (_simpleNames.TryGetValue(type, out var simple)) return simple;
        if (depth == 0) return null;
        if (type.IsSZArray) return Write(type.GetElementType()!, depth - 1) is { } element ? $"{ArrayShape}({element})" : null;
        if (!type.IsGenericType || !ShapeNames.TryGetValue(type.GetGenericTypeDefinition(), out var shape)) return null;
        var parts = Array.ConvertAll(type.GetGenericArguments(), part => Write(part, depth - 1));
        return parts.Contains(null) ? null : $"{shape}({string.Join(',', parts)})";
    }

    private Type Read(ref ReadOnlySpan<char> rest, int depth)
    {
        var end = rest.IndexOfAny("(,)");
        var word = (end < 0 ? rest : rest[..end]).ToString();
        rest = end < 0 ? [] : rest[end..];
        if (rest is not ['(', ..]) return _simple.TryGetValue(word, out var simple) ? simple : throw NoName(word);
        if (depth == 0) throw WireReader.Malformed("a type lies too deep");
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
        return definition != typeof(Nullable<>) || (parts[0].IsValueType && Nullable.GetUnderlyingType(parts[0]) is null) ? definition.MakeGenericType(parts) : throw NoName(shape);
    }

    private static Exception NoName(string name) => WireReader.Malformed($"[{name}] is no type");
}
