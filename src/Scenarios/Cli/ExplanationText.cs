using System.Text;
using ActorConcurrency.Scenarios.Catalog;

namespace ActorConcurrency.Scenarios.Cli;

/// <summary>Writes what a scenario tells about itself as Markdown that also reads well on a terminal.</summary>
internal static class ExplanationText
{
    public static string Write(Scenario scenario)
    {
        var explanation = scenario.Explanation;
        var text = new StringBuilder();
        text.Append($"# {scenario.Id}: {scenario.Title}\n\n");
        text.Append($"## In the notes\n\n{explanation.NotesProgram}\n\n");
        text.Append("## What became of each part\n\n");
        text.Append(Table(["in the notes", "here"], explanation.Parts.Select(p => new[] { p.InTheNotes, p.Here })));
        text.Append("\n## What can go wrong in the classical version, and why not here\n\n");
        foreach (var trap in explanation.Traps)
            text.Append($"- {trap.Classical}\n  Here: {trap.Here}\n");
        text.Append($"\n## What to look for\n\n{explanation.LookFor}\n\nChecked from the trace: {scenario.Contract}.\n\n");
        if (scenario.Parameters.Count > 0)
        {
            text.Append("## Parameters\n\n");
            text.Append(Table(
                ["--set", "default", "what it is", "takes"],
                scenario.Parameters.Select(p => new[] { p.Name, p.DefaultText, p.Description, p.Accepts })));
        }
        return text.ToString();
    }

    /// <summary>A Markdown table with its columns aligned.</summary>
    private static string Table(string[] head, IEnumerable<string[]> rows)
    {
        var all = rows.Prepend(head).ToList();
        var widths = head.Select((_, column) => all.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var row in all)
        {
            text.Append("| ").AppendJoin(" | ", row.Select((cell, column) => cell.PadRight(widths[column]))).Append(" |\n");
            if (ReferenceEquals(row, head))
                text.Append("| ").AppendJoin(" | ", widths.Select(width => new string('-', width))).Append(" |\n");
        }
        return text.ToString();
    }
}
