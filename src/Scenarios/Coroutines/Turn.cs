using ActorConcurrency.Actors.Coroutines;
using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Coroutines;

/// <summary>What eat and drink note in the trace while they take turns, and what those notes must be like.</summary>
internal static class Turn
{
    public const string Eat = "eat";
    public const string Drink = "drink";

    public const string NotesRuns = "runs";
    public const string NotesSays = "says its line";
    public const string NotesStands = "stands still";

    /// <summary>The coroutine runs: from here to where it stands still nobody else may.</summary>
    public static void Run(this ICoroutineContext coroutine, ScenarioContext context) => context.Note(coroutine.Ref, NotesRuns);

    /// <summary>It prints its line.</summary>
    public static void Say(this ICoroutineContext coroutine, ScenarioContext context)
    {
        context.Note(coroutine.Ref, NotesSays);
        context.Print(coroutine.Name == Eat ? "eat" : "drink", coroutine.Name);
    }

    /// <summary>It gives up control.</summary>
    public static void Stand(this ICoroutineContext coroutine, ScenarioContext context) => context.Note(coroutine.Ref, NotesStands);

    /// <summary>The lines, in order.</summary>
    public static List<Remark> Lines(IReadOnlyList<TraceEvent> trace) => [.. trace.Notes().Where(n => n.Text == NotesSays)];

    /// <summary>Lines other than first, second, first, second, … in so many rounds, each of them so often in a row.</summary>
    public static IEnumerable<Phrase> NotAlternating(List<Remark> lines, string first, string second, int rounds, int times = 1)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var expected = i / times % 2 == 0 ? first : second;
            if (lines[i].Actor != expected)
                yield return new Phrase("broken.alternate", i + 1, lines[i].Actor, expected);
        }
        if (lines.Count != 2 * rounds * times)
            yield return new Phrase("broken.lines", lines.Count);
    }

    /// <summary>Those who ran while another one had not given up control.</summary>
    public static IEnumerable<Phrase> Overlaps(IReadOnlyList<TraceEvent> trace)
    {
        string? running = null;
        foreach (var note in trace.Notes())
        {
            if (note.Text == NotesRuns)
            {
                if (running is not null)
                    yield return new Phrase("broken.overlap", note.Actor, running);
                running = note.Actor;
            }
            else if (note.Text == NotesStands && note.Actor == running)
            {
                running = null;
            }
        }
    }
}
