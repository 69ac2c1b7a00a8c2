using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;
using Spectre.Console;

namespace ActorConcurrency.Scenarios.Cli;

/// <summary>What was checked of one run, as a table: a clause a row, with its verdict, and how it was broken.</summary>
internal static class ClauseTable
{
    public static IEnumerable<string> Lines(RunOutcome outcome, Language language, CliHost host)
    {
        var texts = Texts.Of("cli", language);
        var table = new Table().Border(TableBorder.Rounded).AddColumns(texts["table.checked"], texts["table.verdict"]);
        foreach (var finding in outcome.Findings)
        {
            var verdict = finding.Broken is null ? texts["table.kept"] : $"{texts["table.broken"]}: {outcome.Texts.Format(finding.Broken)}";
            table.AddRow(new Text(outcome.Texts.Format(finding.Clause)), new Text(verdict, new Style(finding.Holds ? Color.Green : Color.Red)));
        }
        using var written = new StringWriter { NewLine = "\n" };
        Consoles.On(written, host).Write(table);
        return written.ToString().TrimEnd('\n').Split('\n').Select(line => line.TrimEnd());
    }
}
