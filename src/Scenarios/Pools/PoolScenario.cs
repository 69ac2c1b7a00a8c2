using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Pools;

/// <summary>
/// The notes' Pool(5): for each of ten inputs one synchronous and one asynchronous apply of a job that takes a second. Look
/// for the rhythm: a synchronous job runs beside the asynchronous one that was submitted before it, never beside another
/// synchronous one.
/// </summary>
internal sealed class PoolScenario : Scenario
{
    internal static readonly NumberParameter Inputs = new("inputs", 10, 1, 10_000);
    internal static readonly NumberParameter Workers = new("workers", 5, 1, 1000);
    internal static readonly DurationParameter Work = new("work", "1s");
    internal static readonly DurationOrNeverParameter Terminate = new("terminate", "never");

    public override string Id => "pool";

    public override string Group => "Pools";

    public override IReadOnlyList<Parameter> Parameters => [Inputs, Workers, Work, Terminate];

    public override IReadOnlyList<Variant> Variants => [new("terminate", "terminate=2s")];

    public override IReadOnlyList<string> DiagramSettings => ["inputs=2", "workers=2"];

    public override Task RunAsync(ScenarioContext context) => new PoolProgram(context).RunAsync();

    public override IEnumerable<Finding> Check(RunRecord record) => PoolContract.Check(record);
}
