namespace Akka.Actor;

/// <summary>Short names from a counter: a letter for every six bits, lowest first.</summary>
internal static class GeneratedNames
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+~";

    public static string Encode(string prefix, long number)
    {
        Span<char> buffer = stackalloc char[prefix.Length + 11];
        prefix.CopyTo(buffer);
        var length = prefix.Length;
        do
        {
            buffer[length++] = Letters[(int)(number & 63)];
            number = (long)((ulong)number >> 6);
        }
        while (number != 0);
        return new string(buffer[..length]);
    }
}
