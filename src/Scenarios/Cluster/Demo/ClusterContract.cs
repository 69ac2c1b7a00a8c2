using System.Globalization;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Synchronisation.TrafficLight;
using ActorConcurrency.Scenarios.Threads.Gil;

namespace ActorConcurrency.Scenarios.Cluster.Demo;

/// <summary>Judges a run by what the nodes' actors noted, all in one trace.</summary>
internal static class ClusterContract
{
    public static IEnumerable<Finding> Check(RunRecord record)
    {
        var notes = record.Trace.Notes().ToList();
        var nodes = record.Values.Get(ClusterScenario.Nodes);
        var up = Of(notes, ClusterProgram.NotesUp).Distinct().Count();
        yield return Finding.Of(new Phrase("kept.nodes", nodes), up == nodes, new Phrase("broken.count", up));

        var primes = PrimeRange.Sieve(record.Values.Get(ClusterScenario.Limit));
        var ranges = PrimeRange.Upto(record.Values.Get(ClusterScenario.Limit), ClusterProgram.Chunks).Count();
        var runs = Of(notes, ClusterProgram.NotesResult).Select(Result.Parse).GroupBy(r => r.Run).ToList();
        yield return Finding.Of(new Phrase("kept.jobs", ranges, runs.Count), runs.SelectMany(run => Once(run, ranges)));
        yield return Finding.Of(
            new Phrase("kept.primes", primes),
            runs.Where(run => run.Sum(r => r.Primes) != primes).Select(run => new Phrase("broken.primes", run.Key, run.Sum(r => r.Primes))));

        var times = Of(notes, ClusterProgram.NotesCounted).Select(n => n.Split(' ')).ToDictionary(n => n[0], n => double.Parse(n[1], CultureInfo.InvariantCulture));
        if (times.TryGetValue(ClusterProgram.Single, out var single) && times.TryGetValue(ClusterProgram.All, out var all))
        {
            var speedUp = (single / Math.Max(all, 0.001)).ToString("0.00", CultureInfo.InvariantCulture);
            yield return Finding.Of(new Phrase("kept.speed-up", nodes, speedUp), true, "broken.nothing");
        }

        var light = new LightTimes(record.AtSpeed(record.Values.Get(ClusterScenario.Red)), record.AtSpeed(record.Values.Get(ClusterScenario.Green)));
        foreach (var finding in TrafficLightContract.Check(record.Trace, record.Values.Get(ClusterScenario.Cars), light))
            yield return finding;

        foreach (var finding in CheckTrouble(record, notes, runs))
            yield return finding;

        var left = Of(notes, ClusterProgram.NotesLeft).Select(n => n.Split(' ')).ToList();
        foreach (var node in left)
            yield return Finding.Of(new Phrase("kept.left", node[0]), node[1] == "0", new Phrase("broken.exit-code", node[1]));
    }

    /// <summary>What became of buns and jobs, with and without trouble.</summary>
    private static IEnumerable<Finding> CheckTrouble(RunRecord record, List<Remark> notes, List<IGrouping<string, Result>> runs)
    {
        var buns = record.Values.Get(ClusterScenario.Buns);
        foreach (var counter in record.Trace.Where(e => e.Message is BakeryProtocol.Eaten).GroupBy(e => TraceReading.Name(e.Actor)))
        {
            var eaten = counter.Select(e => (BakeryProtocol.Eaten)e.Message!).ToList();
            var kinds = eaten.Select(e => e.Bun).Distinct().Count();
            var again = eaten.Count(e => e.Delivery > 1);
            yield return Finding.Of(new Phrase("kept.buns", buns, again), kinds == buns, new Phrase("broken.count", kinds));
        }

        var removed = Of(notes, TroubledWork.NotesRemoved).ToList();
        foreach (var node in Of(notes, TroubledWork.NotesTrouble))
        {
            var again = runs.SelectMany(run => run).Count(r => r.Attempt > 1);
            yield return Finding.Of(new Phrase("kept.removed", node, again), removed.Contains(node), "broken.not-removed");
        }

        foreach (var ended in Of(notes, TroubledWork.NotesEnded).Select(n => n.Split(' ')))
            yield return Finding.Of(new Phrase("kept.ended", ended[0]), ended[1] is not ("0" or TroubledWork.NotesRunsOn), new Phrase("broken.exit-code", ended[1]));
    }

    private static IEnumerable<Phrase> Once(IGrouping<string, Result> run, int jobs)
    {
        var times = run.CountBy(r => r.Job).ToDictionary();
        for (var job = 0; job < jobs; job++)
        {
            if (times.GetValueOrDefault(job) is var count && count != 1)
                yield return new Phrase("broken.job", run.Key, job, count);
        }
    }

    private static IEnumerable<string> Of(IEnumerable<Remark> notes, string prefix) =>
        notes.Where(n => n.Text.StartsWith(prefix, StringComparison.Ordinal)).Select(n => n.Text[prefix.Length..]);

    private sealed record Result(string Run, int Job, int Primes, string Node, int Attempt)
    {
        public static Result Parse(string note)
        {
            var parts = note.Split(' ');
            return new Result(parts[0], Number(parts[1]), Number(parts[2]), parts[3], Number(parts[4]));
        }

        private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    }
}
