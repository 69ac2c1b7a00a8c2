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
    private const string NotesAnswered = "has a value";

    private static readonly NumberParameter Rounds = new("rounds", 5, 1, 1_000_000);
    private static readonly DurationParameter Pause = new("pause", "500ms");
    private static readonly NumberParameter Callers = new("callers", 1, 1, 100);

    public override string Id => "coroutine";

    public override string Group => "Coroutines";

    public override IReadOnlyList<Parameter> Parameters => [Rounds, Pause, Callers];

    public override IReadOnlyList<Variant> Variants => [new("many", "rounds=100", "pause=10ms"), new("crowd", "callers=3", "rounds=2")];

    public override IReadOnlyList<string> DiagramSettings => ["rounds=2"];

    public override async Task RunAsync(ScenarioContext context)
    {
        var eat = context.Concurrency.Generator<string>(Turn.Eat, generator => RunAsync(context, generator));
        var drink = context.Concurrency.Generator<string>(Turn.Drink, generator => RunAsync(context, generator));
        for (var round = 0; round < context.Values.Get(Rounds); round++)
        {
            await AskAsync(context, eat);
            await AskAsync(context, drink);
        }

        await eat.CloseAsync(cancellationToken: context.Stopping);
        await drink.CloseAsync(cancellationToken: context.Stopping);
    }

    public override IEnumerable<Finding> Check(RunRecord record)
    {
        var rounds = record.Values.Get(Rounds);
        var callers = record.Values.Get(Callers);
        var lines = Turn.Lines(record.Trace);
        yield return Finding.Of(new Phrase("kept.alternate", rounds), Turn.NotAlternating(lines, Turn.Eat, Turn.Drink, rounds, callers));
        yield return Finding.Of("kept.one", Turn.Overlaps(record.Trace));
        if (callers > 1)
        {
            var answered = record.Trace.Notes().Count(n => n is { Actor: ScenarioContext.Main, Text: NotesAnswered });
            yield return Finding.Of(new Phrase("kept.callers", callers), answered == 2 * rounds * callers, new Phrase("broken.callers", answered));
        }

        // Each pause is made while its generator runs, so they add up: there is one before every line but each generator's first.
        var pause = record.AtSpeed(record.Values.Get(Pause));
        yield return Finding.Of(
            new Phrase("kept.pause", pause),
            lines.Zip(lines.Skip(1)).Where((_, i) => i + 1 != callers).Where(pair => pair.Second.Time - pair.First.Time < pause - RunRecord.Tolerance)
                .Select(pair => new Phrase("broken.pause", pair.Second.Actor, pair.Second.Time - pair.First.Time)));
    }

    /// <summary>The notes' next, by so many callers at a time: those who come while the generator runs wait their turn.</summary>
    private static Task AskAsync(ScenarioContext context, ActorGenerator<string, object?, object?> generator)
    {
        return Task.WhenAll(Enumerable.Range(0, context.Values.Get(Callers)).Select(_ => NextAsync()));

        async Task NextAsync()
        {
            if (await generator.NextAsync(cancellationToken: context.Stopping) is { HasValue: true })
                context.Note(ScenarioContext.Main, NotesAnswered);
        }
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
