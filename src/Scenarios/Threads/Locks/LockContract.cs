using System.Globalization;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Threads.Locks;

/// <summary>Judges a run of the lock by the notes of threads and main program, and by the order in which the lock was asked for.</summary>
internal static class LockContract
{
    public static IEnumerable<Finding> Check(RunRecord record) => record.Values.Get(LockScenario.Mode) switch
    {
        LockScenario.None => CheckUnlocked(record),
        LockScenario.Crossed => CheckCrossed(record),
        LockScenario.Twice => [.. CheckTurns(record), .. CheckTwice(record)],
        _ => CheckTurns(record),
    };

    private static IEnumerable<Finding> CheckTurns(RunRecord record)
    {
        var threads = record.Values.Get(LockScenario.Threads);
        var notes = record.Trace.Notes().ToList();
        var holders = notes.Where(n => n.Text == LockProgram.NotesAcquired).Select(n => n.Actor).ToList();
        yield return Finding.Of("kept.one-holder", Turns.Overlaps(notes, t => t == LockProgram.NotesAcquired, IsEnd));
        yield return Finding.Of("kept.order", Turns.OutOfOrder(record.Trace, holders));
        yield return Finding.Of(
            new Phrase("kept.once", threads),
            holders.Count == threads && holders.Distinct().Count() == threads,
            new Phrase("broken.once", holders.Count, holders.Distinct().Count()));

        var dead = notes.Count(n => n.Text == LockProgram.NotesDies);
        var count = Count(notes);
        var isCrash = record.Values.Get(LockScenario.Crash) is > 0 and var crash && crash <= threads;
        yield return Finding.Of(
            isCrash ? "kept.crash" : "kept.count",
            dead == (isCrash ? 1 : 0) && count == threads - dead,
            new Phrase("broken.count", count, dead));
    }

    private static IEnumerable<Finding> CheckTwice(RunRecord record)
    {
        var notes = record.Trace.Notes().ToList();
        var patience = record.AtSpeed(record.Values.Get(LockScenario.Patience));
        var asks = notes.FindAll(n => n.Text == LockProgram.NotesAsksAgain);
        var ends = notes.FindAll(n => n.Text == LockProgram.NotesGaveUp);
        var waited = asks is [var ask] && ends is [var end] && ask.Actor == end.Actor ? end.Time - ask.Time : (TimeSpan?)null;
        yield return Finding.Of(
            "kept.twice",
            waited >= patience - RunRecord.Tolerance,
            waited is { } time ? new Phrase("broken.twice-early", time) : new Phrase("broken.twice", asks.Count, ends.Count));
    }

    private static IEnumerable<Finding> CheckUnlocked(RunRecord record)
    {
        var threads = record.Values.Get(LockScenario.Threads);
        var count = Count(record.Trace.Notes());
        yield return Finding.Of(new Phrase("kept.lost", threads - count, threads), count == 1, new Phrase("broken.lost", count));
    }

    private static IEnumerable<Finding> CheckCrossed(RunRecord record)
    {
        var notes = record.Trace.Notes().ToList();
        var found = notes.FindIndex(n => n is { Actor: ScenarioContext.Main, Text: $"{CrossedLocks.NotesFound}2" });
        var both = notes.FindAll(n => n.Text == CrossedLocks.NotesBoth);
        yield return Finding.Of("kept.found", found >= 0, "broken.found");
        yield return Finding.Of(
            "kept.freed",
            both is [{ Actor: "thread1" } last] && found >= 0 && last.Index > notes[found].Index,
            new Phrase("broken.freed", both.Count));
    }

    private static bool IsEnd(string text) => text is LockProgram.NotesReleases or LockProgram.NotesDies;

    private static int Count(IEnumerable<Remark> notes) => notes
        .Where(n => n.Actor == ScenarioContext.Main && n.Text.StartsWith(LockProgram.NotesCount, StringComparison.Ordinal))
        .Select(n => int.Parse(n.Text[LockProgram.NotesCount.Length..], CultureInfo.InvariantCulture))
        .DefaultIfEmpty(-1).First();
}
