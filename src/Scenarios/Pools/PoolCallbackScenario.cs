using System.Globalization;
using ActorConcurrency.Actors.Pools;
using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Running;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Pools;

/// <summary>
/// The notes' apply_async with a callback: func1 runs in a worker, its result comes back, func2 runs in the parent. Here the
/// result is piped to the parent actor as a message, so the callback runs one message at a time with all the others. Look
/// for who prints what: the worker's name, then the parent's.
/// </summary>
internal sealed class PoolCallbackScenario : Scenario
{
    internal static readonly NumberParameter Number = new("n", 10, -10_000, 10_000, "The number that func1 is called with.");
    internal static readonly ChoiceParameter Fail = new("fail", ["no", "yes"], "Whether func1 throws, so that the error callback is called.");

    public override string Id => "pool-callback";

    public override string Group => "Pools";

    public override string Title => "apply_async with a callback: the callback runs in the parent process";

    public override string Contract => "func1 runs in a worker, func2 in the parent with func1's result; a failing func1 reaches the error callback instead";

    public override IReadOnlyList<Parameter> Parameters => [Number, Fail];

    public override Explanation Explanation { get; } = new(
        """
        The main process prints its pid and submits func1 to a Pool(5) with func2 as its callback. func1 prints and returns its
        number in a worker process; func2 prints the number's square, and the main process's pid.
        """,
        [
            new("main process", "actor main, which is the pool's submitter"),
            new("p.apply_async(func1, callback=func2)", "SubmitAsync: the result is piped to main as the message Func1Returned"),
            new("the pool's result-handler thread, which calls func2", "main's own mailbox: func2 is a message handler"),
            new("error_callback (not given in the notes)", "the message Func1Failed"),
        ],
        [
            new("Callbacks run on a hidden thread of the parent: they race with its main thread.", "the callback is a message: main handles one at a time."),
            new("A callback that blocks stops all results of the pool.", "it holds up main's own mailbox only."),
            new("Without error_callback an exception in func1 vanishes.", "it arrives as a message, with its stack trace (try --set fail=yes)."),
        ],
        "The second name in each pair: worker for func1, parent for func2.");

    public override Task RunAsync(ScenarioContext context) => context.RunMainAsync(Props.Create<Parent>(context));

    public override IEnumerable<Finding> Check(RunRecord record)
    {
        var number = record.Values.Get(Number);
        var notes = record.Trace.Notes().Where(n => n.Text.StartsWith("func", StringComparison.Ordinal)).ToList();
        var func1 = notes.FindAll(n => n.Text == Func1(number));
        yield return Finding.Of("func1 ran once, in a worker", func1 is [{ Actor: not ScenarioContext.Main }], $"it ran {func1.Count} times");

        var (callback, other) = record.Values.Get(Fail) == "yes" ? ("the error callback", Func2(number)) : ("func2", Func1Failure);
        var expected = record.Values.Get(Fail) == "yes" ? Func1Failure : Func2(number);
        var called = notes.FindAll(n => n.Text == expected);
        yield return Finding.Of(
            $"{callback} ran once, in the parent, after it",
            called is [{ Actor: ScenarioContext.Main } call] && func1.TrueForAll(f => f.Index < call.Index),
            $"it ran {called.Count} times");
        yield return Finding.Of("and nothing else", !notes.Exists(n => n.Text == other), $"there was '{other}'");
    }

    private const string Func1Failure = "func1 failed";

    private static string Func1(int number) => $"func1({number})";

    private static string Func2(int number) => $"func2 made {(long)number * number}";

    /// <summary>The notes' main process.</summary>
    private sealed class Parent : TracedReceiveActor
    {
        private const int Workers = 5;

        private readonly ScenarioContext _context;
        private readonly ActorPool _pool;
        private readonly string _processId = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);

        public Parent(ScenarioContext context)
        {
            _context = context;
            _pool = context.Concurrency.As(Self).Pool("pool", Workers);
            Receive<Func1Returned>(m => OnFunc1Returned(m.Number));
            Receive<Func1Failed>(m => OnFunc1Failed(m.Reason));
            Receive<Status.Failure>(failure => throw failure.Cause);
        }

        protected override void PreStart()
        {
            base.PreStart();
            _context.Print("pool-callback.parent", _processId);
            var number = _context.Values.Get(Number);
            _pool.SubmitAsync(
                    worker => RunFunc1Async(number, worker),
                    submitter: Self,
                    callback: result => new Func1Returned(result),
                    errorCallback: reason => new Func1Failed(reason))
                .PipeTo(Self, success: () => Submitted.Instance);
        }

        private Task<int> RunFunc1Async(int number, IPoolWorker worker)
        {
            _context.Note(worker.Ref.Path.ToStringWithoutAddress(), Func1(number));
            _context.Print("pool-callback.in-func1");
            _context.Print("pool-callback.value", number, _processId, $"worker{worker.Number}");
            return _context.Values.Get(Fail) == "yes"
                ? Task.FromException<int>(new InvalidOperationException($"func1({number}) failed, as it was told to"))
                : Task.FromResult(number);
        }

        /// <summary>The notes' func2.</summary>
        private void OnFunc1Returned(int number)
        {
            TraceNote(Func2(number));
            _context.Print("pool-callback.in-func2");
            _context.Print("pool-callback.value", (long)number * number, _processId, "parent");
            Context.Stop(Self);
        }

        private void OnFunc1Failed(Exception reason)
        {
            TraceNote(Func1Failure);
            _context.Print("pool-callback.in-error");
            _context.Print("pool-callback.error", reason.Message, _processId, "parent");
            Context.Stop(Self);
        }

        private sealed record Submitted
        {
            public static readonly Submitted Instance = new();
        }

        private sealed record Func1Returned(int Number);

        private sealed record Func1Failed(Exception Reason);
    }
}
