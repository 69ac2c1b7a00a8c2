using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Cli;
using ActorConcurrency.Scenarios.Cluster.Membership;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Cluster.Commands;

/// <summary><c>cluster status</c>: the cluster as the first seed to answer sees it, as tables or as JSON; once, or whenever it changes.</summary>
internal static class StatusCommand
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(10);

    // A document a line: so it can be read while it goes on.
    private static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(CliHost host, Texts usage)
    {
        var options = new ClusterOptions(usage);
        var watch = new Option<bool>("--watch") { Description = usage["cluster.watch"] };
        var json = new Option<bool>("--json") { Description = usage["cluster.json"] };
        var command = new Command("status", usage["cluster.status"]) { watch, json };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var client = Start(options, parsed, host);
            await using var transcript = new Transcript(host.Output, host.IsTerminal, host.Colours, host.Width);
            using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, transcript.Broken);
            var language = options.ReadLanguage(parsed);
            if (!parsed.GetValue(watch))
            {
                Write((NodeProtocol.Status)await client.AskAsync(new NodeProtocol.GetStatus(), AnswerLimit, stopping.Token));
                return ExitCodes.Success;
            }
            await foreach (var status in client.WatchAsync(stopping.Token))
                Write(status);
            return ExitCodes.Success;

            void Write(NodeProtocol.Status status) => transcript.WriteLines(
                parsed.GetValue(json) ? [JsonSerializer.Serialize(status, JsonOptions)] : StatusTable.Lines(status, language, host));
        });
        return command;
    }

    /// <exception cref="UsageException">No node is named anywhere.</exception>
    internal static ClusterClient Start(ClusterOptions options, ParseResult parsed, CliHost host)
    {
        var client = ClusterClient.Start(options.Read(parsed, host), options.ReadLogLevel(parsed));
        return client.HasSeeds ? client : throw new UsageException("bad.no-seeds", NodeSettings.Variable("SEEDS"));
    }
}
