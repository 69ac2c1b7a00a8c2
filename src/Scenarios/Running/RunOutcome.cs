using System.Globalization;
using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Catalog;

namespace ActorConcurrency.Scenarios.Running;

/// <summary>How a run ended.</summary>
internal enum Verdict
{
    /// <summary>It ran to its end and kept its contract.</summary>
    Kept,

    /// <summary>It ran to its end and broke its contract.</summary>
    Broken,

    /// <summary>It could not run to its end.</summary>
    Failed,

    /// <summary>It was stopped from outside.</summary>
    Stopped,
}

/// <summary>What came of one run.</summary>
internal sealed record RunOutcome(
    string Id,
    Verdict Verdict,
    TimeSpan Elapsed,
    int Seed,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<TraceEvent> Trace,
    Exception? Failure = null)
{
    /// <summary>The one line that tells the verdict, what was checked, how long it took, and the seed that repeats it.</summary>
    public string Summary => $"{Id}: {Judgement} ({Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s, seed {Seed})";

    private string Judgement => Verdict switch
    {
        Verdict.Kept => "ok: " + string.Join("; ", Findings.Select(f => f.Clause)),
        Verdict.Broken => "BROKEN: " + string.Join("; ", Findings.Where(f => !f.Holds).Select(f => $"{f.Clause}: no, {f.Broken}")),
        Verdict.Failed => "FAILED: " + Failure?.Message,
        _ => "stopped before its end",
    };
}
