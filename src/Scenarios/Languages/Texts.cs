using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using ActorConcurrency.Scenarios.Catalog;

namespace ActorConcurrency.Scenarios.Languages;

/// <summary>The language of what the program writes.</summary>
internal enum Language
{
    /// <summary>The wording and the language of the notes.</summary>
    Notes,

    /// <summary>English.</summary>
    En,
}

/// <summary>
/// One set of texts in one language, by key. Every set is a resource file in each language's folder, <c>Notes/</c> and <c>En/</c>: one
/// for each scenario, one for the command line, and <c>common</c>, where what a set does not have is looked up; of a scenario that has another
/// one's actors, in that one's set before. Texts have places {0}, {1}, … for values.
/// </summary>
internal sealed class Texts
{
    private const string Common = "common";

    private static readonly FrozenDictionary<string, string> Including = new Dictionary<string, string> { ["cluster"] = "traffic-light" }.ToFrozenDictionary();

    private static readonly ConcurrentDictionary<(string, Language), Texts> Loaded = new();

    private readonly string _set;
    private readonly FrozenDictionary<string, string> _byKey;
    private readonly Texts? _next;

    private Texts(string set, Language language)
    {
        _set = set;
        Language = language;
        _byKey = Load(set, language);
        _next = set == Common ? null : Of(Including.GetValueOrDefault(set, Common), language);
    }

    /// <summary>The language of these texts.</summary>
    public Language Language { get; }

    /// <summary>The keys of the set itself.</summary>
    public IReadOnlyCollection<string> Keys => _byKey.Keys;

    /// <summary>The set of that name: a scenario's id, <c>cli</c> or <c>common</c>.</summary>
    public static Texts Of(string set, Language language) => Loaded.GetOrAdd((set, language), static s => new Texts(s.Item1, s.Item2));

    /// <summary>The text as it is written in the file, with its places for values.</summary>
    public string this[string key] => Find(key) ?? throw new KeyNotFoundException($"There is no text '{key}' in '{_set}' ({Language}).");

    /// <summary>The same; null when there is none.</summary>
    public string? Find(string key) => _byKey.TryGetValue(key, out var text) ? text : _next?.Find(key);

    /// <summary>The text with its values in place.</summary>
    public string Format(string key, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, this[key], [.. values.Select(InWords)]);

    /// <summary>The phrase in this language.</summary>
    public string Format(Phrase phrase) => Format(phrase.Key, phrase.Values);

    private object InWords(object value) => value switch
    {
        Phrase phrase => Format(phrase),
        TimeSpan duration => DurationText.Format(duration),
        _ => value,
    };

    private static FrozenDictionary<string, string> Load(string set, Language language)
    {
        var manager = new ResourceManager($"{typeof(Texts).Namespace}.{language}.{set}", typeof(Texts).Assembly);
        using var resources = manager.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)
            ?? throw new MissingManifestResourceException($"The program was built without its texts '{set}' ({language}).");
        return resources.Cast<DictionaryEntry>().ToFrozenDictionary(e => (string)e.Key, e => (string)e.Value!);
    }
}
