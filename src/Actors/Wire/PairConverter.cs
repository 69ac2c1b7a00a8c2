using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActorConcurrency.Actors.Wire;

/// <summary>A key with its value, as an array of two.</summary>
internal sealed class PairConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<,>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Converter<TKey, TValue> : JsonConverter<KeyValuePair<TKey, TValue?>>
    {
        public override KeyValuePair<TKey, TValue?> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType is not JsonTokenType.StartArray || !reader.Read()) throw new JsonException("A pair is an array.");
            var key = JsonSerializer.Deserialize<TKey>(ref reader, options) ?? throw new JsonException("A key is missing.");
            if (!reader.Read() || reader.TokenType is JsonTokenType.EndArray) throw new JsonException("A pair has no value.");
            var value = JsonSerializer.Deserialize<TValue>(ref reader, options);
            return reader.Read() && reader.TokenType is JsonTokenType.EndArray
                ? new KeyValuePair<TKey, TValue?>(key, value)
                : throw new JsonException("A pair is a key and a value.");
        }

        public override void Write(Utf8JsonWriter writer, KeyValuePair<TKey, TValue?> value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            JsonSerializer.Serialize(writer, value.Key, options);
            JsonSerializer.Serialize(writer, value.Value, options);
            writer.WriteEndArray();
        }
    }
}
