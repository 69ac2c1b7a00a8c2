using System.Text.RegularExpressions;
using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Processes;
using ActorConcurrency.Scenarios.Running;
using Akka.Actor;
using Akka.Configuration;

namespace ActorConcurrency.Scenarios.Tests.EmbeddedOnly.Gallery;

/// <summary>A run in virtual time: what it printed, its verdict, and its diagram.</summary>
internal sealed partial record SimulatedRun(string Output, string Diagram, Verdict Verdict)
{
    private const int MostArrows = 60;

    private static readonly Config Simulation = ConfigurationFactory.ParseString(
        """
        actorconcurrency.engine.simulation { enabled = on, seed = 1, outside-quiet = 20ms, task-patience = 5s, hang-timeout = 300s }
        """);

    /// <summary>Runs the scenario with the settings of its diagram.</summary>
    public static async Task<SimulatedRun> OfAsync(Scenario scenario, Language language)
    {
        var system = ActorSystem.Create("scenarios", Simulation.WithFallback(ScenarioSystem.Configuration("off")));
        var values = new ParameterValues(scenario, ParameterValues.ReadSettings(scenario.DiagramSettings));
        var settings = new RunSettings(values, Speed: 1, Seed: 1, scenario.In(language), KeepsTrace: true);
        var host = system.ActorOf(Props.Create(() => new Host()), "gallery");
        RunOutcome outcome;
        await using (var transcript = new Transcript(TextWriter.Null))
            outcome = await host.Ask<RunOutcome>(new Program(() => ScenarioRunner.RunAsync(new LocalStage(system), scenario, settings, transcript, CancellationToken.None)));
        await system.Terminate();
        // From the trace: what is printed on several threads at once has an order there.
        var printed = string.Concat(outcome.Trace.Where(e => e.Kind == TraceKind.Printed).Select(e => $"{e.Note}\n"));
        var diagram = Shortened(MermaidDiagram.Render(outcome.Trace).TrimEnd());
        return new SimulatedRun(Plain($"{printed}{outcome.Summary}"), Plain(diagram), outcome.Verdict);
    }

    private sealed record Program(Func<Task<RunOutcome>> Run);

    /// <summary>Runs the scenario's program inside the simulation: time waits for all that it does, in the thread pool too.</summary>
    private sealed class Host : ReceiveActor
    {
        public Host() => ReceiveAsync<Program>(async program => Sender.Tell(await program.Run()));
    }

    /// <summary>
    /// The same text for every process: its number and its parent's, and the numbers of its threads, are others each time. What only a real
    /// clock can measure, in the scenario gil, is a dash.
    /// </summary>
    private static string Plain(string text)
    {
        text = Regex.Replace(text, $@"\b{Environment.ProcessId}\b", "4242");
        text = Regex.Replace(text, $@"\b{ParentProcessId.Get()}\b", "4241");
        text = ThreadNumber().Replace(text, "on thread 7");
        text = Measured().Replace(text, match => "–".PadLeft(match.Length));
        text = Ratio().Replace(text, "– times as fast");
        return ThreadIdentity().Replace(text, "on thread 7\n7");
    }

    /// <summary>The beginning of a diagram that would be too long to be read.</summary>
    private static string Shortened(string diagram)
    {
        var lines = diagram.Split('\n');
        var participants = lines.TakeWhile((line, i) => i == 0 || line.StartsWith("    participant", StringComparison.Ordinal)).Count();
        var most = participants + MostArrows;
        if (lines.Length <= most)
            return diagram;

        var kept = lines.Take(most).ToList();
        return string.Join('\n', kept) + $"\n    Note over a1: and {lines.Length - most} more";
    }

    [GeneratedRegex(@"\bon thread \d+")]
    private static partial Regex ThreadNumber();

    [GeneratedRegex(@"\d+\.\d{3} s +\S+x(?=\n)")]
    private static partial Regex Measured();

    [GeneratedRegex(@"\S+ times as fast")]
    private static partial Regex Ratio();

    // The notes' threading.get_ident, in a line of its own.
    [GeneratedRegex(@"\bon thread 7\n\d+(?=\n)")]
    private static partial Regex ThreadIdentity();
}
