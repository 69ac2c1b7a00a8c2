using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;

namespace ActorConcurrency.Scenarios.Pools;

/// <summary>Judges a run of the pool by the notes of jobs and main program.</summary>
internal static class PoolContract
{
    public static IEnumerable<Finding> Check(RunRecord record)
    {
        var values = record.Values;
        var workers = values.Get(PoolScenario.Workers);
        var jobs = Job.All(values.Get(PoolScenario.Inputs)).ToList();
        var notes = record.Trace.Notes().ToLookup(n => n.Text);
        var lives = jobs.ToDictionary(job => job, job => Life.Of(job, notes));
        var isTerminated = values.Get(PoolScenario.Terminate) is not null;

        yield return Finding.Of("kept.no-overlap", Overlaps(jobs.Where(j => j.IsSynchronous), lives));
        yield return Finding.Of(new Phrase("kept.at-a-time", workers), TooMany(lives, workers));
        yield return isTerminated
            ? Finding.Of(Account(lives), lives.Where(l => l.Value.IsUnfinished).Select(l => new Phrase("broken.no-end", l.Key)))
            : Finding.Of(new Phrase("kept.whole", jobs.Count), lives.Where(l => !l.Value.IsWhole).Select(l => new Phrase("broken.not-whole", l.Key, l.Value.Start, l.Value.End, l.Value.Interrupted)));
        yield return Finding.Of("kept.took", TooShort(lives, record));

        var last = lives.Values.Max(l => l.Over);
        if (isTerminated)
        {
            var terminated = record.Trace.IndexOf(PoolProgram.NotesTerminated);
            yield return Finding.Of("kept.nothing-after", terminated >= 0 && terminated > last, "broken.ran-on");
        }
        else
        {
            yield return Finding.Of("kept.refused", record.Trace.IndexOf(PoolProgram.NotesRefused) >= 0, "broken.accepted");
            yield return Finding.Of("kept.joined", record.Trace.IndexOf(PoolProgram.NotesJoined) > last, "broken.joined-before");
        }
    }

    private static IEnumerable<Phrase> Overlaps(IEnumerable<Job> synchronous, Dictionary<Job, Life> lives)
    {
        Job? before = null;
        foreach (var job in synchronous.Where(j => lives[j].Start >= 0).OrderBy(j => lives[j].Start))
        {
            if (before is not null && (lives[before].Over < 0 || lives[before].Over > lives[job].Start))
                yield return new Phrase("broken.overlap", job, before);
            before = job;
        }
    }

    private static IEnumerable<Phrase> TooMany(Dictionary<Job, Life> lives, int workers)
    {
        var starts = lives.Values.Where(l => l.Start >= 0).Select(l => (Index: l.Start, Change: 1));
        var ends = lives.Values.Where(l => l.Over >= 0).Select(l => (Index: l.Over, Change: -1));
        var running = 0;
        foreach (var (_, change) in starts.Concat(ends).OrderBy(c => c.Index))
        {
            running += change;
            if (running > workers)
                yield return new Phrase("broken.at-a-time", running);
        }
    }

    private static IEnumerable<Phrase> TooShort(Dictionary<Job, Life> lives, RunRecord record)
    {
        var work = record.AtSpeed(record.Values.Get(PoolScenario.Work));
        return lives.Where(l => l.Value.Took is { } took && took < work - RunRecord.Tolerance)
            .Select(l => new Phrase("broken.took", l.Key, l.Value.Took!.Value));
    }

    private static Phrase Account(Dictionary<Job, Life> lives)
    {
        var ended = lives.Values.Count(l => l.End >= 0);
        var interrupted = lives.Values.Count(l => l.Interrupted >= 0);
        return new Phrase("kept.account", ended, interrupted, lives.Values.Count(l => l.Start < 0));
    }

    /// <summary>Where in the trace a job started and ended; -1 for what did not happen, -2 for what happened twice.</summary>
    private sealed record Life(int Start, int End, int Interrupted, TimeSpan? Took)
    {
        public bool IsWhole => Start >= 0 && End > Start && Interrupted == -1;

        public bool IsUnfinished => Start != -1 && End < 0 && Interrupted < 0;

        public int Over => Math.Max(End, Interrupted);

        public static Life Of(Job job, ILookup<string, Remark> notes)
        {
            var start = notes[job.Starts].FirstOrDefault();
            var end = notes[job.Ends].FirstOrDefault();
            var isWhole = notes[job.Starts].Any() && notes[job.Ends].Any();
            return new Life(
                Only(notes[job.Starts]), Only(notes[job.Ends]), Only(notes[job.Interrupted]), isWhole ? end.Time - start.Time : null);
        }

        private static int Only(IEnumerable<Remark> notes) => notes.ToList() switch { [] => -1, [var one] => one.Index, _ => -2 };
    }
}
