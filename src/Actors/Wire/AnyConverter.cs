using System.Text.Json;
using System.Text.Json.Serialization;
using Akka.Actor;

namespace ActorConcurrency.Actors.Wire;

/// <summary>
/// A value whose type only its sender knows. A text, an int and a bool are themselves; anything else says in a first property what it is, by the
/// name of the list: <c>{"l":5000000000}</c>.
/// </summary>
internal sealed class AnyConverter<T>(WireTypes types) : JsonConverter<T>
    where T : class
{
    private const string Reference = "r";
    private const string Failure = "e";

    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        object? value = reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number => reader.GetInt32(),
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            JsonTokenType.StartObject => ReadNamed(ref reader, options),
            _ => throw new JsonException($"A value can't begin with {reader.TokenType}."),
        };
        return value is T or null ? (T?)value : throw new JsonException($"{value.GetType()} is no {typeof(T).Name}.");
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case string text:
                writer.WriteStringValue(text);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case IActorRef reference:
                WriteNamed(writer, Reference, reference, typeof(IActorRef), options);
                break;
            case Exception failure:
                WriteNamed(writer, Failure, failure, typeof(Exception), options);
                break;
            default:
                WriteNamed(writer, types.ManifestOf(value.GetType()), value, value.GetType(), options);
                break;
        }
    }

    private static void WriteNamed(Utf8JsonWriter writer, string name, object value, Type type, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WritePropertyName(name);
        JsonSerializer.Serialize(writer, value, type, options);
        writer.WriteEndObject();
    }

    private object? ReadNamed(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        if (!reader.Read() || reader.TokenType is not JsonTokenType.PropertyName) throw new JsonException("A value does not say what it is.");
        var name = reader.GetString()!;
        reader.Read();
        var type = name switch { Reference => typeof(IActorRef), Failure => typeof(Exception), _ => types.TypeOf(name) };
        var value = JsonSerializer.Deserialize(ref reader, type, options);
        return reader.Read() && reader.TokenType is JsonTokenType.EndObject ? value : throw new JsonException("A value says more than what it is.");
    }
}
