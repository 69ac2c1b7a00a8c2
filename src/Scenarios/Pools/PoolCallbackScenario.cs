using System.Globalization;
using ActorConcurrency.Actors.Pools;
using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;
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
    internal static readonly NumberParameter Number = new("n", 10, -10_000, 10_000);
    internal static readonly ChoiceParameter Fail = new("fail", "no", "yes");

    public override string Id => "pool-callback";

    public override string Group => "Pools";

    public override IReadOnlyList<Parameter> Parameters => [Number, Fail];

    public override IReadOnlyList<Variant> Variants => [new("fail", "fail=yes")];

    public override Task RunAsync(ScenarioContext context) => context.RunMainAsync(Props.Create<Parent>(context));

    public override IEnumerable<Finding> Check(RunRecord record)
    {
        var number = record.Values.Get(Number);
        var notes = record.Trace.Notes().Where(n => n.Text.StartsWith("func", StringComparison.Ordinal)).ToList();
        var func1 = notes.FindAll(n => n.Text == Func1(number));
        yield return Finding.Of("kept.func1", func1 is [{ Actor: not ScenarioContext.Main }], new Phrase("broken.ran-times", func1.Count));

        var (callback, other) = record.Values.Get(Fail) == "yes"
            ? ((object)new Phrase("error-callback"), Func2(number))
            : ("func2", Func1Failure);
        var expected = record.Values.Get(Fail) == "yes" ? Func1Failure : Func2(number);
        var called = notes.FindAll(n => n.Text == expected);
        yield return Finding.Of(
            new Phrase("kept.callback", callback),
            called is [{ Actor: ScenarioContext.Main } call] && func1.TrueForAll(f => f.Index < call.Index),
            new Phrase("broken.ran-times", called.Count));
        yield return Finding.Of("kept.nothing-else", !notes.Exists(n => n.Text == other), new Phrase("broken.else", other));
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
            _context.Print("parent", _processId);
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
            _context.Print("in-func1");
            _context.Print("value", number, _processId, $"worker{worker.Number}");
            return _context.Values.Get(Fail) == "yes"
                ? Task.FromException<int>(new InvalidOperationException($"func1({number}) failed, as it was told to"))
                : Task.FromResult(number);
        }

        /// <summary>The notes' func2.</summary>
        private void OnFunc1Returned(int number)
        {
            TraceNote(Func2(number));
            _context.Print("in-func2");
            _context.Print("value", (long)number * number, _processId, "parent");
            Context.Stop(Self);
        }

        private void OnFunc1Failed(Exception reason)
        {
            TraceNote(Func1Failure);
            _context.Print("in-error");
            _context.Print("error", reason.Message, _processId, "parent");
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
