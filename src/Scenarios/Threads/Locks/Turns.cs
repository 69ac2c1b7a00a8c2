using ActorConcurrency.Actors.Locks;
using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;

namespace ActorConcurrency.Scenarios.Threads.Locks;

/// <summary>Reads from a trace who had a lock when.</summary>
internal static class Turns
{
    /// <summary>The owners that asked for a lock, in the order in which their first requests came to it.</summary>
    public static List<string> Asked(IReadOnlyList<TraceEvent> trace) =>
        [.. trace.Where(e => e.Kind == TraceKind.Received).Select(e => e.Message).OfType<LockProtocol.Acquire>()
            .Select(m => m.Owner.Path.Name).Distinct()];

    /// <summary>Those who got it before somebody who had asked earlier.</summary>
    public static IEnumerable<Phrase> OutOfOrder(IReadOnlyList<TraceEvent> trace, IReadOnlyList<string> served)
    {
        var asked = Asked(trace).Where(served.Contains).ToList();
        if (!served.SequenceEqual(asked))
            yield return new Phrase("broken.order", string.Join(", ", asked), string.Join(", ", served));
    }

    /// <summary>Those who got it while somebody else had it.</summary>
    public static IEnumerable<Phrase> Overlaps(IEnumerable<Remark> notes, Predicate<string> begins, Predicate<string> ends)
    {
        string? holder = null;
        foreach (var note in notes)
        {
            if (begins(note.Text))
            {
                if (holder is not null && holder != note.Actor)
                    yield return new Phrase("broken.overlap", note.Actor, holder);
                holder = note.Actor;
            }
            else if (ends(note.Text) && holder == note.Actor)
            {
                holder = null;
            }
        }
    }
}
