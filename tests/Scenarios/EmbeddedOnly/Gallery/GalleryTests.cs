using System.Text;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.EmbeddedOnly.Gallery;

/// <summary>docs/scenarios.md shows every scenario with what a real run printed and the diagram of that run.</summary>
[Collection(GalleryCollection.Name)]
public sealed class GalleryTests
{
    [Fact]
    public async Task Gallery_IsWhatTheScenariosDo()
    {
        var text = new StringBuilder();
        var group = "";
        foreach (var scenario in ScenarioCatalog.All)
        {
            if (scenario.Group != group)
                text.Append($"## {group = scenario.Group}\n\n");
            text.Append(await SectionAsync(scenario));
        }
        Repository.RequireSection("docs/scenarios.md", "gallery", text.ToString().TrimEnd(), Essence.Of);
    }

    private static async Task<string> SectionAsync(Scenario scenario)
    {
        var texts = scenario.In(Language.En);
        var run = await GalleryRun.OfAsync(scenario, Language.En);
        Assert.True(run.Verdict == Verdict.Kept, run.Output);
        return $"""
            ### {scenario.Id}

            The notes' program: {texts["title"]}. Checked: {texts["contract"]}.

            ```console
            $ dotnet run --project src/Scenarios -- run {run.Arguments}
            {run.Output}
            ```

            ```mermaid
            {run.Diagram}
            ```


            """.ReplaceLineEndings("\n");
    }
}
