using System.Globalization;
using ActorConcurrency.Actors.Processes;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Processes;

/// <summary>
/// The notes' first process: func runs with the arguments ('lm', 12) and prints the first; the main process prints its pid and its
/// parent's. Here the process is an actor that runs the function, and its parent watches it. Look for fail=yes: func throws, and the
/// parent knows it.
/// </summary>
internal sealed class ProcessScenario : Scenario
{
    private const string Name = "process";

    private static readonly ChoiceParameter Fail = new("fail", "no", "yes");

    public override string Id => "process";

    public override string Group => "Processes";

    public override IReadOnlyList<Parameter> Parameters => [Fail];

    public override IReadOnlyList<Variant> Variants => [new("fail", "fail=yes")];

    public override Task RunAsync(ScenarioContext context) => context.RunMainAsync(Props.Create<Main>(context));

    public override IEnumerable<Finding> Check(RunRecord record)
    {
        var runs = record.Trace.Notes().Count(n => n.Text == NotesRan("lm", 12));
        yield return Finding.Of("kept.ran", runs == 1, new Phrase("broken.ran-times", runs));

        var expected = record.Values.Get(Fail) == "yes" ? 1 : 0;
        var ended = record.Trace.Notes().FirstOrDefault(n => n.Text.StartsWith($"{Name} ended", StringComparison.Ordinal));
        yield return Finding.Of(
            new Phrase("kept.exit-code", expected), ended.Text == MainProcess.NotesEnded(Name, expected), new Phrase("broken.ended", ended.Text ?? ""));

        var seen = record.Trace.FirstOrDefault(e => e.Message is Terminated && TraceReading.Name(e.Actor) == ScenarioContext.Main);
        var child = (seen?.Message as Terminated)?.ActorRef.Path.ToStringWithoutAddress();
        yield return Finding.Of(new Phrase("kept.terminated", seen?.Actor ?? "", child ?? ""), child is not null, "broken.not-terminated");
    }

    private static string NotesRan(string args, int io) => $"ran with ('{args}', {io})";

    /// <summary>The notes' main process.</summary>
    private sealed class Main(ScenarioContext scenario) : MainProcess(scenario)
    {
        protected override void PreStart()
        {
            base.PreStart();
            Start(Concurrency.Process(Name, process => Func(process, "lm", 12)));
        }

        protected override void OnEnded(ProcessHandle child, int exitCode)
        {
            Scenario.Print("pid", Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            Scenario.Print("pid", ParentProcessId.Get().ToString(CultureInfo.InvariantCulture));
            Context.Stop(Self);
        }

        private Task Func(IProcessContext process, string args, int io)
        {
            Scenario.Note(process.Ref, NotesRan(args, io));
            Scenario.Print("argument", args);
            return Scenario.Values.Get(Fail) == "yes"
                ? throw new InvalidOperationException("func failed, as it was told to")
                : Task.CompletedTask;
        }
    }
}
