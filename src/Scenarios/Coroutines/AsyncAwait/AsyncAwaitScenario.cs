using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Coroutines.AsyncAwait;

/// <summary>
/// The notes' rules on async and await, of JavaScript and of Python: a case for each, played with the promise primitive, with a
/// generator for Python's coroutine, and with actors that wait. Look for the line of each rule, and what happened behind it.
/// </summary>
internal sealed class AsyncAwaitScenario : Scenario
{
    private const string All = "all";

    private static readonly ChoiceParameter Rule = new("rule", [All, .. AwaitRule.All.Select(rule => rule.Name)]);

    public override string Id => "async-await";

    public override string Group => "Coroutines";

    public override IReadOnlyList<Parameter> Parameters => [Rule];

    public override IReadOnlyList<Variant> Variants => [new("one", "rule=lazy")];

    public override IReadOnlyList<string> DiagramSettings => ["rule=returns-early"];

    public override async Task RunAsync(ScenarioContext context)
    {
        foreach (var rule in Chosen(context.Values))
        {
            var stage = new RuleStage(context, rule.Name);
            await rule.PlayAsync(stage);
            context.Print(rule.Name, stage.Story);
        }
    }

    public override IEnumerable<Finding> Check(RunRecord record)
    {
        var happened = record.Trace.Notes().ToLookup(n => n.Actor, n => n.Text);
        var rules = Chosen(record.Values).ToList();
        yield return Finding.Of(
            new Phrase("kept.rules", rules.Count),
            rules.Where(rule => !rule.Happens.SequenceEqual(happened[rule.Name]))
                .Select(rule => new Phrase("broken.rule", rule.Name, string.Join(", ", happened[rule.Name]), string.Join(", ", rule.Happens))));
    }

    private static IEnumerable<AwaitRule> Chosen(ParameterValues values) =>
        AwaitRule.All.Where(rule => values.Get(Rule) is var chosen && (chosen == All || chosen == rule.Name));
}
