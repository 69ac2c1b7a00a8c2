using System.Globalization;
using System.Text;

namespace Akka.Configuration.Hocon;

/// <summary>Walks over the characters of a document: white space, comments, strings and the place of an error.</summary>
internal sealed class HoconScanner(string text)
{
    private const char ByteOrderMark = '\uFEFF';
    private const string TripleQuote = "\"\"\"";

    /// <summary>The current place, counted from zero.</summary>
    public int Index { get; private set; }

    /// <summary>The character at the current place, or NUL at the end.</summary>
    public char Current => Index < text.Length ? text[Index] : '\0';

    /// <summary>Whether everything was read.</summary>
    public bool AtEnd => Index >= text.Length;

    /// <summary>Whether a comment starts here.</summary>
    public bool AtComment => Current == '#' || At("//");

    /// <summary>Whether a certain text stands here.</summary>
    public bool At(string expected) => string.CompareOrdinal(text, Index, expected, 0, expected.Length) == 0;

    /// <summary>The next character but some.</summary>
    public char Peek(int distance) => Index + distance < text.Length ? text[Index + distance] : '\0';

    /// <summary>Goes on by some characters.</summary>
    public void Skip(int count = 1) => Index += count;

    /// <summary>Goes on if a certain text stands here.</summary>
    public bool TryTake(string expected)
    {
        if (!At(expected))
            return false;
        Index += expected.Length;
        return true;
    }

    /// <summary>White space on this line.</summary>
    public string TakeBlanks()
    {
        var start = Index;
        while (IsBlank(Current) && !AtEnd)
            Index++;
        return text[start..Index];
    }

    /// <summary>Skips white space, line breaks and comments, and tells whether a line break was among them.</summary>
    public bool SkipToNext()
    {
        var sawLineBreak = false;
        while (!AtEnd)
        {
            if (Current == '\n')
                sawLineBreak = true;
            else if (AtComment)
            {
                SkipComment();
                continue;
            }
            else if (!IsBlank(Current))
                break;
            Index++;
        }

        return sawLineBreak;
    }

    /// <summary>Text without quotes, up to white space or a character that means something.</summary>
    public string TakeUnquoted(bool isKey)
    {
        var start = Index;
        while (!AtEnd && !AtComment && !EndsUnquoted(isKey))
            Index++;
        return text[start..Index];
    }

    /// <summary>Text in quotes, or in three times three of them.</summary>
    public string TakeQuoted() => At(TripleQuote) ? TakeTripleQuoted() : TakeSingleQuoted();

    /// <summary>The path between the braces of a substitution.</summary>
    public string TakePath()
    {
        var start = Index;
        while (!AtEnd && Current is not ('}' or '\n'))
            Index++;
        var path = text[start..Index].Trim();
        if (Current != '}')
            throw Error("a substitution must be closed by '}' on the same line", start);
        if (path.Length == 0)
            throw Error("a substitution needs a path", start);
        Index++;
        return path;
    }

    /// <summary>The line and column of a place.</summary>
    public TextPosition PositionOf(int index)
    {
        var before = text.AsSpan(0, Math.Min(index, text.Length));
        return new TextPosition(before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }

    /// <summary>The error for a place, with the line that it is in.</summary>
    public ConfigurationException Error(string problem, int? at = null)
    {
        var index = Math.Min(at ?? Index, text.Length);
        var lineStart = index == 0 ? 0 : text.LastIndexOf('\n', index - 1) + 1;
        var lineEnd = text.IndexOf('\n', index) is var end and >= 0 ? end : text.Length;
        var line = HoconText.Shorten(text[lineStart..lineEnd].Trim());
        return new ConfigurationException($"{PositionOf(index)}: {problem}, in: {line}");
    }

    /// <summary>What stands here, for messages.</summary>
    public string DescribeCurrent() => AtEnd ? "the end of the text" : Current == '\n' ? "the end of the line" : $"'{Current}'";

    private static bool IsBlank(char c) => c != '\n' && (char.IsWhiteSpace(c) || c == ByteOrderMark);

    private bool EndsUnquoted(bool isKey) => Current switch
    {
        '$' or '"' or '{' or '}' or '[' or ']' or ':' or '=' or ',' or '#' or '\\' => true,
        '+' => Peek(1) == '=',
        '.' => isKey,
        var c => char.IsWhiteSpace(c),
    };

    private void SkipComment()
    {
        var end = text.IndexOf('\n', Index);
        Index = end < 0 ? text.Length : end;
    }

    private string TakeTripleQuoted()
    {
        var start = Index + TripleQuote.Length;
        var end = text.IndexOf(TripleQuote, start, StringComparison.Ordinal);
        if (end < 0)
            throw Error("text in triple quotes is not closed");

        // Quotes right before the closing three belong to the text.
        while (end + TripleQuote.Length < text.Length && text[end + TripleQuote.Length] == '"')
            end++;
        Index = end + TripleQuote.Length;
        return text[start..end];
    }

    private string TakeSingleQuoted()
    {
        var start = Index++;
        var end = text.AsSpan(Index).IndexOfAny('"', '\\', '\n') + Index;
        if (end >= Index && text[end] == '"')
        {
            var plain = text[Index..end];
            Index = end + 1;
            return plain;
        }

        var unescaped = new StringBuilder();
        while (Current != '"')
        {
            if (AtEnd || Current == '\n')
                throw Error("text in quotes is not closed on its line", start);
            unescaped.Append(Current == '\\' ? TakeEscape() : Current);
            Index++;
        }

        Index++;
        return unescaped.ToString();
    }

    // Leaves the place on the last character of the escape.
    private char TakeEscape()
    {
        var start = Index++;
        switch (Current)
        {
            case '"' or '\\' or '/':
                return Current;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u' when Index + 4 < text.Length
                && int.TryParse(text.AsSpan(Index + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                Index += 4;
                return (char)code;
            default:
                throw Error($"unknown escape '\\{Current}'; write '\\\\' for a backslash", start);
        }
    }
}
