using System.Text.RegularExpressions;

namespace Akka.TestKit.Internal.StringMatcher;

/// <summary>Decides about a log event's text or source.</summary>
public interface IStringMatcher
{
    /// <summary>Whether the text is one that is looked for.</summary>
    bool IsMatch(string s);
}

internal sealed class AnyText : IStringMatcher
{
    public static readonly AnyText Instance = new();

    public bool IsMatch(string s) => true;

    public override string ToString() => "";
}

internal sealed class ExactText(string text) : IStringMatcher
{
    public bool IsMatch(string s) => string.Equals(text, s, StringComparison.Ordinal);

    public override string ToString() => $"equal to \"{text}\"";
}

internal sealed class StartOfText(string text) : IStringMatcher
{
    public bool IsMatch(string s) => s.StartsWith(text, StringComparison.Ordinal);

    public override string ToString() => $"starting with \"{text}\"";
}

internal sealed class PartOfText(string text) : IStringMatcher
{
    public bool IsMatch(string s) => s.Contains(text, StringComparison.Ordinal);

    public override string ToString() => $"containing \"{text}\"";
}

internal sealed class PatternInText(Regex pattern) : IStringMatcher
{
    public bool IsMatch(string s) => pattern.IsMatch(s);

    public override string ToString() => $"matching /{pattern}/";
}

/// <summary>Picks the texts for which a predicate is true.</summary>
public class PredicateMatcher : IStringMatcher
{
    private readonly Predicate<string> _predicate;
    private readonly string _hint;

    /// <summary>Picks by a predicate.</summary>
    /// <param name="predicate">Whether a text is one that is looked for.</param>
    /// <param name="hint">What the predicate looks for, for failure messages.</param>
    public PredicateMatcher(Predicate<string> predicate, string hint = "")
    {
        _predicate = predicate;
        _hint = hint;
    }

    /// <inheritdoc/>
    public bool IsMatch(string s) => _predicate(s);

    /// <inheritdoc/>
    public override string ToString() => _hint.Length == 0 ? "fulfilling a predicate" : _hint;
}

/// <summary>
/// A source as given, or, if it is an actor's path, with the address, the brackets and the uid, which a log event may have around it,
/// left out.
/// </summary>
internal sealed class SourceText(string source) : IStringMatcher
{
    private readonly string _path = PathOf(source);

    public bool IsMatch(string s) =>
        string.Equals(source, s, StringComparison.Ordinal) || string.Equals(_path, PathOf(s), StringComparison.Ordinal);

    public override string ToString() => $"from {source}";

    private static string PathOf(string source)
    {
        var text = source.Trim('[', ']');
        var address = text.IndexOf("://", StringComparison.Ordinal);
        if (address >= 0)
        {
            var path = text.IndexOf('/', address + 3);
            text = path < 0 ? "/" : text[path..];
        }

        var uid = text.IndexOf('#');
        return (uid < 0 ? text : text[..uid]).TrimStart('/');
    }
}
