using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActorConcurrency.Actors.Wire;

/// <summary>A key with its value, as an array of two.</summary>
internal sealed class PairConverter : JsonConverter<KeyValuePair<object, object?>>
{
    public override KeyValuePair<object, object?> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<object?[]>(ref reader, options) is [{ } key, var value]
            ? new KeyValuePair<object, object?>(key, value)
            : throw new JsonException("A pair is a key and a value.");

    public override void Write(Utf8JsonWriter writer, KeyValuePair<object, object?> value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new[] { value.Key, value.Value }, options);
}
