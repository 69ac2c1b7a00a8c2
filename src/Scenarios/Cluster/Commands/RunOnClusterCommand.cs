using System.CommandLine;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Cli;
using ActorConcurrency.Scenarios.Cluster.Membership;
using ActorConcurrency.Scenarios.Cluster.Stages;
using ActorConcurrency.Scenarios.Languages;

namespace ActorConcurrency.Scenarios.Cluster.Commands;

/// <summary><c>cluster run</c>: plays scenarios as <c>run</c> does, as a node of a cluster that is there already.</summary>
internal static class RunOnClusterCommand
{
    public static Command Create(CliHost host, Texts usage)
    {
        var (options, connection) = (new RunOptions(usage), new ConnectionOptions(usage));
        var command = new Command("run", usage["cluster.run"]);
        options.AddTo(command);
        connection.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var request = options.Read(parsed);
            // Any free port: a node of this machine may have the usual one.
            var settings = new NodeSettings { Port = 0 }.Over(connection.Read(parsed, host));
            if (settings is { Seeds: null, ConfigFile: null })
                throw new UsageException("bad.no-seeds", NodeSettings.Variable("SEEDS"));

            // That a node has gone is told by what the scenario does.
            var logLevel = request.LogLevel ?? "error";
            return RunCommand.RunAsync(
                request, host, (_, _) => async token => await MemberStage.JoinAsync(settings, logLevel, token), cancellationToken);
        });
        return command;
    }
}
