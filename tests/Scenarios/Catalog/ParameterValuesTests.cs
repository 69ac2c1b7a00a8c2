using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Pools;
using ActorConcurrency.Scenarios.Synchronisation.Semaphores;
using ActorConcurrency.Scenarios.Synchronisation.TrafficLight;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Catalog;

public class ParameterValuesTests
{
    [Fact]
    public void Get_NothingSet_GivesTheDefaults()
    {
        var values = new ParameterValues(new TrafficLightScenario());
        Assert.Equal(20, values.Get(TrafficLightScenario.Cars));
        Assert.Equal(TimeSpan.FromSeconds(5), values.Get(TrafficLightScenario.Red));
        Assert.Equal(["cars=20", "red=5s", "green=2s"], values.AsGiven);
    }

    [Fact]
    public void Get_ValuesSet_GivesThem()
    {
        var values = new ParameterValues(new SemaphoreScenario(), new Dictionary<string, string> { ["release"] = "never", ["hold"] = "500ms" });
        Assert.Equal("never", values.Get(SemaphoreScenario.Release));
        Assert.Equal(TimeSpan.FromMilliseconds(500), values.Get(SemaphoreScenario.Hold));
    }

    [Theory]
    [InlineData("never", null)]
    [InlineData("2s", 2.0)]
    public void Get_DurationOrNever_IsNullForNever(string text, double? seconds)
    {
        var values = new ParameterValues(new PoolScenario(), new Dictionary<string, string> { ["terminate"] = text });
        Assert.Equal(seconds, values.Get(PoolScenario.Terminate)?.TotalSeconds);
    }

    [Theory]
    [InlineData("cars", "abc")]
    [InlineData("cars", "0")]
    [InlineData("cars", "1.5")]
    [InlineData("cars", "99999999999999")]
    [InlineData("red", "-1s")]
    [InlineData("red", "soon")]
    public void Constructor_BadValue_SaysWhatIsAccepted(string name, string value)
    {
        var error = Assert.Throws<UsageException>(
            () => new ParameterValues(new TrafficLightScenario(), new Dictionary<string, string> { [name] = value }));
        Assert.StartsWith($"--set {name}={value}: {name} takes ", error.Message, StringComparison.Ordinal);
    }
}
