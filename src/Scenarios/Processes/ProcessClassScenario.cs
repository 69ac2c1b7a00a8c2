using ActorConcurrency.Actors.Processes;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Processes;

/// <summary>
/// The notes' Process subclass that overrides run. Here a class derives from ProcessBody and overrides RunAsync; the main process ends
/// when its children have ended. Look for call=run, the classical mistake: the same line, printed by main itself, and no process.
/// </summary>
internal sealed class ProcessClassScenario : Scenario
{
    private const string Name = "demo";
    private const string NotesRan = "ran";

    private static readonly ChoiceParameter Call = new("call", "start", "run");

    public override string Id => "process-class";

    public override string Group => "Processes";

    public override IReadOnlyList<Parameter> Parameters => [Call];

    public override IReadOnlyList<Variant> Variants => [new("run", "call=run")];

    public override async Task RunAsync(ScenarioContext context)
    {
        var demo = new ProcessDemo(context);
        if (context.Values.Get(Call) == "run")
        {
            demo.Run();
            return;
        }
        var p = context.Concurrency.Process(Name, demo);
        await p.StartAsync();
        await context.Concurrency.EndChildrenAsync(cancellationToken: context.Stopping);
        context.Note(ScenarioContext.Main, MainProcess.NotesEnded(Name, (await p.GetExitCodeAsync())!.Value));
    }

    public override IEnumerable<Finding> Check(RunRecord record)
    {
        var runs = record.Trace.Notes().Where(n => n.Text == NotesRan).ToList();
        yield return Finding.Of("kept.once", runs.Count == 1, new Phrase("broken.ran-times", runs.Count));

        var ranInMain = runs.Exists(n => n.Actor == ScenarioContext.Main);
        if (record.Values.Get(Call) == "run")
        {
            yield return Finding.Of("kept.in-main", ranInMain, "broken.in-process");
            var starts = record.Trace.Count(e => e.Message is ProcessProtocol.Start);
            yield return Finding.Of("kept.no-process", starts == 0, new Phrase("broken.started", starts));
        }
        else
        {
            yield return Finding.Of("kept.in-process", !ranInMain, "broken.in-main");
            var ended = record.Trace.IndexOf(MainProcess.NotesEnded(Name, 0)) >= 0;
            yield return Finding.Of("kept.exit-code", ended, "broken.exit-code");
        }
    }

    /// <summary>The notes' class.</summary>
    private sealed class ProcessDemo(ScenarioContext scenario) : ProcessBody
    {
        /// <summary>What calling run instead of start does: whoever calls does the work.</summary>
        public void Run()
        {
            scenario.Note(ScenarioContext.Main, NotesRan);
            scenario.Print("number");
        }

        protected override Task RunAsync(IProcessContext process)
        {
            scenario.Note(process.Ref, NotesRan);
            scenario.Print("number");
            return Task.CompletedTask;
        }
    }
}
