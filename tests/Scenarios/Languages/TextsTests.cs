using System.Text.RegularExpressions;
using ActorConcurrency.Scenarios.Languages;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Languages;

public partial class TextsTests
{
    private static readonly Texts Notes = Texts.In(Language.Notes);
    private static readonly Texts English = Texts.In(Language.En);

    [Fact]
    public void Keys_OfBothLanguages_AreTheSame() => Assert.Equal(Notes.Keys.Order(), English.Keys.Order());

    [Fact]
    public void Places_OfEveryText_AreTheSameInBothLanguages() =>
        Assert.All(Notes.Keys, key => Assert.Equal(PlacesOf(Notes[key]), PlacesOf(English[key])));

    [Fact]
    public void English_Texts_HaveNoChinese() => Assert.All(English.Keys, key => Assert.DoesNotMatch(Chinese(), English[key]));

    [Fact]
    public void Notes_Wording_IsThatOfTheNotes()
    {
        Assert.Equal("car7在等待", Notes.Format("traffic-light.waiting", 7));
        Assert.Equal("car7通过", Notes.Format("traffic-light.passed", 7));
        Assert.Equal("绿灯亮了", Notes["traffic-light.green"]);
        Assert.Equal("红灯亮了", Notes["traffic-light.red"]);
        Assert.Equal("喜洋洋生产了一个包子", Notes.Format("joinable-queue.made", Notes["joinable-queue.producer"], Notes["joinable-queue.food"]));
        Assert.Equal("灰太狼吃了包子3", Notes.Format("joinable-queue.eaten", Notes["joinable-queue.consumer"], Notes["joinable-queue.food"], 3));
    }

    private static IEnumerable<string> PlacesOf(string text) => Place().Matches(text).Select(m => m.Value).Order();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}
