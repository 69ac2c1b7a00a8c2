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
    internal static readonly NumberParameter Inputs = new("inputs", 10, 1, 10_000, "How many inputs; each gives two jobs.");
    internal static readonly NumberParameter Workers = new("workers", 5, 1, 1000, "How many workers the pool has.");
    internal static readonly DurationParameter Work = new("work", "1s", "How long a job takes.");
    internal static readonly DurationOrNeverParameter Terminate = new("terminate", "never", "When to terminate the pool in the middle of its work.");

    public override string Id => "pool";

    public override string Group => "Pools";

    public override string Title => "a pool of five; ten inputs, each applied synchronously and then asynchronously";

    public override string Contract =>
        "synchronous jobs never overlap; never more jobs at a time than workers; every start has its end; a closed pool refuses; join returns after the last end; terminate accounts for every job";

    public override IReadOnlyList<Parameter> Parameters => [Inputs, Workers, Work, Terminate];

    public override Explanation Explanation { get; } = new(
        """
        A Pool(5) runs a function that prints start, sleeps a second, and prints end, each with the worker's pid. For each of
        ten inputs the main process calls apply, which waits, and then apply_async, which does not; then close and join.
        """,
        [
            new("Pool(5): five processes, two pipes, three helper threads", "actor pool with five worker actors that pull their work"),
            new("p.apply(func, (i,))", "ApplyAsync, awaited"),
            new("p.apply_async(func, (i,))", "ApplyAsync, not awaited yet"),
            new("time.sleep(1)", "DelayAsync: a message from the scheduler; no thread waits"),
            new("os.getpid()", "the worker's name"),
            new("p.close(), p.join(), p.terminate()", "CloseAsync, JoinAsync, TerminateAsync"),
        ],
        [
            new("A worker process that is killed in the middle of a job: its apply never returns.",
                "the worker is replaced and the job run again, up to a limit; then it fails with the reason."),
            new("An exception in apply_async is never seen unless somebody calls get().", "the task carries it; join and the trace show it."),
            new("terminate() drops jobs without a word.", "TerminateAsync reports what was interrupted and what never ran (try --set terminate=2s)."),
            new("Ends of two jobs are printed over one another within a line.", "one transcript writes whole lines."),
        ],
        "start and end in pairs, at most two jobs at a time although there are five workers: the notes' apply waits.",
        new Dictionary<string, string> { ["inputs"] = "2", ["workers"] = "2" });

    public override Task RunAsync(ScenarioContext context) => new PoolProgram(context).RunAsync();

    public override IEnumerable<Finding> Check(RunRecord record) => PoolContract.Check(record);
}
