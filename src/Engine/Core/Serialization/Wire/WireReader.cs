using System.Buffers.Binary;
using System.Runtime.Serialization;
using System.Text;

namespace Akka.Serialization.Wire;

/// <summary>Reads what <see cref="WireWriter"/> wrote. Never reads past the end, and never makes more than the bytes that are there can hold.</summary>
internal ref struct WireReader(ReadOnlySpan<byte> bytes)
{
    private static readonly string[] ShortTexts = [.. Enumerable.Range(0, 128).Select(i => ((char)i).ToString())];

    private ReadOnlySpan<byte> _rest = bytes;

    public readonly ReadOnlySpan<byte> Rest => _rest;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public byte Byte() => Take(1)[0];

    public bool Bool() => Byte() switch
    {
        0 => false,
        1 => true,
        var other => throw Malformed($"{other} is neither true nor false"),
    };

    public ulong VarUInt()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }
        throw Malformed("a number has too many bytes");
    }

    public long VarInt()
    {
        var value = VarUInt();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

    /// <summary>How many items follow; each takes at least a byte.</summary>
    public int Count()
    {
        var count = VarUInt();
        return count <= (ulong)_rest.Length ? (int)count : throw Malformed($"{count} items are announced, {_rest.Length} bytes are left");
    }

    public string Text()
    {
        var bytes = Take(Count());
        if (bytes.Length == 0) return "";
        return bytes.Length == 1 && bytes[0] < 128 ? ShortTexts[bytes[0]] : Encoding.UTF8.GetString(bytes);
    }

    public string? NullableText() => Bool() ? Text() : null;

    public ReadOnlySpan<byte> LengthAndBytes() => Take(Count());

    /// <summary>The part that <see cref="WireWriter.BeginLength"/> began.</summary>
    public ReadOnlySpan<byte> Part()
    {
        var length = Int32();
        return length >= 0 ? Take(length) : throw Malformed($"a length is {length}");
    }

    public ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length) throw Malformed($"{count} bytes are announced, {_rest.Length} are left");
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    public static SerializationException Malformed(string why) => new($"The bytes are malformed: {why}.");
}
