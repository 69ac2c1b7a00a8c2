using System.Globalization;
using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Timers;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Threads;

/// <summary>
/// The notes' Timer: once a second it prints that the time is synchronised. The notes start a new Timer every second, and a
/// little later each time; here one periodic timer ticks, each tick due so many seconds after the first. Look for the
/// lateness in the summary line: that of one tick does not carry over to the next.
/// </summary>
internal sealed class TimerScenario : Scenario
{
    private const string Periodic = "periodic";
    private const string NotesStarted = "started";
    private const string NotesCancelled = "cancelled";
    private const string NotesWatched = "watched for another tick";
    private const string NotesTick = "tick ";
    private const string NotesDone = "done ";

    private static readonly NumberParameter Ticks = new("ticks", 5, 1, 100_000);
    private static readonly DurationParameter Interval = new("interval", "1s");
    private static readonly ChoiceParameter Mode = new("mode", Periodic, "restart");
    private static readonly ChoiceParameter Slow = new("slow", "no", "yes");

    public override string Id => "timer";

    public override string Group => "Threads";

    public override IReadOnlyList<Parameter> Parameters => [Ticks, Interval, Mode, Slow];

    public override IReadOnlyList<Variant> Variants => [new("restart", "mode=restart"), new("hundred", "ticks=100", "interval=50ms"), new("slow", "slow=yes", "interval=200ms")];

    public override async Task RunAsync(ScenarioContext context)
    {
        var timer = context.Concurrency.Timer("timer");
        var interval = context.AtSpeed(context.Values.Get(Interval));
        context.Note(ScenarioContext.Main, NotesStarted);
        if (context.Values.Get(Mode) == Periodic)
            await TickAsync(context, timer, interval);
        else
            await RestartAsync(context, timer, interval);
        context.Note(ScenarioContext.Main, NotesCancelled);
        await context.System.Scheduler.DelayAsync(interval * 1.5, context.Stopping);
        context.Note(ScenarioContext.Main, NotesWatched);
    }

    public override IEnumerable<Finding> Check(RunRecord record)
    {
        var ticks = record.Values.Get(Ticks);
        var interval = record.AtSpeed(record.Values.Get(Interval));
        var notes = record.Trace.Notes().ToList();
        var start = notes.Find(n => n.Text == NotesStarted).Time;
        var seen = notes.FindAll(n => n.Text.StartsWith(NotesTick, StringComparison.Ordinal));
        var numbers = seen.Select(NumberOf);
        yield return Finding.Of(
            new Phrase("kept.ticks", ticks),
            numbers.SequenceEqual(Enumerable.Range(1, ticks).Select(n => n.ToString(CultureInfo.InvariantCulture))),
            new Phrase("broken.ticks", string.Join(", ", numbers)));
        yield return Finding.Of(
            "kept.early",
            seen.Where((tick, i) => tick.Time - start < (interval * (i + 1)) - RunRecord.Tolerance)
                .Select(tick => new Phrase("broken.early", NumberOf(tick), tick.Time - start)));

        var late = seen.Count == 0 ? TimeSpan.Zero : seen[^1].Time - start - (interval * seen.Count);
        var lateness = TimeSpan.FromMilliseconds(Math.Round(Math.Max(0, late.TotalMilliseconds)));
        if (record.Values.Get(Mode) == Periodic)
            yield return Finding.Of(new Phrase("kept.drift", lateness), Drift(seen, interval));
        else
            yield return Finding.Of(new Phrase("kept.restarted", lateness), seen.Count > 0, "broken.none");

        yield return Finding.Of("kept.one", Overlaps(notes, ticks));

        var cancelled = record.Trace.IndexOf(NotesCancelled);
        yield return Finding.Of(
            "kept.cancelled",
            cancelled >= 0 && record.Trace.IndexOf(NotesWatched) > cancelled && seen.TrueForAll(tick => tick.Index < cancelled),
            "broken.cancelled");
    }

    private static string NumberOf(Remark tick) => tick.Text.Split(' ')[1];

    /// <summary>One timer, cancelled at its last tick.</summary>
    private static async Task TickAsync(ScenarioContext context, ActorTimer timer, TimeSpan interval)
    {
        var ticks = context.Values.Get(Ticks);
        await using var run = await timer.StartPeriodicAsync(
            interval,
            async tick =>
            {
                await FuncAsync(context, tick.Number, tick.Due);
                if (tick.Number == ticks)
                    await timer.CancelAsync();
            },
            cancellationToken: context.Stopping);
        await run.Ended.WaitAsync(context.Stopping);
    }

    /// <summary>The notes' loop: every turn begins when the one before it has ended.</summary>
    private static async Task RestartAsync(ScenarioContext context, ActorTimer timer, TimeSpan interval)
    {
        for (var i = 1; i <= context.Values.Get(Ticks); i++)
        {
            var number = i;
            await using var run = await timer.StartOnceAsync(
                interval,
                tick => FuncAsync(context, number, tick.Due),
                context.Stopping);
            await run.Ended.WaitAsync(context.Stopping);
        }
    }

    /// <summary>The notes' func; a slow one takes longer than the interval.</summary>
    private static async Task FuncAsync(ScenarioContext context, long number, DateTimeOffset due)
    {
        context.Note("timer", $"{NotesTick}{number} due {due:O}");
        context.Print("tick");
        if (context.Values.Get(Slow) == "yes")
            await context.System.Scheduler.DelayAsync(context.AtSpeed(context.Values.Get(Interval)) * 1.5, context.Stopping);
        context.Note("timer", $"{NotesDone}{number}");
    }

    /// <summary>Ticks that were handled before the one before them was done.</summary>
    private static IEnumerable<Phrase> Overlaps(List<Remark> notes, int ticks)
    {
        var done = 0;
        foreach (var note in notes.Where(n => n.Actor == "timer"))
        {
            if (note.Text.StartsWith(NotesDone, StringComparison.Ordinal))
                done++;
            else if (NumberOf(note) != (done + 1).ToString(CultureInfo.InvariantCulture))
                yield return new Phrase("broken.one", NumberOf(note));
        }
        if (done != ticks)
            yield return new Phrase("broken.done", done);
    }

    /// <summary>Ticks that were not planned a whole number of intervals after the first.</summary>
    private static IEnumerable<Phrase> Drift(List<Remark> ticks, TimeSpan interval)
    {
        var due = ticks.ConvertAll(tick => DateTimeOffset.Parse(tick.Text.Split(' ')[3], CultureInfo.InvariantCulture));
        return ticks.Where((_, i) => due[i] - due[0] != interval * i).Select(tick => new Phrase("broken.drift", NumberOf(tick)));
    }
}
