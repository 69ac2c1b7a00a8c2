using ActorConcurrency.Scenarios.Languages;

namespace ActorConcurrency.Scenarios.Catalog;

/// <summary>What <c>explain</c> tells about a scenario beside its diagram; all of it is in the scenario's texts.</summary>
/// <param name="NotesProgram">What the notes' program does and shows: the text <c>program</c>.</param>
/// <param name="Parts">What became of each of its parts: <c>part1.notes</c>, <c>part1.here</c> and so on.</param>
/// <param name="Traps">What goes wrong in the classical version, and why not here: <c>trap1.classical</c>, <c>trap1.here</c> and so on.</param>
/// <param name="LookFor">What to look for in the output: <c>look-for</c>.</param>
internal sealed record Explanation(string NotesProgram, IReadOnlyList<Part> Parts, IReadOnlyList<Trap> Traps, string LookFor)
{
    public static Explanation From(Texts texts) => new(
        texts["program"],
        [.. Numbered(texts, "part", "notes").Select(key => new Part(texts[$"{key}.notes"], texts[$"{key}.here"]))],
        [.. Numbered(texts, "trap", "classical").Select(key => new Trap(texts[$"{key}.classical"], texts[$"{key}.here"]))],
        texts["look-for"]);

    private static IEnumerable<string> Numbered(Texts texts, string name, string first)
    {
        for (var i = 1; texts.Keys.Contains($"{name}{i}.{first}"); i++)
            yield return $"{name}{i}";
    }
}

/// <summary>A part of the notes' program and the actor, message or timer that does its work here.</summary>
internal sealed record Part(string InTheNotes, string Here);

/// <summary>Something that goes wrong in the classical version, and what the actor version does instead.</summary>
internal sealed record Trap(string Classical, string Here);
