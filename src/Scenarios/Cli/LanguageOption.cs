using System.CommandLine;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;

namespace ActorConcurrency.Scenarios.Cli;

/// <summary><c>--lang</c>: <c>notes</c> or <c>en</c>; the notes' language has its own name, too.</summary>
internal sealed class LanguageOption : Option<string>
{
    private const string OptionName = "--lang";

    private static readonly Dictionary<string, Language> Languages = new() { ["notes"] = Language.Notes, ["en"] = Language.En, ["zh-CN"] = Language.Notes };

    private readonly Language _default;

    /// <param name="usage">The texts about the command line.</param>
    /// <param name="defaultLanguage">What it is when it is not given.</param>
    public LanguageOption(Texts usage, Language defaultLanguage)
        : base(OptionName)
    {
        _default = defaultLanguage;
        HelpName = string.Join('|', Languages.Keys);
        Description = usage.Format("language", NameOf(defaultLanguage));
    }

    /// <summary>The language that a command line asks for, before it is known whether it is right otherwise; null: it asks for none.</summary>
    public static Language? AskedFor(IReadOnlyList<string> args)
    {
        var asked = args.Zip(args.Skip(1).Append("")).Select(a => a.First == OptionName ? a.Second : a.First.StartsWith($"{OptionName}=", StringComparison.Ordinal) ? a.First[(OptionName.Length + 1)..] : null);
        return asked.OfType<string>().Where(Languages.ContainsKey).Select(name => (Language?)Languages[name]).FirstOrDefault();
    }

    /// <summary>The language that was asked for.</summary>
    /// <exception cref="UsageException">There is no such language.</exception>
    public Language Read(ParseResult parsed) => parsed.GetValue(this) is not { } name ? _default
        : Languages.TryGetValue(name, out var language) ? language
        : throw new UsageException("unknown.language", name, Names.Suggest(name, "kind.languages", Languages.Keys));

    /// <summary>What the command line calls a language.</summary>
    public static string NameOf(Language language) => Languages.First(l => l.Value == language).Key;
}
