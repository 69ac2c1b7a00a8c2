using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActorConcurrency.Actors.Wire;

/// <summary>Tuples, as arrays of their parts.</summary>
internal sealed class TupleConverter : JsonConverterFactory
{
    // An eighth part is a tuple of further ones.
    private const int MaxParts = 7;

    public override bool CanConvert(Type typeToConvert) =>
        typeof(ITuple).IsAssignableFrom(typeToConvert) && typeToConvert is { IsGenericType: true, IsAbstract: false } && typeToConvert.GetGenericArguments().Length <= MaxParts;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert))!;

    private sealed class Converter<T> : JsonConverter<T>
        where T : notnull, ITuple
    {
        private static readonly Type[] Parts = typeof(T).GetGenericArguments();

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType is not JsonTokenType.StartArray) throw new JsonException("A tuple is an array.");
            var values = new object?[Parts.Length];
            for (var i = 0; i < Parts.Length; i++)
            {
                if (!reader.Read() || reader.TokenType is JsonTokenType.EndArray) throw new JsonException($"A tuple of {Parts.Length} has {i} parts.");
                values[i] = JsonSerializer.Deserialize(ref reader, Parts[i], options);
            }

            return reader.Read() && reader.TokenType is JsonTokenType.EndArray
                ? (T)Activator.CreateInstance(typeof(T), values)!
                : throw new JsonException($"A tuple of {Parts.Length} has more parts.");
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            for (var i = 0; i < Parts.Length; i++) JsonSerializer.Serialize(writer, value[i], Parts[i], options);
            writer.WriteEndArray();
        }
    }
}
