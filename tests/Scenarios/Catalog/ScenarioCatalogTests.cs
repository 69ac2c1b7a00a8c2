using ActorConcurrency.Scenarios.Catalog;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Catalog;

public class ScenarioCatalogTests
{
    public static TheoryData<string> Ids => [.. ScenarioCatalog.Ids];

    [Fact]
    public void Ids_AreUnique() => Assert.Equal(ScenarioCatalog.Ids.Count(), ScenarioCatalog.Ids.Distinct().Count());

    [Fact]
    public void Find_MistypedId_SuggestsTheNearest()
    {
        var error = Assert.Throws<UsageException>(() => ScenarioCatalog.Find("trafic-light"));
        Assert.Contains("'trafic-light'", error.Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean traffic-light?", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Parameters_OfEveryScenario_HaveUniqueNamesAndValidDefaults(string id)
    {
        var parameters = ScenarioCatalog.Find(id).Parameters;
        Assert.Equal(parameters.Count, parameters.Select(p => p.Name).Distinct().Count());
        Assert.All(parameters, p => Assert.True(p.TryParse(p.DefaultText, out _), $"{p.Name}={p.DefaultText}"));
        Assert.All(parameters, p => Assert.False(string.IsNullOrWhiteSpace(p.Description)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Explanation_OfEveryScenario_TellsPartsAndTraps(string id)
    {
        var scenario = ScenarioCatalog.Find(id);
        Assert.NotEmpty(scenario.Explanation.NotesProgram);
        Assert.NotEmpty(scenario.Explanation.LookFor);
        Assert.True(scenario.Explanation.Parts.Count >= 2);
        Assert.True(scenario.Explanation.Traps.Count >= 2);
        ScenarioCatalog.RequireKnown(scenario.Explanation.DiagramSettings?.Keys ?? [], [scenario]);
    }
}
