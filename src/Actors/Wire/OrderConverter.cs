using System.Text.Json;
using System.Text.Json.Serialization;
using ActorConcurrency.Actors.Queues;

namespace ActorConcurrency.Actors.Wire;

/// <summary>An order of items is its comparer, of a type that is registered.</summary>
internal sealed class OrderConverter : JsonConverter<CustomOrder>
{
    public override CustomOrder Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<object>(ref reader, options) is { } comparer ? CustomOrder.Of(comparer) : throw new JsonException("A comparer is missing.");

    public override void Write(Utf8JsonWriter writer, CustomOrder value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Comparer, typeof(object), options);
}
