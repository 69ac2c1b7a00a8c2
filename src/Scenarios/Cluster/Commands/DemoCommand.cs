using System.CommandLine;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Cli;
using ActorConcurrency.Scenarios.Cluster.Demo;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Logging;

namespace ActorConcurrency.Scenarios.Cluster.Commands;

/// <summary><c>cluster demo</c>: the scenario <c>cluster</c>, with a table of its verdicts.</summary>
internal static class DemoCommand
{
    public static Command Create(CliHost host, Texts usage)
    {
        var nodes = new Option<string>("--nodes") { Description = usage["cluster.demo.nodes"], HelpName = usage["help.number"] };
        var kill = new Option<bool>("--kill") { Description = usage["cluster.demo.kill"] };
        var partition = new Option<bool>("--partition") { Description = usage["cluster.demo.partition"] };
        var language = new LanguageOption(usage, Language.En);
        var trace = new Option<string>("--trace") { Description = usage["run.trace"], HelpName = usage["help.file"] };
        var timeline = new Option<string>("--timeline") { Description = usage["cluster.demo.timeline"], HelpName = usage["help.file"] };
        var logLevel = new Option<string>("--log-level") { Description = usage["run.log-level"], HelpName = string.Join('|', LogLevels.Names) };
        var command = new Command("demo", usage["cluster.demo"]) { nodes, kill, partition, language, trace, timeline, logLevel };
        command.SetAction((parsed, cancellationToken) =>
        {
            // Without a word of what is to happen a node is killed.
            var kills = parsed.GetValue(kill) || !parsed.GetValue(partition);
            var settings = new Dictionary<string, string>
            {
                [ClusterScenario.Kill.Name] = kills ? "yes" : "no",
                [ClusterScenario.Partition.Name] = parsed.GetValue(partition) ? "yes" : "no",
            };
            if (parsed.GetValue(nodes) is { } count)
                settings[ClusterScenario.Nodes.Name] = count;

            var scenario = ScenarioCatalog.Find("cluster");
            var request = new RunRequest(
                [(scenario, new ParameterValues(scenario, settings))],
                Speed: 1,
                Seed: null,
                language.Read(parsed),
                new RunFilePaths(parsed.GetValue(trace), Timeline: parsed.GetValue(timeline)),
                IsQuiet: false,
                LogLevels.Read(parsed.GetValue(logLevel)),
                ShowsClauses: true);
            return RunCommand.RunAsync(request, host, cancellationToken);
        });
        return command;
    }
}
