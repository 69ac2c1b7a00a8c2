using System.CommandLine;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;

namespace ActorConcurrency.Scenarios.Cli;

/// <summary><c>--lang</c>: <c>notes</c> or <c>en</c>.</summary>
internal sealed class LanguageOption : Option<string>
{
    private readonly Language _default;

    /// <param name="defaultLanguage">What it is when it is not given.</param>
    public LanguageOption(Language defaultLanguage)
        : base("--lang")
    {
        _default = defaultLanguage;
        HelpName = "notes|en";
        Description = $"Write the notes' own language (notes) or English (en); default {NameOf(defaultLanguage)}.";
    }

    /// <summary>The language that was asked for.</summary>
    /// <exception cref="UsageException">There is no such language.</exception>
    public Language Read(ParseResult parsed) => parsed.GetValue(this) switch
    {
        null => _default,
        "notes" => Language.Notes,
        "en" => Language.En,
        var text => throw new UsageException($"--lang {text}: unknown language.{Names.Suggest(text, "Languages", ["notes", "en"])}"),
    };

    private static string NameOf(Language language) => language == Language.Notes ? "notes" : "en";
}
