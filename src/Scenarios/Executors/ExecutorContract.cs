using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Executors;

/// <summary>Judges a run of the executor by the notes of jobs and main, in the order in which they were made.</summary>
internal static class ExecutorContract
{
    /// <summary>A job that takes so long runs beside all others that a worker is free for, on any machine.</summary>
    private static readonly TimeSpan LongWork = TimeSpan.FromSeconds(2);

    public static IEnumerable<Finding> Check(RunRecord record)
    {
        var jobs = record.Values.Get(ExecutorScenario.Jobs);
        var workers = record.Values.Get(ExecutorScenario.Workers);
        var fail = record.Values.Get(ExecutorScenario.Fail) - 1;
        var cancel = Math.Min(jobs, record.Values.Get(ExecutorScenario.Cancel));
        var notes = record.Trace.Notes().Where(n => n.Actor == ScenarioContext.Main || IsJob(n.Text)).ToList();
        var byText = notes.ToLookup(n => n.Text);
        var outcomes = Enumerable.Range(0, jobs).Select(n => Outcome(n, notes)).ToList();

        yield return Finding.Of(
            new Phrase("kept.callbacks", jobs),
            Enumerable.Range(0, jobs).Where(n => outcomes[n].Count != 1).Select(n => new Phrase("broken.callbacks", n, outcomes[n].Count)));
        yield return Finding.Of(
            fail >= 0 && fail < jobs - cancel ? new Phrase("kept.failure", fail) : "kept.outcomes",
            Enumerable.Range(0, jobs).Where(n => outcomes[n].Any(o => !IsRight(n, o))).Select(n => new Phrase("broken.outcome", n, string.Join(", ", outcomes[n]))));

        var expected = Enumerable.Range(0, jobs).Where(n => outcomes[n].Contains(Square(n))).Select(n => ExecutorMain.Prints(n, Square(n)));
        var printed = notes.Where(n => n.Text.StartsWith("result ", StringComparison.Ordinal)).Select(n => n.Text).ToList();
        yield return Finding.Of("kept.order", printed.SequenceEqual(expected), new Phrase("broken.order", string.Join(", ", printed)));
        yield return Finding.Of("kept.went-on", MainWentOn(notes), "broken.went-on");

        var most = Most(notes);
        var isLong = record.AtSpeed(record.Values.Get(ExecutorScenario.Work)) >= LongWork;
        yield return Finding.Of(
            new Phrase("kept.most", workers),
            most <= workers && (!isLong || most == Math.Min(workers, jobs - cancel) || cancel > 0),
            new Phrase("broken.most", most));
        yield return Finding.Of("kept.time", TooShort(record, byText, jobs));
        if (cancel > 0)
        {
            var cancelled = Enumerable.Range(0, jobs).Where(n => outcomes[n].Contains("cancelled")).ToList();
            yield return Finding.Of(
                new Phrase("kept.cancelled", cancelled.Count, cancel),
                cancelled.Where(n => byText[ExecutorMain.Starts(n)].Any()).Select(n => new Phrase("broken.started", n)));
        }

        bool IsRight(int number, string outcome) =>
            outcome == "cancelled" ? number >= jobs - cancel : outcome == (number == fail ? "failed" : Square(number));
    }

    private static bool IsJob(string text) =>
        text.StartsWith("start ", StringComparison.Ordinal) || text.StartsWith("end ", StringComparison.Ordinal);

    private static string Square(int number) => (number * number).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static List<string> Outcome(int number, List<Remark> notes)
    {
        var prefix = ExecutorMain.CalledBack(number, "");
        return [.. notes.Where(n => n.Text.StartsWith(prefix, StringComparison.Ordinal)).Select(n => n.Text[prefix.Length..])];
    }

    private static bool MainWentOn(List<Remark> notes)
    {
        var submitted = notes.FindIndex(n => n.Text == ExecutorMain.NotesSubmitted);
        var first = notes.FindIndex(n => n.Text.StartsWith("callback ", StringComparison.Ordinal));
        return submitted >= 0 && submitted < first;
    }

    private static int Most(IEnumerable<Remark> notes)
    {
        var (running, most) = (0, 0);
        foreach (var note in notes.Where(n => IsJob(n.Text)))
        {
            running += note.Text.StartsWith("start ", StringComparison.Ordinal) ? 1 : -1;
            most = Math.Max(most, running);
        }
        return most;
    }

    private static IEnumerable<Phrase> TooShort(RunRecord record, ILookup<string, Remark> byText, int jobs)
    {
        var work = record.AtSpeed(record.Values.Get(ExecutorScenario.Work));
        for (var number = 0; number < jobs; number++)
        {
            var starts = byText[ExecutorMain.Starts(number)].ToList();
            var ends = byText[ExecutorMain.Ends(number)].ToList();
            if (starts.Count != ends.Count || starts.Count > 1)
                yield return new Phrase("broken.times", number, starts.Count, ends.Count);
            else if (starts.Count == 1 && ends[0].Time - starts[0].Time < work - RunRecord.Tolerance)
                yield return new Phrase("broken.job-took", number, ends[0].Time - starts[0].Time);
        }
    }
}
