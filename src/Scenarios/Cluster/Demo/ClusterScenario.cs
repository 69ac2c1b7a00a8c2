using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Running;
using ActorConcurrency.Scenarios.Synchronisation.TrafficLight;

namespace ActorConcurrency.Scenarios.Cluster.Demo;

/// <summary>
/// "Use processes or distributed computing", say the notes. Here the same actors are on several nodes, processes of their own: primes are counted
/// by one worker and by all; the light is on one node and the cars are on the others; buns are in a queue and their eaters on all nodes, and in
/// the middle of that one node is killed. Look for what was run again, and that nothing is missing; and at the light: no car passes on
/// red, though every message takes its time.
/// </summary>
internal sealed class ClusterScenario : Scenario
{
    internal static readonly NumberParameter Nodes = new("nodes", 3, 3, 16);
    internal static readonly NumberParameter Limit = new("limit", 5_000_000, 1000, 20_000_000);
    internal static readonly NumberParameter Cars = new("cars", 8, 1, 1000);
    internal static readonly DurationParameter Red = new("red", "3s");
    internal static readonly DurationParameter Green = new("green", "1s");
    internal static readonly NumberParameter Buns = new("buns", 60, 1, 10_000);
    internal static readonly ChoiceParameter Kill = new("kill", Yes, No);
    internal static readonly ChoiceParameter Partition = new("partition", No, Yes);

    /// <summary>How long an eater has a bun.</summary>
    internal static readonly TimeSpan EatingTime = TimeSpan.FromMilliseconds(100);

    private const string Yes = "yes";
    private const string No = "no";

    public override string Id => "cluster";

    public override string Group => "Cluster";

    public override IReadOnlyList<Parameter> Parameters => [Nodes, Limit, Cars, Red, Green, Buns, Kill, Partition];

    public override IReadOnlyList<Variant> Variants => [new("five", "nodes=5", "limit=500000"), new("calm", "kill=no", "limit=500000")];

    public override IReadOnlyList<string> DiagramSettings => ["limit=100000", "cars=2", "buns=6"];

    /// <summary>The crossing and the bakery, and what the program notes, but for the many results: not how jobs and primitives do their work.</summary>
    public override bool IsDrawn(TraceEvent traced) => traced.Kind switch
    {
        TraceKind.Received => traced.Message is CrossingProtocol.Seen { Line: not null } or BakeryProtocol.Took,
        TraceKind.Note => traced.Actor == ScenarioContext.Main
            ? !traced.Note!.StartsWith(ClusterProgram.NotesResult, StringComparison.Ordinal)
            : TraceReading.Name(traced.Actor) is ScenarioContext.Run or "light" || traced.Note is Car.Waits or Car.Passes,
        _ => false,
    };

    public override bool NeedsCluster => true;

    public override int NodeProcesses(ParameterValues values) => values.Get(Nodes);

    public override Task RunAsync(ScenarioContext context) => new ClusterProgram(context).RunAsync();

    public override IEnumerable<Finding> Check(RunRecord record) => ClusterContract.Check(record);

    /// <summary>Whether one of the two is asked for.</summary>
    public static bool IsOn(ParameterValues values, ChoiceParameter parameter) => values.Get(parameter) == Yes;

    /// <summary>The light's times at the speed of the run.</summary>
    public static LightTimes TimesOf(ScenarioContext context) => new(context.AtSpeed(context.Values.Get(Red)), context.AtSpeed(context.Values.Get(Green)));
}
