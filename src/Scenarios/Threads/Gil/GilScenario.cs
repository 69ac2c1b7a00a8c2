using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Threads.Gil;

/// <summary>
/// The notes on the GIL: the main thread and ten named threads show who they are, and how many are alive; then, what the notes
/// only say, a job that computes: primes are counted by one worker, by as many as there are cores, and by nodes of a cluster. Look for the table: the
/// counts are the same, the second is as many times faster as there are cores, since no lock lets one thread run at a time.
/// Look, too, at the numbers of the threads: a waiting actor has no thread, so several are shown on the same one.
/// </summary>
internal sealed class GilScenario : Scenario
{
    internal static readonly NumberParameter Threads = new("threads", 10, 1, 1000);
    internal static readonly DurationParameter Sleep = new("sleep", "1s");
    internal static readonly NumberParameter Limit = new("limit", 2_000_000, 10, 20_000_000);
    internal static readonly NumberParameter Workers = new("workers", 0, 0, 256);
    internal static readonly NumberParameter Nodes = new("nodes", 0, 0, 16);

    public override string Id => "gil";

    public override string Group => "Threads";

    public override IReadOnlyList<Parameter> Parameters => [Threads, Sleep, Limit, Workers, Nodes];

    public override IReadOnlyList<Variant> Variants => [new("crowd", "threads=100", "limit=100000"), new("oversubscribed", "workers=16", "limit=500000"), new("nodes", "nodes=3")];

    public override IReadOnlyList<string> DiagramSettings => ["threads=2", "limit=1000", "workers=2"];

    public override int NodeProcesses(ParameterValues values) => values.Get(Nodes);

    public override Task RunAsync(ScenarioContext context) => new GilProgram(context).RunAsync();

    public override IEnumerable<Finding> Check(RunRecord record) => GilContract.Check(record);
}
