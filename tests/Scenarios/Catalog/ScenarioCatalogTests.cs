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
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Group_OfEveryScenario_IsItsFolder(string id)
    {
        var scenario = ScenarioCatalog.Find(id);
        Assert.StartsWith($"ActorConcurrency.Scenarios.{scenario.Group}", scenario.GetType().Namespace, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Settings_OfVariantsAndDiagram_AreValid(string id)
    {
        var scenario = ScenarioCatalog.Find(id);
        foreach (var given in scenario.Variants.Select(v => v.Settings).Append([.. scenario.DiagramSettings]))
        {
            var settings = ParameterValues.ReadSettings(given);
            ScenarioCatalog.RequireKnown(settings.Keys, [scenario]);
            _ = new ParameterValues(scenario, settings);
        }
    }
}
