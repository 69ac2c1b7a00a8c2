using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Cluster;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Processes.Spread;

/// <summary>
/// The notes' ten processes, each of which sleeps a second and prints its number and its own pid. Here ten actors are spread over
/// nodes: processes of a cluster that is started for the run. Look for node and pid in every line.
/// </summary>
internal sealed class ProcessesScenario : Scenario
{
    internal static readonly NumberParameter Processes = new("processes", 10, 1, 10_000);
    internal static readonly DurationParameter Sleep = new("sleep", "1s");
    private static readonly NumberParameter Nodes = new("nodes", 2, 1, 16);

    public override string Id => "processes";

    public override string Group => "Processes";

    public override IReadOnlyList<Parameter> Parameters => [Processes, Nodes, Sleep];

    public override IReadOnlyList<Variant> Variants => [new("nodes", "nodes=5")];

    public override IReadOnlyList<string> DiagramSettings => ["processes=4"];

    public override int NodeProcesses(ParameterValues values) => values.Get(Nodes);

    public override async Task RunAsync(ScenarioContext context)
    {
        await using var nodes = await context.StartNodesAsync(context.Values.Get(Nodes), NodeHost.Sleeping);
        await context.RunMainAsync(ProcessesMain.Props(context, nodes));
    }

    public override IEnumerable<Finding> Check(RunRecord record)
    {
        var processes = record.Values.Get(Processes);
        var slept = record.Trace.Where(e => e.Kind == TraceKind.Received).Select(e => e.Message).OfType<SleepingProtocol.Slept>().ToList();
        var numbers = slept.Select(s => s.Number).Distinct().Count();
        yield return Finding.Of(new Phrase("kept.lines", processes), slept.Count == processes && numbers == processes, new Phrase("broken.lines", slept.Count));

        var expected = Math.Min(record.Values.Get(Nodes), processes);
        var seen = slept.Select(s => s.Node).Distinct().Count();
        yield return Finding.Of(new Phrase("kept.nodes", expected), seen == expected, new Phrase("broken.nodes", seen));

        var sleep = record.AtSpeed(record.Values.Get(Sleep));
        yield return Finding.Of("kept.slept", slept.Where(s => s.Took < sleep - RunRecord.Tolerance).Select(s => new Phrase("broken.took", s.Took)));
    }
}
