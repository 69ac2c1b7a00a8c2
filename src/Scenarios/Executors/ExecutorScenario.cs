using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Executors;

/// <summary>
/// The notes' ThreadPoolExecutor: twenty jobs that sleep two seconds and return a square, a callback for each, and the results
/// in the order of submission. Look for the three parts: main's line first, since submitting waits for nothing; the callbacks
/// as the jobs end, in waves of as many as there are workers; the results in order.
/// </summary>
internal sealed class ExecutorScenario : Scenario
{
    internal static readonly NumberParameter Jobs = new("jobs", 20, 1, 10_000);
    internal static readonly NumberParameter Workers = new("workers", 6, 1, 1000);
    internal static readonly DurationParameter Work = new("work", "2s");
    internal static readonly NumberParameter Fail = new("fail", 0, 0, 10_000);
    internal static readonly NumberParameter Cancel = new("cancel", 0, 0, 10_000);

    public override string Id => "executor";

    public override string Group => "Executors";

    public override IReadOnlyList<Parameter> Parameters => [Jobs, Workers, Work, Fail, Cancel];

    public override IReadOnlyList<Variant> Variants => [new("failure", "fail=3"), new("cancel", "cancel=8"), new("wide", "workers=20")];

    public override IReadOnlyList<string> DiagramSettings => ["jobs=3", "workers=2"];

    public override Task RunAsync(ScenarioContext context) => context.RunMainAsync(ExecutorMain.Props(context));

    public override IEnumerable<Finding> Check(RunRecord record) => ExecutorContract.Check(record);
}
