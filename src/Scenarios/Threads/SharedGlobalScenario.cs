using System.Globalization;
using ActorConcurrency.Actors.Processes;
using ActorConcurrency.Actors.Shared;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Threads;

/// <summary>
/// The notes' global g, which ten threads set to 0, and f, a copy of g from before. Here g is owned by one actor: who writes tells it, who
/// reads asks it; f is a value. Look for the last line, and for kind=processes: processes have copies of g, and the main one's stays 100.
/// </summary>
internal sealed class SharedGlobalScenario : Scenario
{
    private const string Global = "g";
    private const string Processes = "processes";
    private const int Initial = 100;

    private static readonly NumberParameter Threads = new("threads", 10, 1, 1000);
    private static readonly ChoiceParameter Kind = new("kind", "threads", Processes);

    public override string Id => "shared-global";

    public override string Group => "Threads";

    public override IReadOnlyList<Parameter> Parameters => [Threads, Kind];

    public override IReadOnlyList<Variant> Variants => [new("processes", "kind=processes")];

    public override IReadOnlyList<string> DiagramSettings => ["threads=2"];

    public override async Task RunAsync(ScenarioContext context)
    {
        var g = context.Concurrency.SharedValue(Global, Initial);
        var f = await g.GetAsync(context.Stopping);
        var threads = Enumerable.Range(0, context.Values.Get(Threads)).Select(i => Start(context, i)).ToList();
        await Task.WhenAll(threads.Select(t => t.StartAsync(context.Stopping)));
        await Task.WhenAll(threads.Select(t => t.JoinAsync(cancellationToken: context.Stopping)));

        var end = await g.GetAsync(context.Stopping);
        context.Note(ScenarioContext.Main, NotesEnd(end, f));
        context.Print("global", end);
        context.Print("both", end, f);
    }

    public override IEnumerable<Finding> Check(RunRecord record)
    {
        var threads = record.Values.Get(Threads);
        var isShared = record.Values.Get(Kind) != Processes;
        var notes = record.Trace.Notes().ToList();
        var printed = notes.Where(n => n.Text.StartsWith(NotesPrinted, StringComparison.Ordinal)).ToList();
        var zeros = printed.Count(n => n.Text == NotesPrinted + 0);
        yield return Finding.Of(
            new Phrase("kept.zeros", threads), zeros == threads && printed.Count == threads, new Phrase("broken.zeros", zeros, printed.Count));

        var end = notes.Find(n => n.Actor == ScenarioContext.Main).Text ?? "";
        var expected = isShared ? 0 : Initial;
        yield return Finding.Of(new Phrase("kept.end", expected, Initial), end == NotesEnd(expected, Initial), new Phrase("broken.end", end));

        var owners = record.Trace.Where(e => e.Message is SharedProtocol.Set).GroupBy(e => e.Actor).ToDictionary(e => e.Key, e => e.Count());
        yield return isShared
            ? Finding.Of("kept.one-owner", owners.Count == 1 && owners.ContainsValue(threads), new Phrase("broken.owners", owners.Count))
            : Finding.Of("kept.own-copies", owners.Count == threads, new Phrase("broken.owners", owners.Count));
    }

    private const string NotesPrinted = "printed ";

    private static string NotesEnd(int g, int f) => $"g is {g}, f is {f}";

    // Processes share nothing: each has its own g.
    private static ProcessHandle Start(ScenarioContext context, int i)
    {
        var name = i.ToString(CultureInfo.InvariantCulture);
        return context.Values.Get(Kind) == Processes
            ? context.Concurrency.Process(name, process => FuncAsync(context, process, $"{Global} of process {i}"))
            : context.Concurrency.Thread(name, thread => FuncAsync(context, thread, Global));
    }

    private static async Task FuncAsync(ScenarioContext context, IProcessContext thread, string global)
    {
        var g = thread.Concurrency.SharedValue(global, Initial);
        await g.SetAsync(0, thread.Stopping);
        var seen = await g.GetAsync(thread.Stopping);
        context.Note(thread.Ref, NotesPrinted + seen);
        context.Print("line", seen, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
    }
}
