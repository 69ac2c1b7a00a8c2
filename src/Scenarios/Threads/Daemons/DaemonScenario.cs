using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Threads.Daemons;

/// <summary>
/// The notes' two rules as they stand: a daemon process ends when the main process's code has ended, a daemon thread when the main thread
/// and all threads that are no daemons have. Here a main process and a main thread have two children each, one of them a daemon. Look for
/// the order: the daemon process ends before the other child, the daemon thread after it.
/// </summary>
internal sealed class DaemonScenario : Scenario
{
    internal static readonly DurationParameter Work = new("work", "1s");

    public override string Id => "daemon";

    public override string Group => "Threads";

    public override IReadOnlyList<Parameter> Parameters => [Work];

    public override Task RunAsync(ScenarioContext context) => context.RunMainAsync(DaemonMain.Props(context));

    public override IEnumerable<Finding> Check(RunRecord record)
    {
        var trace = record.Trace;
        string[] all = [.. Family.Processes.Members, .. Family.Threads.Members];
        yield return Finding.Of("kept.all-ended", all.Where(name => EndsOf(name) != 1).Select(name => new Phrase("broken.ended", name, EndsOf(name))));
        yield return InOrder("kept.process", Family.Processes.NotesCodeDone, Ended(Family.Processes.Daemon), Ended(Family.Processes.Child), Ended(Family.Processes.Main));
        yield return InOrder("kept.thread", Family.Threads.NotesCodeDone, Ended(Family.Threads.Daemon), Ended(Family.Threads.Main));
        yield return InOrder("kept.thread-last", Ended(Family.Threads.Child), Ended(Family.Threads.Daemon));

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
