using System.Text.RegularExpressions;
using Akka.Event;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Event;

public sealed class LogFilterTests
{
    [Theory]
    [InlineData("akka://sys/user/noisy", false)]
    [InlineData("akka://sys/user/noisy/child", true)]
    public void ExcludeSourceExactly_Source_DropsThatOneOnly(string source, bool kept) =>
        Assert.Equal(kept, Keeps(new LogFilterBuilder().ExcludeSourceExactly("akka://sys/user/noisy"), source, "text"));

    [Theory]
    [InlineData("akka://sys/user/noisy/child", false)]
    [InlineData("akka://sys/user/calm", true)]
    public void ExcludeSourceStartingWith_Source_DropsWhatStartsSo(string source, bool kept) =>
        Assert.Equal(kept, Keeps(new LogFilterBuilder().ExcludeSourceStartingWith("akka://sys/user/noisy"), source, "text"));

    [Theory]
    [InlineData("akka://sys/user/noisy/child", false)]
    [InlineData("akka://sys/user/calm", true)]
    public void ExcludeSourceContaining_Source_DropsWhatContainsIt(string source, bool kept) =>
        Assert.Equal(kept, Keeps(new LogFilterBuilder().ExcludeSourceContaining("/noisy/"), source, "text"));

    [Theory]
    [InlineData("akka://sys/user/a/child", false)]
    [InlineData("akka://sys/user/child/a", true)]
    public void ExcludeSourceEndingWith_Source_DropsWhatEndsSo(string source, bool kept) =>
        Assert.Equal(kept, Keeps(new LogFilterBuilder().ExcludeSourceEndingWith("/child"), source, "text"));

    [Theory]
    [InlineData("a heartbeat came", false)]
    [InlineData("a message came", true)]
    public void ExcludeMessageContaining_Text_DropsWhatContainsIt(string text, bool kept) =>
        Assert.Equal(kept, Keeps(new LogFilterBuilder().ExcludeMessageContaining("heartbeat"), "source", text));

    [Fact]
    public void ExcludeMessageRegex_Match_Drops() =>
        Assert.False(Keeps(new LogFilterBuilder().ExcludeMessageRegex(new Regex("^beat [0-9]+$")), "source", "beat 12"));

    [Fact]
    public void ShouldTryKeepMessage_Kept_GivesTheText()
    {
        var evaluator = new LogFilterBuilder().ExcludeMessageContaining("other").Build().CreateEvaluator();

        Assert.True(evaluator.ShouldTryKeepMessage(Event("source", "text"), out var text));
        Assert.Equal("text", text);
    }

    [Fact]
    public void EvaluatesLogSourcesOnly_WithAndWithoutContentFilters_TellsWhich()
    {
        Assert.True(new LogFilterBuilder().ExcludeSourceExactly("a").Build().CreateEvaluator().EvaluatesLogSourcesOnly);
        Assert.False(new LogFilterBuilder().ExcludeMessageContaining("a").Build().CreateEvaluator().EvaluatesLogSourcesOnly);
    }

    private static bool Keeps(LogFilterBuilder filters, string source, string text) =>
        filters.Build().CreateEvaluator().ShouldTryKeepMessage(Event(source, text), out _);

    private static Info Event(string source, string text) => new(source, typeof(LogFilterTests), text);
}
