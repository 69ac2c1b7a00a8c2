using System.CommandLine;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Cluster.Stages;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Cli;

/// <summary><c>run</c>: plays scenarios one after the other, each followed by its summary line.</summary>
internal static class RunCommand
{
    public static Command Create(CliHost host, Texts usage)
    {
        var options = new RunOptions(usage);
        var command = new Command("run", usage["run"]);
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(options.Read(parsed), host, cancellationToken));
        return command;
    }

    /// <summary>Runs what is asked for, in this process, or where a scenario wants nodes and may start them, with processes of its own.</summary>
    internal static Task<int> RunAsync(RunRequest request, CliHost host, CancellationToken cancellationToken) =>
        RunAsync(request, host, (scenario, values) => StageChoice.For(scenario, values, request.LogLevel, host.StartsProcesses), cancellationToken);

    /// <summary>Runs what is asked for and gives the exit code; the rest is not run when a run is stopped from outside.</summary>
    internal static async Task<int> RunAsync(
        RunRequest request, CliHost host, Func<Scenario, ParameterValues, Func<CancellationToken, Task<Stage>>> stageOf, CancellationToken cancellationToken)
    {
        await using var files = RunFiles.Open(request.Files, [.. request.Runs.Select(r => r.Scenario.Id)]);
        await using var transcript = new Transcript(host.Output, host.IsTerminal, host.Colours, host.Width);
        var progress = new RunProgress(transcript, request.Runs.Count, request.IsQuiet);
        var outcomes = new List<RunOutcome>();
        foreach (var (scenario, values) in request.Runs)
        {
            progress.Begin(scenario.Id);
            var commands = request.IsInteractive ? host.Commands ?? CommandInput.None : null;
            var seed = request.Seed ?? Random.Shared.Next(1000);
            var settings = new RunSettings(
                values, request.Speed, seed, scenario.In(request.Language), request.IsQuiet, commands, request.Files.Any);
            var outcome = await ScenarioRunner.RunAsync(scenario, settings, transcript, stageOf(scenario, values), cancellationToken);
            await files.WriteAsync(settings, outcome);
            if (transcript.Broken.IsCancellationRequested)
                throw new IOException("The output cannot be written any more.");

            if (request.ShowsClauses)
                transcript.WriteLines(ClauseTable.Lines(outcome, request.Language, host));
            transcript.WriteLine(outcome.Summary, outcome.Verdict == Verdict.Kept ? LineColour.None : LineColour.Red);
            outcomes.Add(outcome);
            if (outcome.Verdict == Verdict.Stopped)
                return ExitCodes.Interrupted;
        }
        progress.End();
        if (outcomes.Count > 1)
        {
            if (!request.IsQuiet)
                transcript.WriteLines(RunTable.Lines(outcomes, request.Language, host));
            transcript.WriteLine(Total(outcomes, Texts.Of("cli", request.Language)));
        }

        return outcomes.TrueForAll(o => o.Verdict == Verdict.Kept) ? ExitCodes.Success : ExitCodes.Broken;
    }

    private static string Total(List<RunOutcome> outcomes, Texts texts)
    {
        var others = outcomes.Where(o => o.Verdict != Verdict.Kept).Select(o => o.Id).ToList();
        var total = texts.Format("total", outcomes.Count, outcomes.Count - others.Count);
        return others.Count == 0 ? total : texts.Format("total.others", total, string.Join(", ", others));
    }
}
