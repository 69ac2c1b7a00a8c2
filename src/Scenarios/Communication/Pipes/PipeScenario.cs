using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Communication.Pipes;

/// <summary>
/// The notes' one line on pipes: they are not safe between processes. Here a duplex pipe joins two actors, each of which owns an end; a
/// third that wants to read, too, is refused. Look for the end: closing, or with end=death dying, is end of file at the other end.
/// </summary>
internal sealed class PipeScenario : Scenario
{
    internal const string Left = "left";
    internal const string Right = "right";
    internal const string Intruder = "intruder";

    internal static readonly NumberParameter Messages = new("messages", 3, 1, 100_000);
    internal static readonly ChoiceParameter End = new("end", "close", "death");

    public override string Id => "pipe";

    public override string Group => "Communication";

    public override IReadOnlyList<Parameter> Parameters => [Messages, End];

    public override IReadOnlyList<Variant> Variants => [new("death", "end=death")];

    public override IReadOnlyList<string> DiagramSettings => ["messages=1"];

    public override Task RunAsync(ScenarioContext context) => context.RunMainAsync(PipeMain.Props(context));

    public override IEnumerable<Finding> Check(RunRecord record)
    {
        var messages = record.Values.Get(Messages);
        var notes = record.Trace.Notes().ToList();
        yield return Finding.Of(new Phrase("kept.there", messages), NotInOrder(notes, Left, Right, messages));
        yield return Finding.Of("kept.back", NotInOrder(notes, Right, Left, messages));

        var refused = notes.Find(n => n.Actor == Intruder);
        yield return Finding.Of(
            "kept.refused", refused.Text?.StartsWith(PipeIntruder.NotesRefused, StringComparison.Ordinal) == true, new Phrase("broken.refused", refused.Text ?? ""));

        var last = notes.FindLastIndex(n => n.Actor == Right && n.Text.StartsWith(PipeUser.Received, StringComparison.Ordinal));
        var endOfFile = notes.FindIndex(n => n.Actor == Right && n.Text == PipeUser.NotesEndOfFile);
        yield return Finding.Of("kept.end-of-file", endOfFile > last, endOfFile < 0 ? "broken.no-end-of-file" : "broken.early-end-of-file");
    }

    private static IEnumerable<Phrase> NotInOrder(List<Remark> notes, string from, string to, int messages)
    {
        var sent = notes.Where(n => n.Actor == from && n.Text.StartsWith(PipeUser.Sent, StringComparison.Ordinal))
            .Select(n => n.Text[PipeUser.Sent.Length..]).ToList();
        var received = notes.Where(n => n.Actor == to && n.Text.StartsWith(PipeUser.Received, StringComparison.Ordinal))
            .Select(n => n.Text[PipeUser.Received.Length..]).ToList();
        if (sent.Count != messages)
            yield return new Phrase("broken.sent", from, sent.Count);
        if (!received.SequenceEqual(sent))
            yield return new Phrase("broken.received", to, string.Join(", ", received));
    }
}
