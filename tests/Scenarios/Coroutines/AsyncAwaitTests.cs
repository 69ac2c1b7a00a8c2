using ActorConcurrency.Scenarios.Coroutines.AsyncAwait;
using ActorConcurrency.Scenarios.Languages;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Coroutines;

public class AsyncAwaitTests
{
    public static TheoryData<string> Rules => [.. AwaitRule.All.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Run_OneRule_PrintsItsLineInBothLanguages(string rule)
    {
        foreach (var language in new[] { Language.Notes, Language.En })
        {
            var result = await CommandLine.RunAsync($"run async-await --lang {language.ToString().ToLowerInvariant()} --set rule={rule}");
            Assert.True(result.ExitCode == 0, result.Output + result.Error);
            var line = Assert.Single(result.Transcript);
            Assert.StartsWith(new AsyncAwaitScenario().In(language).Format(rule, ""), line, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Run_Default_PrintsALineForEachRuleInOrder()
    {
        var result = await CommandLine.RunAsync("run async-await --lang en");
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        var texts = new AsyncAwaitScenario().In(Language.En);
        Assert.Equal(AwaitRule.All.Select(rule => texts.Format(rule.Name, "")), result.Transcript.Select(line => line[..(line.IndexOf(": ", StringComparison.Ordinal) + 2)]));
        Assert.Contains("a call of an async function returns at its first await: the body begins → the caller goes on → the promise is settled → the body ends", result.Transcript);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Check_ARuleThatDoesNotHold_IsBroken(string rule)
    {
        var run = await RecordedRun.OfAsync(new AsyncAwaitScenario(), 1, $"rule={rule}");
        var first = AwaitRule.All.Single(r => r.Name == rule).Happens[0];
        Assert.StartsWith($"1 rules hold: {rule}: what happened was ", run.Without(RecordedRun.Note(rule, first)), StringComparison.Ordinal);
        Assert.StartsWith($"1 rules hold: {rule}: what happened was ", run.Twice(RecordedRun.Note(rule, first)), StringComparison.Ordinal);
    }
}
