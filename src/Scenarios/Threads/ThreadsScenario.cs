using System.Globalization;
using ActorConcurrency.Actors.Processes;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Threads;

/// <summary>
/// The notes' ten threads, each of which sleeps a second and prints its number and the pid. Here they are ten actors in one operating
/// system process. Look for the pid, which is the same in every line, and for the time: one second, not ten.
/// </summary>
internal sealed class ThreadsScenario : Scenario
{
    private const string Begins = "begins";

    private static readonly NumberParameter Threads = new("threads", 10, 1, 10_000);
    private static readonly DurationParameter Sleep = new("sleep", "1s");

    public override string Id => "threads";

    public override string Group => "Threads";

    public override IReadOnlyList<Parameter> Parameters => [Threads, Sleep];

    public override IReadOnlyList<Variant> Variants => [new("many", "threads=1000")];

    public override IReadOnlyList<string> DiagramSettings => ["threads=3"];

    public override async Task RunAsync(ScenarioContext context)
    {
        var threads = Enumerable.Range(0, context.Values.Get(Threads))
            .Select(n => context.Concurrency.Thread(n.ToString(CultureInfo.InvariantCulture), thread => FuncAsync(context, thread, n)))
            .ToList();
        await Task.WhenAll(threads.Select(t => t.StartAsync(context.Stopping)));
        context.ShowStatus("status.waiting", threads.Count);
        await context.Concurrency.EndChildrenAsync(cancellationToken: context.Stopping);
    }

    public override IEnumerable<Finding> Check(RunRecord record)
    {
        var threads = record.Values.Get(Threads);
        var notes = record.Trace.Notes().ToLookup(n => n.Text == Begins);
        var begun = notes[true].DistinctBy(n => n.Actor).ToDictionary(n => n.Actor, n => n.Time);
        var lines = notes[false].Select(n => (Line: n, Words: n.Text.Split(' '))).Where(n => n.Words is ["printed", _, "pid", _]).ToList();
        var numbers = lines.Select(l => l.Words[1]).Distinct().Count();
        yield return Finding.Of(new Phrase("kept.lines", threads), lines.Count == threads && numbers == threads, new Phrase("broken.lines", lines.Count));

        var processes = lines.Select(l => l.Words[3]).Distinct().Count();
        yield return Finding.Of("kept.one-pid", processes == 1, new Phrase("broken.pids", processes));
        if (lines.Count == 0 || !lines.TrueForAll(l => begun.ContainsKey(l.Line.Actor)))
            yield break;

        var sleep = record.AtSpeed(record.Values.Get(Sleep));
        var slept = lines.Select(l => l.Line.Time - begun[l.Line.Actor]).ToList();
        yield return Finding.Of("kept.slept", slept.Where(s => s < sleep - RunRecord.Tolerance).Select(s => new Phrase("broken.took", s)));

        // One after the other each would begin when the one before has printed. What is shorter than the tolerance no clock here tells apart.
        var lives = lines.Select(l => (Begun: begun[l.Line.Actor], Printed: l.Line.Time)).OrderBy(life => life.Begun).ToList();
        var total = lives.Max(life => life.Printed) - lives[0].Begun;
        var together = threads == 1 || total < RunRecord.Tolerance || lives.Zip(lives.Skip(1)).Any(pair => pair.Second.Begun < pair.First.Printed);
        var sum = slept.Aggregate(TimeSpan.Zero, (all, one) => all + one);
        yield return Finding.Of(new Phrase("kept.together", Rounded(total)), together, new Phrase("broken.together", Rounded(sum)));
    }

    private static TimeSpan Rounded(TimeSpan time) => TimeSpan.FromMilliseconds(Math.Round(time.TotalMilliseconds));

    private static async Task FuncAsync(ScenarioContext context, IProcessContext thread, int n)
    {
        context.Note(thread.Ref, Begins);
        await thread.DelayAsync(context.AtSpeed(context.Values.Get(Sleep)));
        var pid = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        context.Note(thread.Ref, $"printed {n} pid {pid}");
        context.Print("line", n, pid);
    }
}
