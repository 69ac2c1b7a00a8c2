using System.Text;

namespace ActorConcurrency.Actors.Tracing;

/// <summary>A trace as a Mermaid sequence diagram.</summary>
public static class MermaidDiagram
{
    private const string Outside = "outside";
    private const int LongestText = 80;

    /// <summary>
    /// One participant an actor, in order of appearance, named by the last part of its path; one arrow a message, in the order
    /// in which they were handled; dead letters as crossed arrows; notes for what actors say and for their lives. States, waits and
    /// printed lines are left to the timeline. Messages that nobody in particular sent come from <c>outside</c>. The small actors that
    /// receive answers for an actor of the caller's are shown as that actor.
    /// </summary>
    public static string Render(IReadOnlyList<TraceEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var aliases = new Dictionary<string, string>();
        var body = new StringBuilder();
        foreach (var traced in TraceFolding.Fold(events))
        {
            if (traced.Kind is TraceKind.State or TraceKind.Waits or TraceKind.Resumes or TraceKind.Printed)
                continue;

            var line = traced.Kind switch
            {
                TraceKind.Received => $"{Alias(traced.From ?? Outside)}->>{Alias(traced.Actor)}: {Text(Label(traced))}",
                TraceKind.DeadLetter => $"{Alias(traced.From ?? Outside)}--x{Alias(traced.Actor)}: {Text($"{Label(traced)}: {traced.Note}")}",
                TraceKind.Restarted => $"Note over {Alias(traced.Actor)}: {Text($"restarted after {traced.Note}")}",
                TraceKind.Note => $"Note over {Alias(traced.Actor)}: {Text(traced.Note ?? "")}",
                _ => $"Note over {Alias(traced.Actor)}: {(traced.Kind == TraceKind.Started ? "started" : "stopped")}",
            };
            body.Append("    ").Append(line).Append('\n');
        }

        var diagram = new StringBuilder("sequenceDiagram\n");
        var names = Names(aliases.Keys);
        foreach (var (path, alias) in aliases)
            diagram.Append("    participant ").Append(alias).Append(" as ").Append(Text(names[path])).Append('\n');
        return diagram.Append(body).ToString();

        string Alias(string path)
        {
            if (!aliases.TryGetValue(path, out var alias))
                aliases[path] = alias = $"a{aliases.Count + 1}";
            return alias;
        }
    }

    private static string Label(TraceEvent traced) => traced.Message switch
    {
        null => "",
        string text => text,
        var message => MessageText.NameOf(message),
    };

    // Two actors with the same last name are told apart by their whole paths.
    private static Dictionary<string, string> Names(IEnumerable<string> paths) =>
        paths.GroupBy(path => path[(path.LastIndexOf('/') + 1)..])
            .SelectMany(group => group.Select(path => (path, name: group.Count() == 1 ? Uri.UnescapeDataString(group.Key) : path)))
            .ToDictionary(p => p.path, p => p.name);

    // '#' and ';' have a meaning inside a Mermaid text; its own escapes are written with them.
    private static string Text(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        if (line.Length > LongestText)
            line = $"{line[..LongestText]}…";
        return line.Replace("#", "#35;", StringComparison.Ordinal).Replace(";", "#59;", StringComparison.Ordinal)
            .Replace("#35#59;", "#35;", StringComparison.Ordinal);
    }
}
