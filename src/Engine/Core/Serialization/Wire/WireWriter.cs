using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace Akka.Serialization.Wire;

/// <summary>Writes values one after the other into a buffer that grows. For one thread at a time.</summary>
internal sealed class WireWriter : IBufferWriter<byte>
{
    [ThreadStatic]
    private static WireWriter? _spare;

    private byte[] _buffer = new byte[512];
    private int _length;

    public int Length => _length;

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    /// <summary>An empty writer of this thread; given back by <see cref="Return"/>.</summary>
    public static WireWriter Rent()
    {
        var writer = _spare ?? new WireWriter();
        _spare = null;
        writer._length = 0;
        return writer;
    }

    /// <summary>Keeps the writer for the thread's next use; one that has grown large is let go.</summary>
    public void Return()
    {
        if (_buffer.Length <= 256 * 1024) _spare = this;
    }

    public byte[] ToArray() => Written.ToArray();

    public void Clear() => _length = 0;

    public void Truncate(int length) => _length = length;

    public void Byte(byte value) => Span(1)[0] = value;

    public void Bool(bool value) => Byte(value ? (byte)1 : (byte)0);

    /// <summary>Seven bits a byte, lowest first: small numbers are short.</summary>
    public void VarUInt(ulong value)
    {
        while (value >= 0x80)
        {
            Byte((byte)(value | 0x80));
            value >>= 7;
        }
        Byte((byte)value);
    }

    /// <summary>Small numbers of either sign are short.</summary>
    public void VarInt(long value) => VarUInt((ulong)((value << 1) ^ (value >> 63)));

    public void Int32(int value) => BinaryPrimitives.WriteInt32LittleEndian(Span(4), value);

    public void Int64(long value) => BinaryPrimitives.WriteInt64LittleEndian(Span(8), value);

    public void Double(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Span(8), value);

    public void Text(string value)
    {
        // Most texts are short and ASCII: then the length is known at once.
        if (value.Length < 0x80)
        {
            var room = Room(1 + (value.Length * 3));
            var written = Encoding.UTF8.GetBytes(value, room[1..]);
            if (written < 0x80)
            {
                room[0] = (byte)written;
                _length += 1 + written;
                return;
            }
        }
        var length = Encoding.UTF8.GetByteCount(value);
        VarUInt((ulong)length);
        Encoding.UTF8.GetBytes(value, Span(length));
    }

    public void NullableText(string? value)
    {
        Bool(value is not null);
        if (value is not null) Text(value);
    }

    public void Bytes(ReadOnlySpan<byte> value) => value.CopyTo(Span(value.Length));

    public void LengthAndBytes(ReadOnlySpan<byte> value)
    {
        VarUInt((ulong)value.Length);
        Bytes(value);
    }

    /// <summary>Leaves room for a length of four bytes.</summary>
    /// <returns>Where it is, for <see cref="EndLength"/>.</returns>
    public int BeginLength()
    {
        Span(4);
        return _length;
    }

    /// <summary>Writes the length of what was written since into the room.</summary>
    public void EndLength(int begin) => BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(begin - 4), _length - begin);

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Room(Math.Max(sizeHint, 1));
        return _buffer.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => Room(Math.Max(sizeHint, 1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Span(int size)
    {
        var room = Room(size);
        _length += size;
        return room[..size];
    }

    private Span<byte> Room(int size)
    {
        if (_buffer.Length - _length < size) Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + size));
        return _buffer.AsSpan(_length);
    }
}
