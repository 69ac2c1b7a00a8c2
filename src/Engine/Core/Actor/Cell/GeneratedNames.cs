namespace Akka.Actor;

/// <summary>Short names from a counter: a letter for every six bits, lowest first.</summary>
internal static class GeneratedNames
{
    /// <summary>The most that <see cref="Encode(long, Span{char})"/> writes.</summary>
    public const int MostLetters = 11;

    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+~";

    public static string Encode(string prefix, long number)
    {
        Span<char> letters = stackalloc char[MostLetters];
        return string.Concat(prefix, letters[..Encode(number, letters)]);
    }

    /// <summary>Writes a number's letters.</summary>
    /// <returns>How many there are.</returns>
    public static int Encode(long number, Span<char> letters)
    {
        var length = 0;
        do
        {
            letters[length++] = Letters[(int)(number & 63)];
            number = (long)((ulong)number >> 6);
        }
        while (number != 0);
        return length;
    }
}
