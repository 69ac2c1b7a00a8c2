using ActorConcurrency.Actors.Executors;
using ActorConcurrency.Actors.Pools;
using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Running;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Executors;

/// <summary>The notes' main thread: submits, hears of every outcome as a message, and prints the results in order.</summary>
internal sealed class ExecutorMain : TracedReceiveActor
{
    /// <summary>What main notes in the trace when everything is submitted.</summary>
    public const string NotesSubmitted = "submitted";

    private readonly ScenarioContext _context;
    private readonly ActorExecutor _executor;
    private readonly ActorFuture<int>[] _futures;
    private readonly TimeSpan _work;
    private int _done;

    public static Props Props(ScenarioContext context) => Akka.Actor.Props.Create<ExecutorMain>(context);

    public ExecutorMain(ScenarioContext context)
    {
        _context = context;
        _work = context.AtSpeed(context.Values.Get(ExecutorScenario.Work));
        _executor = context.Concurrency.As(Self).Executor("executor", context.Values.Get(ExecutorScenario.Workers));
        _futures = new ActorFuture<int>[context.Values.Get(ExecutorScenario.Jobs)];
        Receive<Done>(OnDone);
        Receive<Failed>(OnFailed);
        Receive<ShutDown>(_ => Context.Stop(Self));
        Receive<Status.Failure>(failure => throw failure.Cause);
    }

    public static string Starts(int number) => $"start {number}";

    public static string Ends(int number) => $"end {number}";

    public static string CalledBack(int number, object outcome) => $"callback {number} {outcome}";

    public static string Prints(int number, object outcome) => $"result {number} {outcome}";

    protected override void PreStart()
    {
        base.PreStart();
        for (var i = 0; i < _futures.Length; i++)
        {
            var number = i;
            _futures[i] = _executor.Submit(worker => SquareAsync(worker, number));
            _futures[i].Task.PipeTo(Self, success: result => new Done(number, result), failure: reason => new Failed(number, reason));
        }

        TraceNote(NotesSubmitted);
        _context.Print("main");
        for (var i = Math.Max(0, _futures.Length - _context.Values.Get(ExecutorScenario.Cancel)); i < _futures.Length; i++)
            _futures[i].Cancel();
    }

    /// <summary>The notes' func.</summary>
    private async Task<int> SquareAsync(IPoolWorker worker, int number)
    {
        _context.Note(worker.Ref, Starts(number));
        await worker.DelayAsync(_work);
        _context.Note(worker.Ref, Ends(number));
        return number + 1 == _context.Values.Get(ExecutorScenario.Fail)
            ? throw new InvalidOperationException($"func({number}) failed, as it was told to")
            : number * number;
    }

    /// <summary>The notes' call_back.</summary>
    private void OnDone(Done done)
    {
        TraceNote(CalledBack(done.Number, done.Result));
        _context.Print("callback", done.Result);
        CountOne();
    }

    private void OnFailed(Failed failed)
    {
        var isCancelled = _futures[failed.Number].IsCancelled;
        TraceNote(CalledBack(failed.Number, isCancelled ? "cancelled" : "failed"));
        if (isCancelled)
            _context.Print("cancelled", failed.Number);
        else
            _context.Print(LineColour.Red, "failed", failed.Number, failed.Reason.GetBaseException().Message);
        CountOne();
    }

    private void CountOne()
    {
        _context.ShowStatus("status", ++_done, _futures.Length);
        if (_done < _futures.Length)
            return;

        // All are settled: what succeeded has its result at hand.
        for (var i = 0; i < _futures.Length; i++)
        {
            if (!_futures[i].Task.IsCompletedSuccessfully)
                continue;
            var result = _futures[i].GetAwaiter().GetResult();
            TraceNote(Prints(i, result));
            _context.Print("result", result);
        }
        _executor.ShutdownAsync().PipeTo(Self, success: () => ShutDown.Instance);
    }

    private sealed record Done(int Number, int Result);

    private sealed record Failed(int Number, Exception Reason);

    private sealed record ShutDown
    {
        public static readonly ShutDown Instance = new();
    }
}
