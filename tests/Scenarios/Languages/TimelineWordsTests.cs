using System.Text.RegularExpressions;
using ActorConcurrency.Scenarios.Languages;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Languages;

/// <summary>The timeline's page says nothing that has no translation.</summary>
public sealed partial class TimelineWordsTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "src", "Actors", "Tracing", "Timeline");

    // What the page is given as data, and looks up as it is.
    private static readonly string[] GivenAsData =
        ["its receiver has stopped or never was", "its receiver has no handler for it", "Theme: light", "Theme: dark"];

    [Fact]
    public void Words_OfThePage_AreThoseOfTheTexts()
    {
        var texts = Texts.Of("timeline", Language.En);

        Assert.Equal(SaidByScripts().Concat(WrittenInThePage()).Concat(GivenAsData).Distinct().Order(), texts.Keys.Select(key => texts[key]).Order());
    }

    private static IEnumerable<string> SaidByScripts()
    {
        foreach (var file in Directory.EnumerateFiles(Folder, "*.js"))
        {
            foreach (Match said in Said().Matches(File.ReadAllText(file)))
            {
                var place = 0;
                yield return Value().Replace(said.Groups[1].Value, _ => $"{{{place++}}}");
            }
        }
    }

    private static IEnumerable<string> WrittenInThePage()
    {
        var page = File.ReadAllText(Path.Combine(Folder, "page.html"));
        var body = page[page.IndexOf("<body", StringComparison.Ordinal)..page.IndexOf("<script", StringComparison.Ordinal)];
        return Attribute().Matches(body).Concat(Text().Matches(body)).Select(match => match.Groups[1].Value.Trim());
    }

    [GeneratedRegex(@"say`((?:[^`$]|\$\{[^{}`]*\})*)`")]
    private static partial Regex Said();

    [GeneratedRegex(@"\$\{[^{}]*\}")]
    private static partial Regex Value();

    [GeneratedRegex("(?:title|aria-label|placeholder)=\"([^\"]+)\"")]
    private static partial Regex Attribute();

    [GeneratedRegex(">([^<]*[A-Za-z]{2}[^<]*)<")]
    private static partial Regex Text();
}
