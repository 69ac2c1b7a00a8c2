using ActorConcurrency.Actors.Processes;
using ActorConcurrency.Actors.Shared;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Communication;

/// <summary>
/// The notes' Manager dict {count: 100}: a process takes one away. Their remark that some of a manager's types are not process safe is
/// about many: taking one away is a read and a write. Here the dictionary is an actor, and with mode=safe each worker sends one message
/// that does both. Look for workers=100 in both modes: the end is 0, or too much, by as many updates as were lost.
/// </summary>
internal sealed class ManagerScenario : Scenario
{
    private const string Safe = "safe";
    private const string Key = "count";
    private const int Initial = 100;

    private static readonly ChoiceParameter Mode = new("mode", Safe, "unsafe");
    private static readonly NumberParameter Workers = new("workers", 1, 1, 1000);
    private static readonly DurationParameter Gap = new("gap", "100ms");

    public override string Id => "manager";

    public override string Group => "Communication";

    public override IReadOnlyList<Parameter> Parameters => [Mode, Workers, Gap];

    public override IReadOnlyList<Variant> Variants => [new("safe", "workers=100"), new("unsafe", "mode=unsafe", "workers=100")];

    public override IReadOnlyList<string> DiagramSettings => ["mode=unsafe", "workers=2"];

    public override async Task RunAsync(ScenarioContext context)
    {
        var dic = context.Concurrency.SharedDictionary<string, int>("dic");
        await dic.SetAsync(Key, Initial, context.Stopping);
        var workers = Enumerable.Range(1, context.Values.Get(Workers))
            .Select(i => context.Concurrency.Process($"worker{i}", worker => DecrementAsync(context, worker, dic)))
            .ToList();
        await Task.WhenAll(workers.Select(worker => worker.StartAsync(context.Stopping)));
        context.ShowStatus("status.joining", workers.Count);
        await Task.WhenAll(workers.Select(worker => worker.JoinAsync(cancellationToken: context.Stopping)));

        var left = await dic.GetAsync(Key, context.Stopping);
        context.Note(ScenarioContext.Main, NotesLeft(left));
        context.Print("main", left);
    }

    public override IEnumerable<Finding> Check(RunRecord record)
    {
        var workers = record.Values.Get(Workers);
        var notes = record.Trace.Notes().ToList();
        var done = notes.Where(n => n.Text.StartsWith(NotesCount, StringComparison.Ordinal)).CountBy(n => n.Actor).ToList();
        yield return Finding.Of(
            new Phrase("kept.once", workers),
            done.Count == workers && done.TrueForAll(d => d.Value == 1),
            new Phrase("broken.once", done.Sum(d => d.Value), done.Count));

        var left = notes.Where(n => n.Actor == ScenarioContext.Main && n.Text.StartsWith(NotesMain, StringComparison.Ordinal))
            .Select(n => (int?)int.Parse(n.Text[NotesMain.Length..], System.Globalization.CultureInfo.InvariantCulture)).FirstOrDefault();
        var lost = left - (Initial - workers);
        var broken = left is null ? "broken.no-end" : new Phrase("broken.left", left, Initial - workers);
        if (record.Values.Get(Mode) == Safe)
            yield return Finding.Of(new Phrase("kept.left", Initial - workers), lost == 0, broken);
        else
            yield return Finding.Of(new Phrase("kept.lost", lost ?? 0, workers), lost >= 0 && lost < workers, broken);
    }

    private const string NotesCount = "count is ";

    private const string NotesMain = "left ";

    private static string NotesLeft(int left) => $"{NotesMain}{left}";

    private static async Task DecrementAsync(ScenarioContext context, IProcessContext worker, SharedDictionary<string, int> dic)
    {
        var count = context.Values.Get(Mode) == Safe
            ? await dic.IncrementAsync(Key, -1, worker.Stopping)
            : await ReadThenWriteAsync(context, worker, dic);
        context.Note(worker.Ref, $"{NotesCount}{count}");
        context.Print("dict", count);
    }

    // What dic['count'] -= 1 is to a manager: two messages, and time between them.
    private static async Task<int> ReadThenWriteAsync(ScenarioContext context, IProcessContext worker, SharedDictionary<string, int> dic)
    {
        var count = await dic.GetAsync(Key, worker.Stopping);
        await worker.DelayAsync(context.AtSpeed(context.Values.Get(Gap)));
        await dic.SetAsync(Key, count - 1, worker.Stopping);
        return count - 1;
    }
}
