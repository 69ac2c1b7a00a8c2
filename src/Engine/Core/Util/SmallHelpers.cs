using System.Collections;

namespace Akka.Util;

/// <summary>Helpers for bit arrays.</summary>
public static class BitArrayHelpers
{
    private const int BitsPerByte = 8;

    /// <summary>The bits as bytes, the first bit the lowest of the first byte; the last byte is filled up with zeros.</summary>
    public static byte[] ToBytes(this BitArray arr)
    {
        ArgumentNullException.ThrowIfNull(arr);
        var bytes = new byte[(arr.Length + BitsPerByte - 1) / BitsPerByte];
        arr.CopyTo(bytes, 0);
        return bytes;
    }
}

/// <summary>What the program runs on.</summary>
public static class RuntimeDetector
{
    /// <summary>True on Mono.</summary>
    public static readonly bool IsMono = Type.GetType("Mono.Runtime") is not null;

    /// <summary>True on Windows.</summary>
    public static readonly bool IsWindows = OperatingSystem.IsWindows();
}

/// <summary>Text of values that may be null.</summary>
public static class StringFormat
{
    /// <summary>The values as text with a separator between them; null is shown as &lt;null&gt;.</summary>
    public static string SafeJoin(string separator, params object?[] args) => string.Join(separator, args.Select(arg => arg ?? "<null>"));
}

/// <summary>Lists of a given length.</summary>
public static class Vector
{
    /// <summary>A function that fills a list of a length with what another function gives, called once for each element.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="number">The length, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative.</exception>
    public static Func<Func<T>, IList<T>> Fill<T>(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        return element =>
        {
            var list = new List<T>(number);
            for (var i = 0; i < number; i++)
                list.Add(element());
            return list;
        };
    }
}
