namespace Akka.Actor;

/// <summary>Short names from a counter: a letter for every six bits, lowest first.</summary>
internal static class GeneratedNames
{
    private const int MostLetters = 11;
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+~";

    public static string Encode(string prefix, long number)
    {
        Span<char> letters = stackalloc char[MostLetters];
        var length = 0;
        do
        {
            letters[length++] = Letters[(int)(number & 63)];
            number = (long)((ulong)number >> 6);
        }
        while (number != 0);
        return string.Concat(prefix, letters[..length]);
    }

    /// <summary>The number whose letters these are; false when there is none.</summary>
    public static bool TryDecode(ReadOnlySpan<char> letters, out long number)
    {
        number = 0;
        if (letters.Length is 0 or > MostLetters) return false;
        for (var i = letters.Length - 1; i >= 0; i--)
        {
            var digit = Letters.IndexOf(letters[i]);
            if (digit < 0) return false;
            number = (number << 6) | (long)digit;
        }
        return true;
    }
}
