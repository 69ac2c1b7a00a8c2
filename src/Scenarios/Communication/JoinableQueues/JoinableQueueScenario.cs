using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Communication.JoinableQueues;

/// <summary>
/// The notes' buns: a producer makes five and joins the queue, a daemon consumer eats them and says of each that it is done.
/// Look for crash=3: the consumer dies over its third bun, is restarted, gets that bun again, and the join still ends.
/// </summary>
internal sealed class JoinableQueueScenario : Scenario
{
    internal static readonly NumberParameter Buns = new("buns", 5, 1, 100_000);
    internal static readonly DurationParameter Pause = new("pause", "1s");
    internal static readonly NumberParameter Crash = new("crash", 0, 0, 100_000);

    public override string Id => "joinable-queue";

    public override string Group => "Communication";

    public override IReadOnlyList<Parameter> Parameters => [Buns, Pause, Crash];

    public override IReadOnlyList<Variant> Variants => [new("crash", "crash=3")];

    public override IReadOnlyList<string> DiagramSettings => ["buns=3", "crash=2"];

    public override Task RunAsync(ScenarioContext context) => context.RunMainAsync(Kitchen.Props(context));

    public override IEnumerable<Finding> Check(RunRecord record) => JoinableQueueContract.Check(record);
}
