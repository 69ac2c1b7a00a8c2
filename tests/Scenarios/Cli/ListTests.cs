using System.Text.Json;
using ActorConcurrency.Scenarios.Catalog;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Cli;

public class ListTests
{
    [Fact]
    public async Task List_Plain_ShowsEveryScenarioAndParameter()
    {
        var result = await CommandLine.RunAsync("list");
        Assert.Equal(0, result.ExitCode);
        Assert.All(ScenarioCatalog.All, scenario =>
        {
            Assert.Contains(scenario.Id, result.Output, StringComparison.Ordinal);
            Assert.All(scenario.Parameters, p => Assert.Contains($"{p.Name}={p.DefaultText}", result.Output, StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task List_Json_HasEveryScenarioWithItsParameters()
    {
        var result = await CommandLine.RunAsync("list --json");
        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal(ScenarioCatalog.Ids, json.RootElement.EnumerateArray().Select(s => s.GetProperty("id").GetString()!));
        var cars = json.RootElement.EnumerateArray().Single(s => s.GetProperty("id").GetString() == "traffic-light")
            .GetProperty("parameters").EnumerateArray().First();
        Assert.Equal("cars", cars.GetProperty("name").GetString());
        Assert.Equal("20", cars.GetProperty("default").GetString());
        Assert.Equal("number", cars.GetProperty("type").GetString());
    }
}
