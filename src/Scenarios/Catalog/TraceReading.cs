using ActorConcurrency.Actors.Tracing;

namespace ActorConcurrency.Scenarios.Catalog;

/// <summary>A note in a trace: its place, its time, who made it (the last part of the actor's path), and what it says.</summary>
internal readonly record struct Remark(int Index, DateTimeOffset Time, string Actor, string Text);

/// <summary>Reads traces for the checks.</summary>
internal static class TraceReading
{
    /// <summary>The notes, in order.</summary>
    public static IEnumerable<Remark> Notes(this IReadOnlyList<TraceEvent> trace)
    {
        for (var i = 0; i < trace.Count; i++)
        {
            if (trace[i] is { Kind: TraceKind.Note, Note: { } text } e)
                yield return new Remark(i, e.Time, Name(e.Actor), text);
        }
    }

    /// <summary>Where the first note with that text stands, or -1.</summary>
    public static int IndexOf(this IReadOnlyList<TraceEvent> trace, string text) =>
        trace.Notes().Where(n => n.Text == text).Select(n => n.Index).DefaultIfEmpty(-1).First();

    /// <summary>The last part of an actor's path.</summary>
    public static string Name(string actor) => actor[(actor.LastIndexOf('/') + 1)..];
}
