using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActorConcurrency.Actors.Wire;

/// <summary>Code is neither sent nor taken.</summary>
internal sealed class FunctionConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeof(Delegate).IsAssignableFrom(typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Refusing<>).MakeGenericType(typeToConvert))!;

    private sealed class Refusing<T> : JsonConverter<T>
        where T : Delegate
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new JsonException($"A {typeof(T).Name} is code, which is not taken from another node.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => throw new NotSerializableException(typeof(T));
    }
}
