using System.Runtime.Serialization;
using Akka.Actor;

namespace Akka.Serialization.Wire;

/// <summary>Objects inside of frames and other objects: serializer, manifest, bytes.</summary>
internal static class Payloads
{
    // How deep objects may lie in each other: what comes in must not exhaust the stack.
    private const int MaxDepth = 32;

    [ThreadStatic]
    private static int _depth;

    /// <exception cref="SerializationException">No serializer is bound to the object's type.</exception>
    public static void Write(this Serialization serialization, WireWriter writer, object? payload)
    {
        var serializer = serialization.FindSerializerFor(payload);
        writer.VarUInt((uint)serializer.Identifier);
        if (payload is null) return;
        writer.Text(Serialization.ManifestFor(serializer, payload));
        var begin = writer.BeginLength();
        if (++_depth > MaxDepth)
        {
            _depth--;
            throw new SerializationException($"{payload.GetType()} lies more than {MaxDepth} objects deep.");
        }
        try
        {
            if (serializer is WireSerializer direct) direct.Write(writer, payload);
            else writer.Bytes(serializer.ToBinary(payload));
        }
        finally
        {
            _depth--;
        }
        writer.EndLength(begin);
    }

    /// <exception cref="SerializationException">The bytes are not what they should be.</exception>
    public static object? Read(this Serialization serialization, ref WireReader reader)
    {
        var id = (int)(uint)reader.VarUInt();
        if (id == 0) return null;
        var serializer = serialization.Serializer(id);
        var manifest = reader.Text();
        var part = reader.Part();
        if (_depth >= MaxDepth) throw WireReader.Malformed($"objects lie more than {MaxDepth} deep in each other");
        _depth++;
        try
        {
            if (serializer is not WireSerializer direct) return serialization.Deserialize(part.ToArray(), id, manifest);
            var inner = new WireReader(part);
            return direct.Read(ref inner, manifest);
        }
        finally
        {
            _depth--;
        }
    }

    public static void Ref(this WireWriter writer, IActorRef? reference) =>
        writer.Text(reference is null ? "" : Serialization.SerializedActorPath(reference));

    public static IActorRef? Ref(this Serialization serialization, ref WireReader reader)
    {
        var path = reader.Text();
        return path.Length == 0 ? null : serialization.DeserializeActorRef(path);
    }
}
