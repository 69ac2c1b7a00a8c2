using System.Text.Json;
using System.Text.Json.Serialization;
using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Wire;

/// <summary>How messages are written as JSON.</summary>
internal static class WireJson
{
    // What comes in must not exhaust the stack.
    private const int MaxDepth = 64;

    public static JsonSerializerOptions Options(WireTypes types, ExtendedActorSystem system) => new()
    {
        MaxDepth = MaxDepth,
        IgnoreReadOnlyProperties = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        Converters =
        {
            new ReferenceConverter(system),
            new AnyConverter<object>(types),
            new AnyConverter<PrimitiveSnapshot>(types),
            new AnyConverter<ICancelableRequest>(types),
            new AnyConverter<PrimitiveSettings>(types),
            new TypeConverter(types),
            new ExceptionConverter(),
            new FunctionConverter(),
            new OrderConverter(),
            new IndexConverter(),
            new PairConverter(),
            new TupleConverter(),
        },
    };

    /// <summary>A reference, as the text from which the other node makes it again.</summary>
    private sealed class ReferenceConverter(ExtendedActorSystem system) : JsonConverter<IActorRef>
    {
        public override bool CanConvert(Type typeToConvert) => typeof(IActorRef).IsAssignableFrom(typeToConvert);

        public override IActorRef Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString() is { Length: > 0 } path ? system.Provider.ResolveActorRef(path) : throw new JsonException("A reference is missing.");

        public override void Write(Utf8JsonWriter writer, IActorRef value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Akka.Serialization.Serialization.SerializedActorPath(value));
    }

    /// <summary>A place from the start or from the end.</summary>
    private sealed class IndexConverter : JsonConverter<Index>
    {
        public override Index Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetInt32() is var value && value >= 0 ? new Index(value) : new Index(~value, fromEnd: true);

        public override void Write(Utf8JsonWriter writer, Index value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.IsFromEnd ? ~value.Value : value.Value);
    }
}
