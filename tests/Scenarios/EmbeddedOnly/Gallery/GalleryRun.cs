using System.Text.RegularExpressions;
using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Cluster.Stages;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Processes;
using ActorConcurrency.Scenarios.Running;
using Akka.Actor;
using Akka.Configuration;

namespace ActorConcurrency.Scenarios.Tests.EmbeddedOnly.Gallery;

/// <summary>
/// A run with the settings of the scenario's diagram: what came after <c>run</c>, what it printed, its verdict, and its diagram. In virtual time;
/// but a cluster, of which no simulation has the nodes, in real time, with all nodes in this process.
/// </summary>
internal sealed partial record GalleryRun(string Arguments, string Output, string Diagram, Verdict Verdict)
{
    private const int Seed = 1;
    private const int ClusterSpeed = 20;
    private const int MostArrows = 60;
    private const int FirstPort = 2551;

    private static readonly Config Simulation = ConfigurationFactory.ParseString(
        """
        actorconcurrency.engine.simulation { enabled = on, seed = 1, outside-quiet = 20ms, task-patience = 5s, hang-timeout = 300s }
        """);

    public static async Task<GalleryRun> OfAsync(Scenario scenario, Language language)
    {
        var speed = scenario.NeedsCluster ? ClusterSpeed : 1;
        var values = new ParameterValues(scenario, ParameterValues.ReadSettings(scenario.DiagramSettings));
        var settings = new RunSettings(values, speed, Seed, scenario.In(language), KeepsTrace: true);
        await using var transcript = new Transcript(TextWriter.Null);
        var outcome = scenario.NeedsCluster
            ? await ScenarioRunner.RunAsync(scenario, settings, transcript, StageChoice.For(scenario, values, "off"), CancellationToken.None)
            : await SimulateAsync(scenario, settings, transcript);
        var given = string.Concat(scenario.DiagramSettings.Select(setting => $" --set {setting}"));
        // From the trace: what is printed on several threads at once has an order there.
        var printed = Plain(string.Concat(outcome.Trace.Where(e => e.Kind == TraceKind.Printed).Select(e => $"{e.Note}\n").Append(outcome.Summary)));
        var diagram = Shortened(MermaidDiagram.Render([.. outcome.Trace.Where(scenario.IsDrawn)]).TrimEnd());
        return new GalleryRun(
            $"{scenario.Id} --lang en --seed {Seed}{(speed == 1 ? "" : $" --speed {speed}")}{given}",
            scenario.NeedsCluster ? printed : Timeless(printed),
            Plain(diagram),
            outcome.Verdict);
    }

    private static async Task<RunOutcome> SimulateAsync(Scenario scenario, RunSettings settings, Transcript transcript)
    {
        var system = ActorSystem.Create("scenarios", Simulation.WithFallback(ScenarioSystem.Configuration("off")));
        var host = system.ActorOf(Props.Create(() => new Host()), "gallery");
        var outcome = await host.Ask<RunOutcome>(
            new Program(() => ScenarioRunner.RunAsync(new LocalStage(system), scenario, settings, transcript, CancellationToken.None)));
        await system.Terminate();
        return outcome;
    }

    private sealed record Program(Func<Task<RunOutcome>> Run);

    /// <summary>Runs the scenario's program inside the simulation: time waits for all that it does, in the thread pool too.</summary>
    private sealed class Host : ReceiveActor
    {
        public Host() => ReceiveAsync<Program>(async program => Sender.Tell(await program.Run()));
    }

    /// <summary>
    /// The same text for every process: its number and its parent's, the numbers of its threads and the ports of its nodes are others each time.
    /// </summary>
    private static string Plain(string text)
    {
        text = Regex.Replace(text, $@"\b{Environment.ProcessId}\b", "4242");
        text = Regex.Replace(text, $@"\b{ParentProcessId.Get()}\b", "4241");
        text = ThreadNumber().Replace(text, "on thread 7");
        var ports = Port().Matches(text).Select(match => match.Value).Distinct().ToList();
        text = Port().Replace(text, match => $"{FirstPort + ports.IndexOf(match.Value)}");
        return ThreadIdentity().Replace(text, "on thread 7\n7");
    }

    /// <summary>What only a real clock can measure, in the scenario gil, is a dash.</summary>
    private static string Timeless(string text) => Ratio().Replace(Measured().Replace(text, match => "–".PadLeft(match.Length)), "– times as fast");

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

    [GeneratedRegex(@"(?<=127\.0\.0\.1:)\d+")]
    private static partial Regex Port();

    // The notes' threading.get_ident, in a line of its own.
    [GeneratedRegex(@"\bon thread 7\n\d+(?=\n)")]
    private static partial Regex ThreadIdentity();
}
