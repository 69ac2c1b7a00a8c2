using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;

namespace ActorConcurrency.Scenarios.Communication.JoinableQueues;

/// <summary>Judges a run of the kitchen by the notes of producer and consumer.</summary>
internal static class JoinableQueueContract
{
    public static IEnumerable<Finding> Check(RunRecord record)
    {
        var buns = record.Values.Get(JoinableQueueScenario.Buns);
        var crash = record.Values.Get(JoinableQueueScenario.Crash);
        var trace = record.Trace;

        var eaten = trace.Notes().Where(n => n.Text.StartsWith("ate ", StringComparison.Ordinal)).Select(n => n.Text).ToList();
        yield return Finding.Of(
            new Phrase("kept.eaten", buns),
            eaten.SequenceEqual(Enumerable.Range(1, buns).Select(Consumer.NotesAte)),
            new Phrase("broken.eaten", string.Join(", ", eaten)));

        var joined = trace.IndexOf(Producer.NotesJoined);
        var last = trace.IndexOf(Consumer.NotesAte(buns));
        yield return Finding.Of("kept.joined", last >= 0 && joined > last, joined < 0 ? "broken.never-joined" : "broken.joined-before");

        var stopped = trace.Index().Any(e => e.Item.Kind == TraceKind.Stopped && e.Index > joined && TraceReading.Name(e.Item.Actor) == "consumer");
        yield return Finding.Of("kept.stopped", stopped, "broken.not-stopped");

        if (crash >= 1 && crash <= buns)
            yield return Finding.Of(new Phrase("kept.again", crash), CrashProblems(trace, crash));
    }

    private static IEnumerable<Phrase> CrashProblems(IReadOnlyList<TraceEvent> trace, int crash)
    {
        var first = trace.IndexOf(Consumer.NotesTook(crash, 1));
        var second = trace.IndexOf(Consumer.NotesTook(crash, 2));
        if (first < 0)
            yield return "broken.never-delivered";
        if (second < first || second < 0)
            yield return "broken.delivered-once";
        if (!trace.Any(e => e.Kind == TraceKind.Restarted && TraceReading.Name(e.Actor) == "consumer"))
            yield return "broken.not-restarted";
    }
}
