using System.Globalization;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Threads.Gil;

/// <summary>Judges a run by what the threads said of themselves, and by the count of each run of the job.</summary>
internal static class GilContract
{
    public static IEnumerable<Finding> Check(RunRecord record)
    {
        var threads = record.Values.Get(GilScenario.Threads);
        var notes = record.Trace.Notes().ToList();
        var names = notes.Where(n => n.Text.StartsWith(GilProgram.NotesThread, StringComparison.Ordinal)).Select(n => n.Actor).ToList();
        var expected = Enumerable.Range(0, threads).Select(n => n.ToString(CultureInfo.InvariantCulture));
        yield return Finding.Of(new Phrase("kept.shown", threads), names.SequenceEqual(expected), new Phrase("broken.shown", string.Join(", ", names)));

        var alive = Of(notes, GilProgram.NotesAlive).DefaultIfEmpty("-").First();
        yield return Finding.Of(
            new Phrase("kept.alive", threads + 1), alive == (threads + 1).ToString(CultureInfo.InvariantCulture), new Phrase("broken.alive", alive));

        var runs = Of(notes, GilProgram.NotesCounted).Select(Run.Parse).ToList();
        var primes = PrimeRange.Sieve(record.Values.Get(GilScenario.Limit));
        yield return Finding.Of(
            new Phrase("kept.primes", primes),
            runs.Count == 0 ? [new Phrase("broken.nothing")] : runs.Where(r => r.Primes != primes).Select(r => new Phrase("broken.primes", Who(r.Workers), r.Primes)));
        foreach (var all in runs.Skip(1))
        {
            var speedUp = (runs[0].Seconds / Math.Max(all.Seconds, 0.001)).ToString("0.00", CultureInfo.InvariantCulture);
            yield return Finding.Of(new Phrase("kept.speed-up", Who(all.Workers), speedUp), true, "broken.nothing");
        }
    }

    /// <summary>Who the trace says did the job.</summary>
    public static Phrase Who(string workers) => workers.StartsWith(GilProgram.NotesNodes, StringComparison.Ordinal)
        ? new Phrase("nodes", workers[GilProgram.NotesNodes.Length..])
        : new Phrase("workers", workers);

    private static IEnumerable<string> Of(IEnumerable<Remark> notes, string prefix) => notes
        .Where(n => n.Actor == ScenarioContext.Main && n.Text.StartsWith(prefix, StringComparison.Ordinal))
        .Select(n => n.Text[prefix.Length..]);

    private sealed record Run(string Workers, int Primes, double Seconds)
    {
        public static Run Parse(string note)
        {
            var parts = note.Split(' ');
            return new Run(parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture), double.Parse(parts[2], CultureInfo.InvariantCulture));
        }
    }
}
