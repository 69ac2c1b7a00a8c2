namespace ActorConcurrency.Scenarios.Catalog;

/// <summary>What <c>explain</c> tells about a scenario beside its diagram.</summary>
/// <param name="NotesProgram">What the notes' program does and shows.</param>
/// <param name="Parts">What became of each of its parts.</param>
/// <param name="Traps">What can go wrong in the classical version, and why not here.</param>
/// <param name="LookFor">What to look for in the output.</param>
/// <param name="DiagramSettings">Settings for the run that the diagram is drawn from, small enough to be read.</param>
internal sealed record Explanation(
    string NotesProgram,
    IReadOnlyList<Part> Parts,
    IReadOnlyList<Trap> Traps,
    string LookFor,
    IReadOnlyDictionary<string, string>? DiagramSettings = null);

/// <summary>A part of the notes' program and the actor, message or timer that does its work here.</summary>
internal sealed record Part(string InTheNotes, string Here);

/// <summary>Something that goes wrong in the classical version, and what the actor version does instead.</summary>
internal sealed record Trap(string Classical, string Here);
