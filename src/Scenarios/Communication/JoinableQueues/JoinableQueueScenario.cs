using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Communication.JoinableQueues;

/// <summary>
/// The notes' buns: a producer makes five and joins the queue, a daemon consumer eats them and says of each that it is done.
/// Look for crash=3: the consumer dies over its third bun, is restarted, gets that bun again, and the join still ends.
/// </summary>
internal sealed class JoinableQueueScenario : Scenario
{
    internal static readonly NumberParameter Buns = new("buns", 5, 1, 100_000, "How many buns are made.");
    internal static readonly DurationParameter Pause = new("pause", "1s", "The longest pause before a bun is made, or eaten.");
    internal static readonly NumberParameter Crash = new("crash", 0, 0, 100_000, "The consumer dies over its bun of this number; 0: it does not.");

    public override string Id => "joinable-queue";

    public override string Group => "Communication";

    public override string Title => "a producer makes five buns and joins the queue; a daemon consumer eats them and calls task_done";

    public override string Contract =>
        "each bun is eaten once, in order; the join is answered only after the last is done; the daemon stops at the end; a bun whose eater dies is delivered again";

    public override IReadOnlyList<Parameter> Parameters => [Buns, Pause, Crash];

    public override Explanation Explanation { get; } = new(
        """
        A producer process puts five buns into a JoinableQueue with random pauses and then joins the queue. A daemon consumer
        process gets one after the other, eats it, and calls task_done. The main process waits for the producer only; the
        daemon is killed when it ends.
        """,
        [
            new("JoinableQueue: a pipe, locks and a counter", "actor buns, a primitive: items, and how many are unfinished"),
            new("producer process", "actor producer: a timer for the pauses, EnqueueAsync, JoinAsync"),
            new("consumer process, daemon", "actor consumer: DequeueAsync, a timer, MarkDoneAsync; a child that ends with its parent"),
            new("q.join()", "a message that is answered when nothing is unfinished"),
            new("q.task_done()", "MarkDone for one delivery, not just a count"),
            new("p.join()", "main watches the producer, then stops, and its children with it"),
        ],
        [
            new("The consumer dies between get and task_done: the bun is lost, the count never reaches zero, join hangs for ever.",
                "a consumer that is restarted gives its bun back, one that dies loses it to the queue: either way it is first in the queue again (try --set crash=3)."),
            new("task_done called once too often is an error in whoever calls next.", "every delivery is marked by itself; twice is refused."),
            new("The eaten line may be printed before the made line: put comes before print.",
                "the producer writes its line before it enqueues."),
            new("A daemon process is killed in the middle of whatever it does.", "the daemon is stopped between two messages."),
        ],
        "Every bun once, in order, and with crash=3 the same five eaten lines.",
        new Dictionary<string, string> { ["buns"] = "3", ["crash"] = "2" });

    public override Task RunAsync(ScenarioContext context) => context.RunMainAsync(Kitchen.Props(context));

    public override IEnumerable<Finding> Check(RunRecord record) => JoinableQueueContract.Check(record);
}
