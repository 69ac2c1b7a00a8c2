using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Threads.Daemons;

/// <summary>
/// The notes' two rules as they stand: a daemon process ends when the main process's code has ended, a daemon thread when the main thread
/// and all threads that are no daemons have. Here a main process and a main thread have two children each, one of them a daemon. Look for
/// the order: the daemon process ends before the other child, the daemon thread after it; with holds=lock for what becomes of the lock that a
/// daemon holds when it is terminated, and of its finally.
/// </summary>
internal sealed class DaemonScenario : Scenario
{
    internal static readonly DurationParameter Work = new("work", "1s");
    private static readonly ChoiceParameter Holds = new("holds", "nothing", Lock);

    private const string Lock = "lock";

    public override string Id => "daemon";

    public override string Group => "Threads";

    public override IReadOnlyList<Parameter> Parameters => [Work, Holds];

    public override IReadOnlyList<Variant> Variants => [new("lock", "holds=lock")];

    public override Task RunAsync(ScenarioContext context) => context.RunMainAsync(DaemonMain.Props(context));

    /// <summary>Whether the daemons hold a lock when they end.</summary>
    public static bool DaemonsHoldLock(ParameterValues values) => values.Get(Holds) == Lock;

    public override IEnumerable<Finding> Check(RunRecord record)
    {
        var trace = record.Trace;
        string[] all = [.. Family.Processes.Members, .. Family.Threads.Members];
        yield return Finding.Of("kept.all-ended", all.Where(name => EndsOf(name) != 1).Select(name => new Phrase("broken.ended", name, EndsOf(name))));
        yield return InOrder("kept.process", Family.Processes.NotesCodeDone, Ended(Family.Processes.Daemon), Ended(Family.Processes.Child), Ended(Family.Processes.Main));
        yield return InOrder("kept.thread", Family.Threads.NotesCodeDone, Ended(Family.Threads.Daemon), Ended(Family.Threads.Main));
        yield return InOrder("kept.thread-last", Ended(Family.Threads.Child), Ended(Family.Threads.Daemon));

        if (DaemonsHoldLock(record.Values))
        {
            foreach (var family in Family.Both)
                yield return InOrder(new Phrase("kept.lock-free", new Phrase(family.DaemonInWords)), family.NotesHolds, Ended(family.Daemon), family.NotesLockFree);
            yield return Finding.Of(
                "kept.finally",
                Family.Both.Where(family => trace.IndexOf(family.NotesFinally) < 0).Select(family => new Phrase("broken.finally", new Phrase(family.DaemonInWords))));
        }

        int EndsOf(string name) => trace.Notes().Count(n => n.Text == Ended(name));

        string Ended(string name) => DaemonMain.NotesEnded(name);

        Finding InOrder(Phrase clause, params string[] notes)
        {
            var found = notes.Select(trace.IndexOf).ToList();
            var seen = notes.Zip(found).OrderBy(n => n.Second).Select(n => n.First);
            return Finding.Of(clause, found.TrueForAll(i => i >= 0) && found.SequenceEqual(found.Order()), new Phrase("broken.order", string.Join(", ", seen)));
        }
    }
}
