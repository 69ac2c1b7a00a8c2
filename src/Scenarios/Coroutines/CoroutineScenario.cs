using ActorConcurrency.Actors.Coroutines.Generators;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Coroutines;

/// <summary>
/// The notes' coroutines by yield: two generators, eat and drink; the main program asks each in turn for its next value. A
/// generator runs only while somebody waits for it, and stands still at its yield in between. Look for the strict alternation,
/// and for the pause before every line but the first two: it comes after the yield, when the generator is resumed.
/// </summary>
internal sealed class CoroutineScenario : Scenario
{
    private static readonly NumberParameter Rounds = new("rounds", 5, 1, 10_000);
    private static readonly DurationParameter Pause = new("pause", "500ms");

    public override string Id => "coroutine";

    public override string Group => "Coroutines";

    public override IReadOnlyList<Parameter> Parameters => [Rounds, Pause];

    public override IReadOnlyList<Variant> Variants => [new("many", "rounds=100", "pause=10ms")];

    public override IReadOnlyList<string> DiagramSettings => ["rounds=2"];

    public override async Task RunAsync(ScenarioContext context)
    {
        var eat = context.Concurrency.Generator<string>(Turn.Eat, generator => RunAsync(context, generator));
        var drink = context.Concurrency.Generator<string>(Turn.Drink, generator => RunAsync(context, generator));
        for (var round = 0; round < context.Values.Get(Rounds); round++)
        {
            await eat.NextAsync(cancellationToken: context.Stopping);
            await drink.NextAsync(cancellationToken: context.Stopping);
        }

        await eat.CloseAsync(cancellationToken: context.Stopping);
        await drink.CloseAsync(cancellationToken: context.Stopping);
    }

    public override IEnumerable<Finding> Check(RunRecord record)
    {
        var rounds = record.Values.Get(Rounds);
        var lines = Turn.Lines(record.Trace);
        yield return Finding.Of(new Phrase("kept.alternate", rounds), Turn.NotAlternating(lines, Turn.Eat, Turn.Drink, rounds));
        yield return Finding.Of("kept.one", Turn.Overlaps(record.Trace));

        // Each pause is made while its generator runs, so they add up: from the third line on there is one before every line.
        var pause = record.AtSpeed(record.Values.Get(Pause));
        yield return Finding.Of(
            new Phrase("kept.pause", pause),
            lines.Zip(lines.Skip(1)).Skip(1).Where(pair => pair.Second.Time - pair.First.Time < pause - RunRecord.Tolerance)
                .Select(pair => new Phrase("broken.pause", pair.Second.Actor, pair.Second.Time - pair.First.Time)));
    }

    /// <summary>The notes' eat and drink.</summary>
    private static async Task RunAsync(ScenarioContext context, IGeneratorContext<string, object?> generator)
    {
        generator.Run(context);
        while (true)
        {
            generator.Say(context);
            generator.Stand(context);
            await generator.YieldAsync(generator.Name);
            generator.Run(context);
            await generator.DelayAsync(context.AtSpeed(context.Values.Get(Pause)));
        }
    }
}
