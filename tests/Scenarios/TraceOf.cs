using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;

namespace ActorConcurrency.Scenarios.Tests;

/// <summary>Makes traces by hand, so that checks can be shown runs that the scenarios would never make.</summary>
internal static class TraceOf
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Notes written as "seconds actor note", in their order.</summary>
    public static List<TraceEvent> Notes(params string[] notes) => [.. notes.Select(Note)];

    public static TraceEvent Note(string text) => Event(TraceKind.Note, text);

    /// <summary>An event written as "seconds actor note".</summary>
    public static TraceEvent Event(TraceKind kind, string text, object? message = null)
    {
        var parts = text.Split(' ', 3);
        var time = Start.AddSeconds(double.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture));
        return new TraceEvent(time, kind, $"/user/scenario/main/{parts[1]}", null, message, parts.ElementAtOrDefault(2));
    }

    /// <summary>What the scenario's check says of the trace, at speed 1.</summary>
    public static IReadOnlyList<Finding> Check(Scenario scenario, IReadOnlyList<TraceEvent> trace, params string[] settings)
    {
        var values = new ParameterValues(scenario, settings.ToDictionary(s => s.Split('=')[0], s => s.Split('=')[1]));
        return [.. scenario.Check(new RunRecord(values, 1, trace))];
    }

    /// <summary>The first broken clause in English, as "clause: how", or null when all hold.</summary>
    public static string? Broken(Scenario scenario, IReadOnlyList<TraceEvent> trace, params string[] settings) =>
        Check(scenario, trace, settings).Where(f => !f.Holds).Select(f => InEnglish(scenario, f)).FirstOrDefault();

    private static string InEnglish(Scenario scenario, Finding broken)
    {
        // Both languages have to have the words.
        _ = scenario.In(Language.Notes).Format(broken.Clause) + scenario.In(Language.Notes).Format(broken.Broken!);
        var english = scenario.In(Language.En);
        return $"{english.Format(broken.Clause)}: {english.Format(broken.Broken!)}";
    }
}
