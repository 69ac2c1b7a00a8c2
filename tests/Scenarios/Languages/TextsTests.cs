using System.Text.RegularExpressions;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Languages;

public partial class TextsTests
{
    private static readonly string Source = string.Concat(
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Scenarios"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

    /// <summary>Every set that there is a file of, in either language.</summary>
    public static TheoryData<string> Sets => [.. Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "src", "Scenarios", "Languages"), "*.resx", SearchOption.AllDirectories)
        .Select(Path.GetFileNameWithoutExtension).OfType<string>().Distinct()];

    public static TheoryData<string> Ids => [.. ScenarioCatalog.Ids];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Keys_OfBothLanguages_AreTheSame(string set) =>
        Assert.Equal(Texts.Of(set, Language.Notes).Keys.Order(), Texts.Of(set, Language.En).Keys.Order());

    [Theory]
    [MemberData(nameof(Sets))]
    public void Places_OfEveryText_AreTheSameInBothLanguages(string set)
    {
        var (notes, english) = (Texts.Of(set, Language.Notes), Texts.Of(set, Language.En));
        Assert.All(notes.Keys, key => Assert.Equal(PlacesOf(notes[key]), PlacesOf(english[key])));
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Texts_OfEveryKey_AreNotEmptyAndEnglishHasNoChinese(string set)
    {
        var (notes, english) = (Texts.Of(set, Language.Notes), Texts.Of(set, Language.En));
        Assert.All(notes.Keys, key => Assert.NotEmpty(notes[key]));
        Assert.All(english.Keys, key => Assert.DoesNotMatch(Chinese(), english[key]));
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Keys_OfEverySet_AreUsed(string set) => Assert.All(
        Texts.Of(set, Language.En).Keys.Where(key => !ReadByPattern().IsMatch(key)),
        key => Assert.True(Source.Contains($"\"{key}\"", StringComparison.Ordinal), $"no code asks for '{key}'"));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Texts_OfEveryScenario_SayWhatItIsInBothLanguages(string id)
    {
        var scenario = ScenarioCatalog.Find(id);
        foreach (var texts in new[] { scenario.In(Language.Notes), scenario.In(Language.En) })
        {
            string[] keys = ["title", "contract", .. scenario.Parameters.Select(p => p.Description), .. scenario.Variants.Select(v => $"variant.{v.Name}")];
            Assert.All(keys, key => Assert.Contains(key, texts.Keys));
            var explanation = Explanation.From(texts);
            Assert.True(explanation.Parts.Count >= 2);
            Assert.True(explanation.Traps.Count >= 2);
            var described = texts.Keys.Count(key => PartOrTrap().IsMatch(key));
            Assert.Equal(2 * (explanation.Parts.Count + explanation.Traps.Count), described);
            Assert.Equal(scenario.Variants.Count, texts.Keys.Count(key => key.StartsWith("variant.", StringComparison.Ordinal)));
            Assert.Equal(scenario.Parameters.Count, texts.Keys.Count(key => key.StartsWith("param.", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Indexer_UnknownKey_NamesKeyAndSet()
    {
        var error = Assert.Throws<KeyNotFoundException>(() => Texts.Of("event", Language.En)["no-such-key"]);
        Assert.Equal("There is no text 'no-such-key' in 'event' (En).", error.Message);
    }

    [Fact]
    public void Format_PhraseWithinAPhrase_IsSaidInTheSameLanguage()
    {
        var phrase = new Phrase("broken.lasted", new Phrase("colour.green"), TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(2));
        Assert.Equal("green lasted 500 ms instead of 2 s", Texts.Of("traffic-light", Language.En).Format(phrase));
        Assert.Equal("绿灯持续了 500 ms，不是 2 s", Texts.Of("traffic-light", Language.Notes).Format(phrase));
    }

    [Theory]
    [InlineData("traffic-light", "waiting", "car7在等待")]
    [InlineData("traffic-light", "passed", "car7通过")]
    [InlineData("traffic-light", "green", "绿灯亮了")]
    [InlineData("traffic-light", "red", "红灯亮了")]
    public void Notes_Wording_IsThatOfTheNotes(string set, string key, string line) => Assert.Equal(line, Texts.Of(set, Language.Notes).Format(key, 7));

    [Fact]
    public void Notes_WordingOfTheBuns_IsThatOfTheNotes()
    {
        var notes = Texts.Of("joinable-queue", Language.Notes);
        Assert.Equal("喜洋洋生产了一个包子", notes.Format("made", notes["producer"], notes["food"]));
        Assert.Equal("灰太狼吃了包子3", notes.Format("eaten", notes["consumer"], notes["food"], 3));
    }

    private static IEnumerable<string> PlacesOf(string text) => Place().Matches(text).Select(m => m.Value).Distinct().Order();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"^(part|trap)\d+\.")]
    private static partial Regex PartOrTrap();

    // Keys that are put together from names and numbers, and the words of the timeline's page.
    [GeneratedRegex(@"^((part|trap)\d+|param|variant|state|page)\.")]
    private static partial Regex ReadByPattern();
}
