using System.Text.Json;
using Akka.Actor;
using Akka.Serialization;

namespace ActorConcurrency.Actors.Wire;

/// <summary>
/// The library's messages on the wire, as JSON: a closed list, each under a short name, with the user's types that were registered. A type that is not in
/// the list is refused where it would be sent. <see cref="WireConfiguration"/> binds it.
/// </summary>
public sealed class WireSerializer : SerializerWithStringManifest
{
    /// <summary>The serializer's number.</summary>
    public const int Number = 7301;

    private readonly WireTypes _types;
    private readonly JsonSerializerOptions _options;

    /// <summary>Creates the serializer.</summary>
    /// <exception cref="Akka.Configuration.ConfigurationException">A registered type was not found, or has a name that is taken.</exception>
    public WireSerializer(ExtendedActorSystem system)
        : base(system)
    {
        _types = new WireTypes(system.Settings.Config);
        _options = WireJson.Options(_types, system);
    }

    /// <inheritdoc />
    public override int Identifier => Number;

    /// <inheritdoc />
    /// <exception cref="UnregisteredTypeException">The type is not in the list.</exception>
    public override string Manifest(object o) => _types.ManifestOf(o.GetType());

    /// <inheritdoc />
    /// <exception cref="UnregisteredTypeException">The type, or that of something in it, is not in the list.</exception>
    /// <exception cref="NotSerializableException">It carries a function.</exception>
    public override byte[] ToBinary(object obj)
    {
        _types.ManifestOf(obj.GetType());
        try
        {
            return JsonSerializer.SerializeToUtf8Bytes(obj, obj.GetType(), _options);
        }
        catch (Exception e) when (e is NotSupportedException or JsonException or ArgumentException)
        {
            throw new WireFormatException($"{obj.GetType()} can't be written: {e.Message}", e);
        }
    }

    /// <inheritdoc />
    /// <exception cref="WireFormatException">The name is not in the list, or the bytes are malformed.</exception>
    public override object FromBinary(byte[] bytes, string manifest)
    {
        var type = _types.TypeOf(manifest);
        try
        {
            return JsonSerializer.Deserialize(bytes, type, _options) ?? throw new WireFormatException($"A message [{manifest}] is missing.");
        }
        catch (Exception e) when (e is not (WireFormatException or OutOfMemoryException))
        {
            // Whatever a constructor or a property thinks of the values: they are the sender's.
            throw new WireFormatException($"A message [{manifest}] can't be read: {e.Message}", e);
        }
    }
}
