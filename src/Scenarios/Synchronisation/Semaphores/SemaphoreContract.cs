using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;

namespace ActorConcurrency.Scenarios.Synchronisation.Semaphores;

/// <summary>Judges a run of the semaphore by the notes of the acquirers, in the order in which they were made.</summary>
internal static class SemaphoreContract
{
    public static IEnumerable<Finding> Check(RunRecord record)
    {
        var notes = record.Trace.Notes().Where(n => n.Actor.StartsWith("acquirer", StringComparison.Ordinal)).ToList();
        var permits = record.Values.Get(SemaphoreScenario.Permits);
        yield return Finding.Of(new Phrase("kept.held", permits), HeldTooMany(notes, permits));
        yield return Finding.Of("kept.settled", Unsettled(notes, record.Values.Get(SemaphoreScenario.Acquirers)));

        var waited = notes.Where(n => n.Text == Acquirer.NotesWaits).Select(n => n.Actor).ToList();
        if (waited.Count == 0)
            yield break;

        var served = notes.Where(n => n.Text == Acquirer.NotesAcquired && waited.Contains(n.Actor)).Select(n => n.Actor).ToList();
        if (served.Count > 0)
            yield return Finding.Of("kept.in-order", ServedOutOfOrder(notes, waited, served, permits));
        var gaveUp = notes.Where(n => n.Text == Acquirer.NotesGaveUp).ToList();
        if (gaveUp.Count > 0)
            yield return Finding.Of(new Phrase("kept.gave-up", gaveUp.Count), GaveUpEarly(notes, gaveUp, record));
    }

    private static IEnumerable<Phrase> HeldTooMany(List<Remark> notes, int permits)
    {
        var held = 0;
        foreach (var note in notes)
        {
            held += note.Text switch { Acquirer.NotesAcquired => 1, Acquirer.NotesReleased => -1, _ => 0 };
            if (held > permits)
                yield return new Phrase("broken.held", note.Actor, held);
        }
    }

    private static IEnumerable<Phrase> Unsettled(List<Remark> notes, int acquirers)
    {
        for (var i = 1; i <= acquirers; i++)
        {
            var name = $"acquirer{i}";
            var ends = notes.Count(n => n.Actor == name && n.Text is Acquirer.NotesAcquired or Acquirer.NotesGaveUp);
            if (ends != 1)
                yield return new Phrase("broken.answered", name, ends);
        }
    }

    private static IEnumerable<Phrase> ServedOutOfOrder(List<Remark> notes, List<string> waited, List<string> served, int permits)
    {
        if (!served.SequenceEqual(waited.Where(served.Contains)))
            yield return new Phrase("broken.order", string.Join(", ", served));

        var releases = 0;
        var grants = 0;
        foreach (var note in notes)
        {
            releases += note.Text == Acquirer.NotesReleased ? 1 : 0;
            grants += note.Text == Acquirer.NotesAcquired ? 1 : 0;
            if (note.Text == Acquirer.NotesAcquired && waited.Contains(note.Actor) && grants > permits + releases)
                yield return new Phrase("broken.before-release", note.Actor);
        }
    }

    private static IEnumerable<Phrase> GaveUpEarly(List<Remark> notes, List<Remark> gaveUp, RunRecord record)
    {
        var patience = record.AtSpeed(record.Values.Get(SemaphoreScenario.Patience));
        foreach (var end in gaveUp)
        {
            var waited = end.Time - notes.First(n => n.Actor == end.Actor && n.Text == Acquirer.NotesWaits).Time;
            if (waited < patience - RunRecord.Tolerance)
                yield return new Phrase("broken.gave-up", end.Actor, waited);
        }
    }
}
