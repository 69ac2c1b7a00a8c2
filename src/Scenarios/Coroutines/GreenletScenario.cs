using ActorConcurrency.Actors.Coroutines.Greenlets;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Coroutines;

/// <summary>
/// The notes' greenlets: eat and drink hand control to each other by name; the main program names the first and waits until
/// control comes back. Look for the strict alternation, without any pause: nobody waits for time here. With selfish=yes the
/// first keeps control: nothing takes it away, and the other never runs.
/// </summary>
internal sealed class GreenletScenario : Scenario
{
    private const string Yes = "yes";

    private static readonly NumberParameter Rounds = new("rounds", 5, 1, 1_000_000);
    private static readonly ChoiceParameter First = new("first", Turn.Eat, Turn.Drink);
    private static readonly ChoiceParameter Selfish = new("selfish", "no", Yes);

    public override string Id => "greenlet";

    public override string Group => "Coroutines";

    public override IReadOnlyList<Parameter> Parameters => [Rounds, First, Selfish];

    public override IReadOnlyList<Variant> Variants => [new("drink-first", "first=drink"), new("selfish", "selfish=yes")];

    public override IReadOnlyList<string> DiagramSettings => ["rounds=2"];

    public override async Task RunAsync(ScenarioContext context)
    {
        var group = context.Concurrency.Greenlets<string>("greenlets");
        await group.CreateAsync(Turn.Eat, (greenlet, _) => RunAsync(context, greenlet, Turn.Drink), cancellationToken: context.Stopping);
        await group.CreateAsync(Turn.Drink, (greenlet, _) => RunAsync(context, greenlet, Turn.Eat), cancellationToken: context.Stopping);
        await group.SwitchAsync(context.Values.Get(First), cancellationToken: context.Stopping);
    }

    public override IEnumerable<Finding> Check(RunRecord record)
    {
        var rounds = record.Values.Get(Rounds);
        var first = record.Values.Get(First);
        var lines = Turn.Lines(record.Trace);
        yield return record.Values.Get(Selfish) == Yes
            ? Finding.Of(
                new Phrase("kept.selfish", first, rounds), lines.Count == rounds && lines.TrueForAll(n => n.Actor == first), new Phrase("broken.selfish", lines.Count))
            : Finding.Of(
                new Phrase("kept.alternate", rounds, first), Turn.NotAlternating(lines, first, first == Turn.Eat ? Turn.Drink : Turn.Eat, rounds));
        yield return Finding.Of("kept.one", Turn.Overlaps(record.Trace));
    }

    /// <summary>The notes' eat and drink. Control goes back to the main program when the first one has ended.</summary>
    private static async Task<string?> RunAsync(ScenarioContext context, IGreenletContext<string> greenlet, string other)
    {
        for (var round = 0; round < context.Values.Get(Rounds); round++)
        {
            greenlet.Run(context);
            greenlet.Say(context);
            greenlet.Stand(context);
            if (context.Values.Get(Selfish) != Yes)
                await greenlet.SwitchAsync(other);
        }
        return null;
    }
}
