using System.Globalization;
using ActorConcurrency.Actors.Processes;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Processes;

/// <summary>
/// The notes' ten processes, each of which prints its number of stars; the main process joins them all and prints "over". Here main
/// watches ten process actors and prints when the last of them has terminated. Look for the last line, and for crash=3: a process that
/// dies is joined, too.
/// </summary>
internal sealed class ProcessJoinScenario : Scenario
{
    private const string NotesOver = "over";

    private static readonly NumberParameter Processes = new("processes", 10, 1, 1000);
    private static readonly NumberParameter Crash = new("crash", 0, 0, 1000);

    public override string Id => "process-join";

    public override string Group => "Processes";

    public override IReadOnlyList<Parameter> Parameters => [Processes, Crash];

    public override IReadOnlyList<Variant> Variants => [new("crash", "crash=3")];

    public override IReadOnlyList<string> DiagramSettings => ["processes=3"];

    public override Task RunAsync(ScenarioContext context) => context.RunMainAsync(Props.Create<Main>(context));

    public override IEnumerable<Finding> Check(RunRecord record)
    {
        var processes = record.Values.Get(Processes);
        var crash = record.Values.Get(Crash);
        var notes = record.Trace.Notes().ToList();
        var expected = Enumerable.Range(1, processes).Where(i => i != crash).ToList();
        yield return Finding.Of(new Phrase("kept.printed", expected.Count), PrintedWrongly(notes, processes, crash));

        var over = record.Trace.IndexOf(NotesOver);
        var last = notes.Where(n => n.Text.StartsWith("printed ", StringComparison.Ordinal)).Select(n => n.Index).DefaultIfEmpty(-1).Max();
        var terminated = record.Trace.Take(Math.Max(over, 0))
            .Count(e => e.Message is Terminated && TraceReading.Name(e.Actor) == ScenarioContext.Main);
        yield return Finding.Of(new Phrase("kept.joined", processes), terminated == processes, new Phrase("broken.joined", terminated));
        yield return Finding.Of("kept.over-last", over > last && notes.Count(n => n.Text == NotesOver) == 1, "broken.over-not-last");
        if (crash >= 1 && crash <= processes)
        {
            var isKnown = notes.Exists(n => n.Text == MainProcess.NotesEnded(NameOf(crash), 1));
            yield return Finding.Of(new Phrase("kept.crash", crash), isKnown, "broken.crash");
        }
    }

    private static IEnumerable<Phrase> PrintedWrongly(List<Remark> notes, int processes, int crash)
    {
        var times = notes.CountBy(n => n.Text).ToDictionary();
        for (var i = 1; i <= processes; i++)
        {
            if (times.GetValueOrDefault(NotesPrinted(i)) is var n && n != (i == crash ? 0 : 1))
                yield return new Phrase("broken.printed", i, n);
        }
    }

    private static string NameOf(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string NotesPrinted(int stars) => $"printed {stars}";

    /// <summary>The notes' main process.</summary>
    private sealed class Main(ScenarioContext scenario) : MainProcess(scenario)
    {
        private int _running = scenario.Values.Get(Processes);

        protected override void PreStart()
        {
            base.PreStart();
            for (var i = 1; i <= Scenario.Values.Get(Processes); i++)
            {
                var number = i;
                Start(Concurrency.Process(NameOf(i), process => Func(process, number)));
            }
        }

        protected override void OnEnded(ProcessHandle child, int exitCode)
        {
            _running--;
            if (_running > 0)
                return;

            TraceNote(NotesOver);
            Scenario.Print("over");
            Context.Stop(Self);
        }

        private Task Func(IProcessContext process, int i)
        {
            if (i == Scenario.Values.Get(Crash))
                throw new InvalidOperationException($"process {i} crashed, as it was told to");

            Scenario.Note(process.Ref, NotesPrinted(i));
            Scenario.Print("stars", new string('*', i));
            return Task.CompletedTask;
        }
    }
}
