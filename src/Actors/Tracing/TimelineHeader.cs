namespace ActorConcurrency.Actors.Tracing;

/// <summary>What stands above a timeline: of which run it is, and how that run was judged.</summary>
/// <param name="Title">The name of what was run.</param>
public sealed record TimelineHeader(string Title)
{
    /// <summary>What was run, in a line; may be empty.</summary>
    public string About { get; init; } = "";

    /// <summary>How the run was judged, in a few words; may be empty.</summary>
    public string Verdict { get; init; } = "";

    /// <summary>Whether the verdict is a good one.</summary>
    public bool IsGood { get; init; } = true;

    /// <summary>What was checked.</summary>
    public IReadOnlyList<TimelineCheck> Checks { get; init; } = [];

    /// <summary>The language of the page's own words, as HTML names it.</summary>
    public string Language { get; init; } = "en";

    /// <summary>
    /// The page's own words in that language, by the English ones, where {0}, {1} … stand for values. What is not there stays English.
    /// </summary>
    public IReadOnlyDictionary<string, string> Words { get; init; } = new Dictionary<string, string>();

    /// <summary>What else is worth knowing of the run: its parameters, how long it took.</summary>
    public IReadOnlyList<TimelineFact> Facts { get; init; } = [];
}

/// <summary>One thing that was checked of a run.</summary>
/// <param name="Text">What should hold and, if it does not, how it was broken.</param>
/// <param name="Holds">Whether it holds.</param>
public sealed record TimelineCheck(string Text, bool Holds);

/// <summary>A value of a run, with its name.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">Its text.</param>
public sealed record TimelineFact(string Name, string Value);
