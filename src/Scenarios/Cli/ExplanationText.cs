using System.Text;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;
using Spectre.Console;

namespace ActorConcurrency.Scenarios.Cli;

/// <summary>Writes what a scenario tells about itself as Markdown that also reads well on a terminal.</summary>
internal static class ExplanationText
{
    public static string Write(Scenario scenario, Language language)
    {
        var texts = scenario.In(language);
        var words = Texts.Of("cli", language);
        var usage = Texts.Of(UsageException.Set, language);
        var explanation = Explanation.From(texts);
        var text = new StringBuilder();
        text.Append($"# {scenario.Id}: {texts["title"]}\n\n");
        text.Append($"## {words["explain.in-the-notes"]}\n\n{explanation.NotesProgram}\n\n");
        text.Append($"## {words["explain.parts"]}\n\n");
        text.Append(Table(
            [words["explain.part-notes"], words["explain.part-here"]], explanation.Parts.Select(p => new[] { p.InTheNotes, p.Here })));
        text.Append($"\n## {words["explain.traps"]}\n\n");
        foreach (var trap in explanation.Traps)
            text.Append($"- {trap.Classical}\n  {words.Format("explain.trap-here", trap.Here)}\n");
        text.Append($"\n## {words["explain.look-for"]}\n\n{explanation.LookFor}\n\n");
        text.Append($"{words.Format("explain.checked", texts["contract"])}\n\n");
        if (scenario.Variants.Count > 0)
        {
            text.Append($"## {words["explain.variants"]}\n\n");
            foreach (var variant in scenario.Variants)
                text.Append($"- `run {variant.Arguments(scenario)}`: {texts[$"variant.{variant.Name}"]}\n");
            text.Append('\n');
        }
        if (scenario.Parameters.Count > 0)
        {
            text.Append($"## {words["explain.parameters"]}\n\n");
            text.Append(Table(
                ["--set", words["explain.parameter-default"], words["explain.parameter-what"], words["explain.parameter-takes"]],
                scenario.Parameters.Select(p => new[] { p.Name, p.DefaultText, texts[p.Description], usage.Format(p.Accepts) })));
        }
        return text.ToString();
    }

    /// <summary>A Markdown table with its columns aligned.</summary>
    private static string Table(string[] head, IEnumerable<string[]> rows)
    {
        var all = rows.Prepend(head).ToList();
        var widths = head.Select((_, column) => all.Max(row => row[column].GetCellWidth())).ToArray();
        var text = new StringBuilder();
        foreach (var row in all)
        {
            text.Append("| ").AppendJoin(" | ", row.Select((cell, column) => cell + new string(' ', widths[column] - cell.GetCellWidth()))).Append(" |\n");
            if (ReferenceEquals(row, head))
                text.Append("| ").AppendJoin(" | ", widths.Select(width => new string('-', width))).Append(" |\n");
        }
        return text.ToString();
    }
}
