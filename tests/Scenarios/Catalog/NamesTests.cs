using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Catalog;

public class NamesTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("event", "event", 0)]
    [InlineData("trafic", "traffic", 1)]
    [InlineData("evnet", "event", 1)]
    [InlineData("pool", "loop", 2)]
    [InlineData("", "event", 5)]
    public void Distance_OfTwoWords_CountsTypingErrors(string a, string b, int expected) => Assert.Equal(expected, Names.Distance(a, b));

    [Fact]
    public void Nearest_MistypedName_PutsTheNearestFirst() =>
        Assert.Equal(["pool", "tool"], Names.Nearest("poool", ["event", "tool", "pool", "semaphore"]));

    [Fact]
    public void Nearest_ShortWordOfOtherLetters_IsNotNear() => Assert.Equal(["pool"], Names.Nearest("pol", ["gil", "lock", "pool"]));

    [Fact]
    public void Nearest_NameWithOtherCase_IsFound() => Assert.Equal(["event"], Names.Nearest("EVENT", ["event", "pool"]));

    [Fact]
    public void Nearest_NothingSimilar_IsEmpty() => Assert.Empty(Names.Nearest("xyzzy", ["event", "pool", "semaphore"]));

    [Fact]
    public void Suggest_Always_NamesAllThatAreValid() =>
        Assert.Equal(
            " Did you mean pool? Scenarios: event, pool.",
            Texts.Of(UsageException.Set, Language.En).Format(Names.Suggest("pol", "kind.scenarios", ["event", "pool"])));
}
