using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.Serialization;

namespace Akka.Remote.Associations;

/// <summary>What a frame is. A frame is a length of four bytes (what follows), a kind of one byte, and a body.</summary>
internal enum FrameKind : byte
{
    Message = 1,
    SystemMessage = 2,
    Acknowledgement = 3,
    KeepAlive = 4,
    Goodbye = 5,
    Hello = 16,
    Challenge = 17,
    Proof = 18,
    Accepted = 19,
    Refused = 20,
}

/// <summary>Takes frames out of what has come in.</summary>
internal static class Frames
{
    public const int HeaderSize = 4;

    /// <summary>The next whole frame, without its length.</summary>
    /// <param name="buffer">What has come in; the frame is taken out.</param>
    /// <param name="limit">The largest frame that is taken.</param>
    /// <param name="frame">The frame.</param>
    /// <returns>False when there is no whole one yet.</returns>
    /// <exception cref="SerializationException">The frame is empty or larger than the limit.</exception>
    public static bool TryTake(ref ReadOnlySequence<byte> buffer, int limit, out ReadOnlySequence<byte> frame)
    {
        frame = default;
        if (buffer.Length < HeaderSize) return false;
        int length;
        if (buffer.FirstSpan.Length >= HeaderSize)
        {
            length = BinaryPrimitives.ReadInt32LittleEndian(buffer.FirstSpan);
        }
        else
        {
            Span<byte> header = stackalloc byte[HeaderSize];
            buffer.Slice(0, HeaderSize).CopyTo(header);
            length = BinaryPrimitives.ReadInt32LittleEndian(header);
        }
        if (length < 1 || length > limit) throw new SerializationException($"A frame says that it has {length} bytes; 1 to {limit} are allowed.");
        if (buffer.Length < HeaderSize + length) return false;
        frame = buffer.Slice(HeaderSize, length);
        buffer = buffer.Slice(HeaderSize + length);
        return true;
    }
}
