using Akka.Actor;

namespace Akka.Serialization;

/// <summary>Bytes as they are.</summary>
public class ByteArraySerializer : Serializer
{
    /// <summary>Creates the serializer.</summary>
    public ByteArraySerializer(ExtendedActorSystem system)
        : base(system)
    {
    }

    /// <inheritdoc />
    public override bool IncludeManifest => false;

    /// <inheritdoc />
    /// <exception cref="NotSupportedException">The object is no byte array.</exception>
    public override byte[] ToBinary(object obj) => obj switch
    {
        null => null!,
        byte[] bytes => bytes,
        _ => throw new NotSupportedException($"{obj.GetType()} is no byte array, and nothing else is serialized here."),
    };

    /// <inheritdoc />
    public override object FromBinary(byte[] bytes, Type type) => bytes;
}

/// <summary>Nothing: the serializer of null.</summary>
public class NullSerializer : Serializer
{
    /// <summary>Creates the serializer.</summary>
    public NullSerializer(ExtendedActorSystem system)
        : base(system)
    {
    }

    /// <inheritdoc />
    public override int Identifier => 0;

    /// <inheritdoc />
    public override bool IncludeManifest => false;

    /// <inheritdoc />
    public override byte[] ToBinary(object obj) => [];

    /// <inheritdoc />
    public override object FromBinary(byte[] bytes, Type type) => null!;
}
