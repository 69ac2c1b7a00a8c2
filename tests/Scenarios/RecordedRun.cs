using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Cluster.Stages;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests;

/// <summary>A real run that kept its contract, and what the check says when something in its trace is otherwise.</summary>
internal sealed class RecordedRun
{
    private readonly Scenario _scenario;
    private readonly RunSettings _settings;
    private readonly IReadOnlyList<TraceEvent> _trace;

    private RecordedRun(Scenario scenario, RunSettings settings, IReadOnlyList<TraceEvent> trace) =>
        (_scenario, _settings, _trace) = (scenario, settings, trace);

    /// <summary>Runs the scenario at that speed, and fails when it breaks its contract.</summary>
    public static async Task<RecordedRun> OfAsync(Scenario scenario, double speed, params string[] settings)
    {
        var values = new ParameterValues(scenario, ParameterValues.ReadSettings(settings));
        var run = new RunSettings(values, speed, Seed: 1, scenario.In(Language.En), IsQuiet: true);
        await using var transcript = new Transcript(TextWriter.Null);
        var outcome = await ScenarioRunner.RunAsync(scenario, run, transcript, StageChoice.For(scenario, values, "off"), CancellationToken.None);
        Assert.True(outcome.Verdict == Verdict.Kept, outcome.Summary);
        return new RecordedRun(scenario, run, outcome.Trace);
    }

    /// <summary>That an actor made a note, or one that begins so.</summary>
    public static Predicate<TraceEvent> Note(string actor, string note) => e =>
        e.Kind == TraceKind.Note && TraceReading.Name(e.Actor) == actor && e.Note!.StartsWith(note, StringComparison.Ordinal);

    /// <summary>The so-manieth of these events, counted from 1. For one use.</summary>
    public static Predicate<TraceEvent> Nth(int number, Predicate<TraceEvent> which)
    {
        var seen = 0;
        return e => which(e) && ++seen == number;
    }

    /// <summary>Broken clauses when the first such event had not happened.</summary>
    public string Without(Predicate<TraceEvent> which)
    {
        var trace = _trace.ToList();
        trace.RemoveAt(IndexOf(which));
        return Broken(trace);
    }

    /// <summary>Broken clauses when no such event had happened.</summary>
    public string WithoutAll(Predicate<TraceEvent> which)
    {
        _ = IndexOf(which);
        return Broken([.. _trace.Where(e => !which(e))]);
    }

    /// <summary>Broken clauses when the first such event had happened twice.</summary>
    public string Twice(Predicate<TraceEvent> which)
    {
        var trace = _trace.ToList();
        var index = IndexOf(which);
        trace.Insert(index, trace[index]);
        return Broken(trace);
    }

    /// <summary>Broken clauses when the first event of the one kind had happened before the first of the other, with its time.</summary>
    public string Earlier(Predicate<TraceEvent> which, Predicate<TraceEvent> before)
    {
        var trace = _trace.ToList();
        var (from, to) = (IndexOf(which), IndexOf(before));
        Assert.True(from > to, "it happened earlier anyway");
        var moved = trace[from] with { Time = trace[to].Time };
        trace.RemoveAt(from);
        trace.Insert(to, moved);
        return Broken(trace);
    }

    /// <summary>Broken clauses when the first such event had been another one.</summary>
    public string Otherwise(Predicate<TraceEvent> which, Func<TraceEvent, TraceEvent> change)
    {
        var trace = _trace.ToList();
        var index = IndexOf(which);
        trace[index] = change(trace[index]);
        return Broken(trace);
    }

    private int IndexOf(Predicate<TraceEvent> which)
    {
        var index = _trace.ToList().FindIndex(which);
        Assert.True(index >= 0, "there is no such event");
        return index;
    }

    private string Broken(IReadOnlyList<TraceEvent> trace)
    {
        var texts = _scenario.In(Language.En);
        return string.Join("; ", _scenario.Check(new RunRecord(_settings.Values, _settings.Speed, trace))
            .Where(f => !f.Holds).Select(f => $"{texts.Format(f.Clause)}: {texts.Format(f.Broken!)}"));
    }
}
