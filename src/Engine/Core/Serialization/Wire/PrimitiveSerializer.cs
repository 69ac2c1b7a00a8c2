using System.Runtime.InteropServices;
using Akka.Actor;

namespace Akka.Serialization.Wire;

/// <summary>.NET's own small values, and arrays of some of them.</summary>
internal sealed class PrimitiveSerializer : TableSerializer
{
    public PrimitiveSerializer(ExtendedActorSystem system)
        : base(system)
    {
        Add<string>("S", static (w, v) => w.Text(v), static (ref WireReader r) => r.Text());
        Add<int>("I", static (w, v) => w.VarInt(v), static (ref WireReader r) => checked((int)r.VarInt()));
        Add<long>("L", static (w, v) => w.VarInt(v), static (ref WireReader r) => r.VarInt());
        Add<bool>("B", static (w, v) => w.Bool(v), static (ref WireReader r) => r.Bool());
        Add<double>("D", static (w, v) => w.Double(v), static (ref WireReader r) => r.Double());
        Add<float>("F", static (w, v) => w.Int32(BitConverter.SingleToInt32Bits(v)), static (ref WireReader r) => BitConverter.Int32BitsToSingle(r.Int32()));
        Add<char>("C", static (w, v) => w.VarUInt(v), static (ref WireReader r) => checked((char)r.VarUInt()));
        Add<byte>("Y", static (w, v) => w.Byte(v), static (ref WireReader r) => r.Byte());
        Add<sbyte>("y", static (w, v) => w.Byte((byte)v), static (ref WireReader r) => (sbyte)r.Byte());
        Add<short>("H", static (w, v) => w.VarInt(v), static (ref WireReader r) => checked((short)r.VarInt()));
        Add<ushort>("h", static (w, v) => w.VarUInt(v), static (ref WireReader r) => checked((ushort)r.VarUInt()));
        Add<uint>("i", static (w, v) => w.VarUInt(v), static (ref WireReader r) => checked((uint)r.VarUInt()));
        Add<ulong>("l", static (w, v) => w.VarUInt(v), static (ref WireReader r) => r.VarUInt());
        Add<decimal>("M", static (w, v) => Array.ForEach(decimal.GetBits(v), w.Int32), ReadDecimal);
        Add<Guid>("G", static (w, v) => v.TryWriteBytes(Reserve(w, 16)), static (ref WireReader r) => new Guid(r.Take(16)));
        Add<DateTime>("T", static (w, v) => w.Int64(v.ToBinary()), static (ref WireReader r) => DateTime.FromBinary(r.Int64()));
        Add<DateTimeOffset>("O", WriteOffset, static (ref WireReader r) => new DateTimeOffset(r.Int64(), TimeSpan.FromMinutes(r.VarInt())));
        Add<TimeSpan>("P", static (w, v) => w.VarInt(v.Ticks), static (ref WireReader r) => TimeSpan.FromTicks(r.VarInt()));
        Add<DateOnly>("d", static (w, v) => w.VarInt(v.DayNumber), static (ref WireReader r) => DateOnly.FromDayNumber(checked((int)r.VarInt())));
        Add<TimeOnly>("t", static (w, v) => w.VarInt(v.Ticks), static (ref WireReader r) => new TimeOnly(r.VarInt()));
        AddArray<string?>("S[", static (w, v) => w.NullableText(v), static (ref WireReader r) => r.NullableText());
        AddArray<int>("I[", static (w, v) => w.VarInt(v), static (ref WireReader r) => checked((int)r.VarInt()));
        AddArray<long>("L[", static (w, v) => w.VarInt(v), static (ref WireReader r) => r.VarInt());
        AddArray<bool>("B[", static (w, v) => w.Bool(v), static (ref WireReader r) => r.Bool());
        Add<double[]>("D[", static (w, v) => w.LengthAndBytes(MemoryMarshal.AsBytes<double>(v)), ReadDoubles);
        AddArray<object?>("A[", (w, v) => system.Serialization.Write(w, v), (ref WireReader r) => system.Serialization.Read(ref r));
    }

    public override int Identifier => 17;

    // What is no valid date, for instance, is no valid message.
    public override object Read(ref WireReader reader, string manifest)
    {
        try
        {
            return base.Read(ref reader, manifest);
        }
        catch (Exception e) when (e is OverflowException or ArgumentException)
        {
            throw WireReader.Malformed(e.Message);
        }
    }

    private void AddArray<T>(string manifest, Action<WireWriter, T> write, WireRead<T> read) => Add<T[]>(
        manifest,
        (writer, items) =>
        {
            writer.VarUInt((uint)items.Length);
            foreach (var item in items) write(writer, item);
        },
        (ref WireReader reader) =>
        {
            var items = new T[reader.Count()];
            for (var i = 0; i < items.Length; i++) items[i] = read(ref reader);
            return items;
        });

    private static decimal ReadDecimal(ref WireReader reader) => new([reader.Int32(), reader.Int32(), reader.Int32(), reader.Int32()]);

    private static double[] ReadDoubles(ref WireReader reader)
    {
        var bytes = reader.LengthAndBytes();
        return bytes.Length % sizeof(double) == 0 ? MemoryMarshal.Cast<byte, double>(bytes).ToArray() : throw WireReader.Malformed("half a double");
    }

    private static void WriteOffset(WireWriter writer, DateTimeOffset value)
    {
        writer.Int64(value.Ticks);
        writer.VarInt((long)value.Offset.TotalMinutes);
    }

    private static Span<byte> Reserve(WireWriter writer, int size)
    {
        var span = writer.GetSpan(size)[..size];
        writer.Advance(size);
        return span;
    }
}
