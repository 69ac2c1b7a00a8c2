using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Communication.Queues;

/// <summary>
/// The notes' Queue between two processes: the producer puts food, the consumer gets it. Here the queue is the consumer's mailbox: the
/// producer tells the consumer. Look for crash=3 with five items: the producer dies, and the consumer, which watches it, does not wait
/// for ever.
/// </summary>
internal sealed class QueueScenario : Scenario
{
    internal static readonly NumberParameter Items = new("items", 1, 1, 100_000);
    internal static readonly NumberParameter Crash = new("crash", 0, 0, 100_000);

    public override string Id => "queue";

    public override string Group => "Communication";

    public override IReadOnlyList<Parameter> Parameters => [Items, Crash];

    public override IReadOnlyList<Variant> Variants => [new("many", "items=5"), new("crash", "items=5", "crash=3")];

    public override IReadOnlyList<string> DiagramSettings => ["items=2"];

    public override Task RunAsync(ScenarioContext context) => context.RunMainAsync(QueueMain.Props(context));

    public override IEnumerable<Finding> Check(RunRecord record)
    {
        var crash = record.Values.Get(Crash);
        var items = record.Values.Get(Items);
        var crashes = crash >= 1 && crash <= items;
        var expected = Enumerable.Range(1, crashes ? crash - 1 : items).ToList();
        var got = record.Trace.Notes().Where(n => n.Text.StartsWith(Consumer.Got, StringComparison.Ordinal)).ToList();
        yield return Finding.Of(
            new Phrase("kept.in-order", expected.Count),
            got.Select(n => n.Text).SequenceEqual(expected.Select(Consumer.NotesGot)),
            new Phrase("broken.in-order", string.Join(", ", got.Select(n => n.Text))));

        var put = record.Trace.Notes().DistinctBy(n => n.Text).ToDictionary(n => n.Text, n => n.Index);
        var early = got.Where(n => put.GetValueOrDefault(Producer.NotesPut + n.Text[Consumer.Got.Length..], int.MaxValue) > n.Index);
        yield return Finding.Of("kept.put-first", early.Select(n => new Phrase("broken.put-first", n.Text)));
        if (crashes)
        {
            var told = record.Trace.IndexOf(Consumer.NotesGaveUp);
            yield return Finding.Of("kept.told", told > got.Select(n => n.Index).DefaultIfEmpty(-1).Max(), "broken.told");
        }
    }
}
