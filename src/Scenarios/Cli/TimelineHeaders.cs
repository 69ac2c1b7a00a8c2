using System.Globalization;
using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Cli;

/// <summary>What stands above the timeline of a scenario's run.</summary>
internal static class TimelineHeaders
{
    public static TimelineHeader Of(RunSettings settings, RunOutcome outcome)
    {
        var scenario = outcome.Texts;
        var texts = Texts.Of("cli", scenario.Language);
        return new TimelineHeader(outcome.Id)
        {
            About = scenario["title"],
            Verdict = outcome.Verdict switch
            {
                Verdict.Kept => texts["timeline.kept"],
                Verdict.Broken => texts["timeline.broken"],
                Verdict.Failed => texts.Format("timeline.failed", outcome.Failure!.Message),
                _ => texts["timeline.stopped"],
            },
            Language = scenario.Language == Language.En ? "en" : "zh-CN",
            Words = WordsIn(scenario.Language),
            IsGood = outcome.Verdict == Verdict.Kept,
            Checks = [.. outcome.Findings.Select(f => new TimelineCheck(
                f.Holds ? scenario.Format(f.Clause) : scenario.Format("verdict.broken-clause", f.Clause, f.Broken!), f.Holds))],
            Facts =
            [
                new(texts["timeline.took"], $"{outcome.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s"),
                new(texts["timeline.speed"], settings.Speed.ToString("R", CultureInfo.InvariantCulture)),
                new(texts["timeline.seed"], outcome.Seed.ToString(CultureInfo.InvariantCulture)),
                .. settings.Values.AsGiven.Select(v => v.Split('=', 2)).Select(v => new TimelineFact(v[0], v[1])),
            ],
        };
    }

    private static Dictionary<string, string> WordsIn(Language language)
    {
        var (english, words) = (Texts.Of("timeline", Language.En), Texts.Of("timeline", language));
        return english.Keys.ToDictionary(key => english[key], key => words[key]);
    }
}
