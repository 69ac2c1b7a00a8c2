using System.Globalization;
using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Cli;

/// <summary>What stands above the timeline of a scenario's run.</summary>
internal static class TimelineHeaders
{
    public static TimelineHeader Of(Scenario scenario, RunSettings settings, RunOutcome outcome) => new(scenario.Id)
    {
        About = scenario.Title,
        Verdict = outcome.Verdict switch
        {
            Verdict.Kept => "contract kept",
            Verdict.Broken => "contract broken",
            Verdict.Failed => $"failed: {outcome.Failure?.Message}",
            _ => "stopped before its end",
        },
        IsGood = outcome.Verdict == Verdict.Kept,
        Checks = [.. outcome.Findings.Select(f => new TimelineCheck(f.Clause, f.Broken))],
        Facts =
        [
            new("took", $"{outcome.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s"),
            new("speed", settings.Speed.ToString("R", CultureInfo.InvariantCulture)),
            new("seed", outcome.Seed.ToString(CultureInfo.InvariantCulture)),
            .. settings.Values.AsGiven.Select(v => v.Split('=', 2)).Select(v => new TimelineFact(v[0], v[1])),
        ],
    };
}
