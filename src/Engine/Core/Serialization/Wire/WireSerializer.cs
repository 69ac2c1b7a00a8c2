using System.Runtime.Serialization;
using Akka.Actor;

namespace Akka.Serialization.Wire;

/// <summary>A serializer of the engine's own: writes into the frame that is being made, without arrays in between.</summary>
internal abstract class WireSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    public override byte[] ToBinary(object obj)
    {
        var writer = WireWriter.Rent();
        try
        {
            Write(writer, obj);
            return writer.ToArray();
        }
        finally
        {
            writer.Return();
        }
    }

    public override object FromBinary(byte[] bytes, string manifest)
    {
        var reader = new WireReader(bytes);
        return Read(ref reader, manifest);
    }

    public abstract void Write(WireWriter writer, object obj);

    public abstract object Read(ref WireReader reader, string manifest);

    protected SerializationException Unknown(string manifest) => new($"The serializer {GetType().Name} does not know the manifest [{manifest}].");

    protected SerializationException Unknown(object obj) => new($"The serializer {GetType().Name} does not know the type {obj.GetType()}.");
}
