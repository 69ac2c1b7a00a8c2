using System.Text;

namespace Akka.Configuration.Hocon;

/// <summary>Writes values as HOCON, and describes them in messages.</summary>
internal static class HoconText
{
    private const int Longest = 60;

    /// <summary>An element as text that parses to an equal element.</summary>
    public static string Render(IHoconElement element, int indent)
    {
        var text = new StringBuilder();
        Render(text, element, indent);
        return text.ToString();
    }

    /// <summary>What an element is, in a few words.</summary>
    public static string Describe(IHoconElement? element) => element switch
    {
        null => "nothing",
        HoconObject => "an object",
        HoconArray => "a list",
        HoconSubstitution substitution => substitution.ToString(),
        _ => element.GetString() is { } text ? $"'{Shorten(text)}'" : "null",
    };

    /// <summary>The beginning of a text, with its line breaks made visible.</summary>
    public static string Shorten(string text)
    {
        var line = text.Replace("\r", "").Replace("\n", "\\n");
        return line.Length <= Longest ? line : string.Concat(line.AsSpan(0, Longest), "...");
    }

    private static void Render(StringBuilder text, IHoconElement element, int indent)
    {
        switch (element)
        {
            case HoconObject obj:
                RenderObject(text, obj, indent);
                break;
            case HoconArray array:
                text.Append('[');
                for (var i = 0; i < array.Count; i++)
                {
                    text.Append(i == 0 ? "" : ", ");
                    RenderValue(text, array[i], indent);
                }

                text.Append(']');
                break;
            default:
                text.Append(element.GetString() is { } literal ? QuoteUnlessPlain(literal) : "null");
                break;
        }
    }

    private static void RenderObject(StringBuilder text, HoconObject obj, int indent)
    {
        if (obj.Items.Count == 0)
        {
            text.Append("{}");
            return;
        }

        text.Append("{\n");
        foreach (var (key, value) in obj.Items)
        {
            if (value.Effective() is null)
                continue;
            text.Append(' ', 2 * (indent + 1)).Append(QuoteUnlessPlain(key)).Append(" : ");
            RenderValue(text, value, indent + 1);
            text.Append('\n');
        }

        text.Append(' ', 2 * indent).Append('}');
    }

    private static void RenderValue(StringBuilder text, HoconValue value, int indent)
    {
        if (value.Effective() is { } element)
            Render(text, element, indent);
    }

    private static string QuoteUnlessPlain(string text)
    {
        var isPlain = text is not ("" or "null" or "include") && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
        return isPlain ? text : Quote(text);
    }

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 2);
        foreach (var c in text)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' => $"\\u{(int)c:x4}",
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}
