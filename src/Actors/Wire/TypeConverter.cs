using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActorConcurrency.Actors.Wire;

/// <summary>
/// A type in a primitive's settings, by its name in the list: <c>"i"</c>, with a question mark for one that may be null, a star for any object.
/// </summary>
internal sealed class TypeConverter(WireTypes types) : JsonConverter<Type>
{
    private const string Anything = "*";
    private const char OrNull = '?';

    public override Type Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var name = reader.GetString() ?? throw new JsonException("A type's name is missing.");
        if (name == Anything)
            return typeof(object);
        if (!name.EndsWith(OrNull))
            return types.TypeOf(name);
        var type = types.TypeOf(name[..^1]);
        return type.IsValueType ? typeof(Nullable<>).MakeGenericType(type) : throw new JsonException($"[{name}] has no other value to be null.");
    }

    public override void Write(Utf8JsonWriter writer, Type value, JsonSerializerOptions options)
    {
        if (value == typeof(object))
            writer.WriteStringValue(Anything);
        else if (Nullable.GetUnderlyingType(value) is { } underlying)
            writer.WriteStringValue(types.ManifestOf(underlying) + OrNull);
        else
            writer.WriteStringValue(types.ManifestOf(value));
    }
}
