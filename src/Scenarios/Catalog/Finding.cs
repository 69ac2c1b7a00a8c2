using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Languages;

namespace ActorConcurrency.Scenarios.Catalog;

/// <summary>One clause of a scenario's contract, and how it was broken, if it was.</summary>
internal sealed record Finding(Phrase Clause, Phrase? Broken)
{
    public bool Holds => Broken is null;

    /// <summary>Holds when nothing speaks against it; otherwise tells the first thing that does, and how many more.</summary>
    public static Finding Of(Phrase clause, IEnumerable<Phrase> violations)
    {
        var all = violations.ToList();
        return new Finding(clause, all.Count switch
        {
            0 => null,
            1 => all[0],
            _ => new Phrase("verdict.and-more", all[0], all.Count - 1),
        });
    }

    /// <summary>Holds when the condition does.</summary>
    public static Finding Of(Phrase clause, bool holds, Phrase broken) => new(clause, holds ? null : broken);
}

/// <summary>What a check may look at: the trace of one run, the values it ran with, and its speed.</summary>
internal sealed record RunRecord(ParameterValues Values, double Speed, IReadOnlyList<TraceEvent> Trace)
{
    /// <summary>What a clock tick may take away from a measured duration; a slow machine only ever adds to it.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(20);

    /// <summary>A duration of the notes at the speed of this run.</summary>
    public TimeSpan AtSpeed(TimeSpan duration) => duration / Speed;
}
