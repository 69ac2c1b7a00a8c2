using System.Globalization;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;
using Spectre.Console;

namespace ActorConcurrency.Scenarios.Cli;

/// <summary>What came of several runs, as a table: scenario, verdict, what was checked, time.</summary>
internal static class RunTable
{
    public static IEnumerable<string> Lines(IEnumerable<RunOutcome> outcomes, Language language, CliHost host)
    {
        var texts = Texts.Of("cli", language);
        var table = new Table().Border(TableBorder.Rounded).AddColumns(texts["table.scenario"], texts["table.verdict"], texts["table.checked"]);
        table.AddColumn(new TableColumn(texts["table.time"]).RightAligned());
        foreach (var outcome in outcomes)
        {
            var (verdict, colour) = outcome.Verdict switch
            {
                Verdict.Kept => (texts["table.kept"], Color.Green),
                Verdict.Broken => (texts["table.broken"], Color.Red),
                Verdict.Failed => (texts["table.failed"], Color.Red),
                _ => (texts["table.stopped"], Color.Red),
            };
            table.AddRow(
                new Text(outcome.Id),
                new Text(verdict, new Style(colour)),
                new Text(outcome.Failure?.Message ?? outcome.Clauses),
                new Text($"{outcome.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s"));
        }
        using var written = new StringWriter { NewLine = "\n" };
        Consoles.On(written, host).Write(table);
        return written.ToString().TrimEnd('\n').Split('\n').Select(line => line.TrimEnd());
    }
}
