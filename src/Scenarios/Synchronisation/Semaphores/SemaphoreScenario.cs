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

    internal static readonly NumberParameter Permits = new("permits", 4, 1, 1000, "How many may hold a permit at once.");
    internal static readonly NumberParameter Acquirers = new("acquirers", 5, 1, 1000, "How many ask for one.");
    internal static readonly DurationParameter Hold = new("hold", "1s", "How long after the last question the first holder releases.");
    internal static readonly ChoiceParameter Release = new("release", [AfterHold, "never"], "Whether anybody releases; 'never' is the notes' deadlock.");
    internal static readonly DurationParameter Patience = new("patience", "10m", "How long an acquirer waits before it gives up.");

    public override string Id => "semaphore";

    public override string Group => "Synchronisation";

    public override string Title => "five acquires on a semaphore of four: the fifth blocks for ever";

    public override string Contract => "never more holders than permits; whoever waited got a permit only after a release, in order of arrival, or was told that there was none";

    public override IReadOnlyList<Parameter> Parameters => [Permits, Acquirers, Hold, Release, Patience];

    public override Explanation Explanation { get; } = new(
        "One process makes a Semaphore(4) and acquires it five times. The fifth acquire never returns, so the release after it is never reached.",
        [
            new("Semaphore(4)", "actor semaphore with 4 permits, a primitive"),
            new("sem.acquire(), five times", "actors acquirer1 … acquirer5, each asks for one permit"),
            new("blocking in acquire()", "a place in the semaphore's queue; nothing is blocked"),
            new("sem.release()", "message Release by a holder, once all have asked and the hold time is over"),
            new("(nothing)", "a limit of patience; a dead holder's permit is free at once"),
        ],
        [
            new("The fifth acquire waits for a release that only its own process could do: the program hangs, silently.",
                "with release=never the wait ends with an error that names the semaphore, its holders and the time waited."),
            new("A process that dies while it holds a permit takes it along for ever.",
                "holders are watched actors: death gives the permit back."),
            new("Who is served first is up to the operating system.", "first come, first served."),
            new("release() without acquire() makes a fifth permit unnoticed.", "a release of what one does not hold is refused."),
        ],
        "The waiting line, and that the fifth acquirer's line comes only after the release.");

    public override Task RunAsync(ScenarioContext context) => context.RunMainAsync(SemaphoreMain.Props(context));

    public override IEnumerable<Finding> Check(RunRecord record) => SemaphoreContract.Check(record);
}
