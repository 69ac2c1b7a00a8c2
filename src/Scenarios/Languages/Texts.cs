using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;

namespace ActorConcurrency.Scenarios.Languages;

/// <summary>The language of the lines that scenarios print.</summary>
internal enum Language
{
    /// <summary>The wording of the notes.</summary>
    Notes,

    /// <summary>English.</summary>
    En,
}

/// <summary>
/// The lines that scenarios print, by key, in one language. They are in notes.txt and en.txt beside this file:
/// a line each, <c>key = text</c>, with places {0}, {1}, … for values.
/// </summary>
internal sealed class Texts
{
    private readonly FrozenDictionary<string, string> _byKey;

    private Texts(FrozenDictionary<string, string> byKey) => _byKey = byKey;

    public IReadOnlyCollection<string> Keys => _byKey.Keys;

    public static Texts In(Language language)
    {
        var resource = $"{typeof(Texts).Namespace}.{language.ToString().ToLowerInvariant()}.txt";
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The program was built without its texts '{resource}'.");
        using var reader = new StreamReader(stream);
        var byKey = new Dictionary<string, string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Split(" = ", 2) is [var key, var text])
                byKey.Add(key, text);
        }
        return new Texts(byKey.ToFrozenDictionary());
    }

    /// <summary>The text as it is written in the file, with its places for values.</summary>
    public string this[string key] => _byKey[key];

    /// <summary>The text with its values in place.</summary>
    public string Format(string key, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, _byKey[key], values);
}
