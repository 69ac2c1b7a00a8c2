using ActorConcurrency.Actors.Tracing;

namespace ActorConcurrency.Scenarios.Catalog;

/// <summary>One clause of a scenario's contract, and how it was broken, if it was.</summary>
internal sealed record Finding(string Clause, string? Broken)
{
    public bool Holds => Broken is null;

    /// <summary>Holds when nothing speaks against it; otherwise tells the first thing that does, and how many more.</summary>
    public static Finding Of(string clause, IEnumerable<string> violations)
    {
        var all = violations.ToList();
        var more = all.Count > 1 ? $" (and {all.Count - 1} more)" : "";
        return new Finding(clause, all.Count == 0 ? null : all[0] + more);
    }

    /// <summary>Holds when the condition does.</summary>
    public static Finding Of(string clause, bool holds, string broken) => new(clause, holds ? null : broken);
}

/// <summary>What a check may look at: the trace of one run, the values it ran with, and its speed.</summary>
internal sealed record RunRecord(ParameterValues Values, double Speed, IReadOnlyList<TraceEvent> Trace)
{
    /// <summary>What a clock tick may take away from a measured duration; a slow machine only ever adds to it.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(20);

    /// <summary>A duration of the notes at the speed of this run.</summary>
    public TimeSpan AtSpeed(TimeSpan duration) => duration / Speed;
}
