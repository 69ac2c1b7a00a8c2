using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Threads.Locks;

/// <summary>
/// The notes' Lock. Threads read a shared number, work, and write it back, one greater; the lock makes that one step. Look for
/// the turns: nobody gets the lock before it is released, and all get it in the order in which they asked. The other modes
/// show what happens without the lock, when its holder asks again, and when two threads take two locks in opposite order.
/// </summary>
internal sealed class LockScenario : Scenario
{
    internal const string Locked = "locked";
    internal const string None = "none";
    internal const string Twice = "twice";
    internal const string Crossed = "crossed";

    internal static readonly NumberParameter Threads = new("threads", 10, 2, 1000);
    internal static readonly DurationParameter Hold = new("hold", "200ms");
    internal static readonly ChoiceParameter Mode = new("mode", Locked, None, Twice, Crossed);
    internal static readonly DurationParameter Patience = new("patience", "2s");
    internal static readonly NumberParameter Crash = new("crash", 0, 0, 1000);

    public override string Id => "lock";

    public override string Group => "Threads";

    public override IReadOnlyList<Parameter> Parameters => [Threads, Hold, Mode, Patience, Crash];

    public override IReadOnlyList<Variant> Variants =>
    [
        new("unlocked", "mode=none"),
        new("twice", "mode=twice", "patience=1s"),
        new("crossed", "mode=crossed"),
        new("crash", "crash=3"),
    ];

    public override IReadOnlyList<string> DiagramSettings => ["threads=3"];

    public override Task RunAsync(ScenarioContext context) => context.Values.Get(Mode) == Crossed
        ? new CrossedLocks(context).RunAsync()
        : new LockProgram(context).RunAsync();

    public override IEnumerable<Finding> Check(RunRecord record) => LockContract.Check(record);
}
