namespace ActorConcurrency.Scenarios.Cli;

/// <summary>Where <c>run</c> writes what it can write beside its output; null for what is not wanted.</summary>
/// <param name="Trace">The file of JSON lines.</param>
/// <param name="Mermaid">The file of sequence diagrams.</param>
/// <param name="Timeline">The timeline page; of several scenarios, the folder of their pages.</param>
internal sealed record RunFilePaths(string? Trace = null, string? Mermaid = null, string? Timeline = null)
{
    public bool Any => Trace is not null || Mermaid is not null || Timeline is not null;
}
