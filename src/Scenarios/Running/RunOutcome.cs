using System.Globalization;
using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;

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

/// <summary>What came of one run, to be told by the scenario's texts.</summary>
internal sealed record RunOutcome(
    string Id,
    Verdict Verdict,
    TimeSpan Elapsed,
    int Seed,
    Texts Texts,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<TraceEvent> Trace,
    Exception? Failure = null)
{
    /// <summary>
    /// The one line that tells the verdict, what was checked, how long it took, and the seed that repeats it. In every language the id comes
    /// first, then <c>ok</c>, <c>BROKEN</c>, <c>FAILED</c> or <c>stopped</c>.
    /// </summary>
    public string Summary => Texts.Format(
        "summary", Id, Judgement, Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture), Seed);

    /// <summary>The clauses that were kept, or those that were broken and how.</summary>
    public string Clauses => string.Join(Texts["verdict.separator"], Verdict == Verdict.Broken
        ? Findings.Where(f => !f.Holds).Select(f => Texts.Format("verdict.broken-clause", f.Clause, f.Broken!))
        : Findings.Select(f => Texts.Format(f.Clause)));

    private string Judgement => Verdict switch
    {
        Verdict.Kept => Texts.Format("verdict.ok", Clauses),
        Verdict.Broken => Texts.Format("verdict.broken", Clauses),
        Verdict.Failed => Texts.Format("verdict.failed", Failure!.Message),
        _ => Texts["verdict.stopped"],
    };
}
