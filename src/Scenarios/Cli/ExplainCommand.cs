using System.CommandLine;
using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Cluster.Stages;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Cli;

/// <summary><c>explain</c>: what a scenario shows, as Markdown, with a sequence diagram from a run made on the spot.</summary>
internal static class ExplainCommand
{
    private const double DiagramSpeed = 100;
    private const int DiagramSeed = 1;

    public static Command Create(CliHost host, Texts usage)
    {
        var id = new Argument<string>("id") { Description = usage["explain.id"] };
        var language = new LanguageOption(usage, Language.En);
        var command = new Command("explain", usage["explain"]) { id, language };
        command.SetAction((parsed, cancellationToken) =>
        {
            var name = parsed.GetRequiredValue(id);
            return name.StartsWith('-')
                ? throw UsageErrors.Unknown(command, name)
                : ExplainAsync(ScenarioCatalog.Find(name), language.Read(parsed), host.Output, cancellationToken);
        });
        return command;
    }

    private static async Task<int> ExplainAsync(Scenario scenario, Language language, TextWriter output, CancellationToken cancellationToken)
    {
        var values = new ParameterValues(scenario, ParameterValues.ReadSettings(scenario.DiagramSettings));
        var settings = new RunSettings(values, DiagramSpeed, DiagramSeed, scenario.In(language), KeepsTrace: true);
        await using var printed = new StringWriter();
        RunOutcome outcome;
        await using (var transcript = new Transcript(printed))
            outcome = await ScenarioRunner.RunAsync(scenario, settings, transcript, StageChoice.For(scenario, values, logLevel: null), cancellationToken);
        if (outcome.Verdict == Verdict.Stopped)
            return ExitCodes.Interrupted;

        var given = string.Concat(scenario.DiagramSettings.Select(setting => $" --set {setting}"));
        await output.WriteLineAsync($"""
            {ExplanationText.Write(scenario, language)}
            ## {Texts.Of("cli", language)["explain.run"]}

            `run {scenario.Id} --lang {LanguageOption.NameOf(language)} --speed {DiagramSpeed} --seed {DiagramSeed}{given}`

            ```text
            {printed.ToString().TrimEnd()}
            {outcome.Summary}
            ```

            ```mermaid
            {MermaidDiagram.Render([.. outcome.Trace.Where(scenario.IsDrawn)]).TrimEnd()}
            ```
            """);
        return outcome.Verdict == Verdict.Kept ? ExitCodes.Success : ExitCodes.Broken;
    }
}
