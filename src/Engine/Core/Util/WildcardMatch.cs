namespace Akka.Util;

/// <summary>Matching of text with the wildcards of actor selections.</summary>
public static class WildcardMatch
{
    /// <summary>True where the whole text fits the pattern: <c>*</c> stands for any run of characters, <c>?</c> for one.</summary>
    public static bool Like(this string text, string pattern, bool caseSensitive = false)
    {
        int at = 0, inPattern = 0, star = -1, resume = 0;
        while (at < text.Length)
        {
            if (inPattern < pattern.Length && pattern[inPattern] == '*')
            {
                star = inPattern++;
                resume = at;
            }
            else if (inPattern < pattern.Length && Fits(text[at], pattern[inPattern], caseSensitive))
            {
                at++;
                inPattern++;
            }
            else if (star >= 0)
            {
                // The last star takes one character more; earlier stars never need to change their share.
                inPattern = star + 1;
                at = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (inPattern < pattern.Length && pattern[inPattern] == '*')
            inPattern++;
        return inPattern == pattern.Length;
    }

    private static bool Fits(char text, char pattern, bool caseSensitive) =>
        pattern == '?'
        || text == pattern
        || (!caseSensitive && char.ToUpperInvariant(text) == char.ToUpperInvariant(pattern));
}
