using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Synchronisation.Semaphores;

/// <summary>
/// The notes' Semaphore(4): five acquires in a row, of which the fifth blocks for ever, because the release stands after it.
/// Here every acquire is an actor's, and waiting is a place in the semaphore's queue. Look for the fifth line: it waits
/// until somebody releases, or, with release=never, until its patience ends, with a message that names the holders.
/// </summary>
internal sealed class SemaphoreScenario : Scenario
{
    internal const string AfterHold = "after-hold";

    internal static readonly NumberParameter Permits = new("permits", 4, 1, 1000);
    internal static readonly NumberParameter Acquirers = new("acquirers", 5, 1, 1000);
    internal static readonly DurationParameter Hold = new("hold", "1s");
    internal static readonly ChoiceParameter Release = new("release", AfterHold, "never");
    internal static readonly DurationParameter Patience = new("patience", "10m");

    public override string Id => "semaphore";

    public override string Group => "Synchronisation";

    public override IReadOnlyList<Parameter> Parameters => [Permits, Acquirers, Hold, Release, Patience];

    public override IReadOnlyList<Variant> Variants => [new("deadlock", "release=never", "patience=2s")];

    public override Task RunAsync(ScenarioContext context) => context.RunMainAsync(SemaphoreMain.Props(context));

    public override IEnumerable<Finding> Check(RunRecord record) => SemaphoreContract.Check(record);
}
