using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Threads.Locks;

/// <summary>
/// The notes' RLock. A function that holds the lock calls itself and acquires it again, level by level. Look for the levels: up
/// to the deepest and down again, and no other thread in between. At the deepest level of the first thread the main program
/// tries to release the lock, and is refused: it is not the owner. A thread that forgets to release ends with all its levels.
/// </summary>
internal sealed class RlockScenario : Scenario
{
    internal static readonly NumberParameter Threads = new("threads", 3, 1, 1000);
    internal static readonly NumberParameter Depth = new("depth", 3, 1, 1000);
    internal static readonly DurationParameter Hold = new("hold", "200ms");
    internal static readonly NumberParameter Forget = new("forget", 0, 0, 1000);

    public override string Id => "rlock";

    public override string Group => "Threads";

    public override IReadOnlyList<Parameter> Parameters => [Threads, Depth, Hold, Forget];

    public override IReadOnlyList<Variant> Variants => [new("deep", "depth=10"), new("forget", "forget=1")];

    public override IReadOnlyList<string> DiagramSettings => ["threads=2", "depth=2"];

    public override Task RunAsync(ScenarioContext context) => new RlockProgram(context).RunAsync();

    public override IEnumerable<Finding> Check(RunRecord record)
    {
        var forgetful = LockProgram.NameOf(record.Values.Get(Forget) - 1);
        var threads = record.Values.Get(Threads);
        var depth = record.Values.Get(Depth);
        var notes = record.Trace.Notes().Where(n => RlockProgram.IsLevel(n.Text)).ToList();
        var upAndDown = Enumerable.Range(1, depth).Select(RlockProgram.Enters).Concat(Enumerable.Range(1, depth).Reverse().Select(RlockProgram.Leaves)).ToList();
        var byThread = notes.ToLookup(n => n.Actor, n => n.Text);
        yield return Finding.Of(
            new Phrase("kept.levels", threads, depth),
            byThread.Count == threads
                ? byThread.Where(t => !t.SequenceEqual(t.Key == forgetful ? [.. upAndDown.Take(depth), RlockProgram.NotesForgets] : upAndDown)).Select(t => new Phrase("broken.levels", t.Key, string.Join(", ", t)))
                : [new Phrase("broken.threads", byThread.Count)]);
        yield return Finding.Of(
            "kept.between",
            Turns.Overlaps(notes, t => t == RlockProgram.Enters(1), IsEnd).Concat(Interruptions(notes)));
        yield return Finding.Of(
            "kept.order",
            Turns.OutOfOrder(record.Trace, [.. notes.Where(n => n.Text == RlockProgram.Enters(1)).Select(n => n.Actor)]));

        if (byThread.Contains(forgetful))
            yield return Finding.Of("kept.forget", byThread[forgetful].Contains(RlockProgram.NotesForgets), "broken.forget");

        var refused = record.Trace.IndexOf(RlockProgram.NotesRefused);
        var deepest = notes.Find(n => n.Text == RlockProgram.Enters(depth)).Index;
        var onTheWayBack = notes.Find(n => n.Text == RlockProgram.Leaves(depth) || n.Text == RlockProgram.NotesForgets).Index;
        yield return Finding.Of("kept.refused", refused > deepest && refused < onTheWayBack, "broken.refused");
    }

    private static bool IsEnd(string note) => note == RlockProgram.Leaves(1) || note == RlockProgram.NotesForgets;

    private static IEnumerable<Phrase> Interruptions(List<Remark> notes) => notes
        .Zip(notes.Skip(1))
        .Where(pair => pair.First.Actor != pair.Second.Actor && !IsEnd(pair.First.Text))
        .Select(pair => new Phrase("broken.between", pair.Second.Actor, pair.First.Actor, pair.First.Text));
}
