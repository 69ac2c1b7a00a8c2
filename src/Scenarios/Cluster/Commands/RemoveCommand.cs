using System.CommandLine;
using ActorConcurrency.Scenarios.Cli;
using ActorConcurrency.Scenarios.Cluster.Membership;
using ActorConcurrency.Scenarios.Languages;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Cluster.Commands;

/// <summary>
/// <c>cluster leave</c> and <c>cluster down</c>: ask a node to have a member leave in order, or to give it up. They end when it is certain.
/// </summary>
internal static class RemoveCommand
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(60);

    public static Command CreateLeave(CliHost host, Texts usage) => Create("leave", usage["cluster.leave"], inOrder: true, host, usage);

    public static Command CreateDown(CliHost host, Texts usage) => Create("down", usage["cluster.down"], inOrder: false, host, usage);

    private static Command Create(string name, string description, bool inOrder, CliHost host, Texts usage)
    {
        var options = new ClusterOptions(usage);
        var node = new Argument<string>("address") { Description = usage["cluster.address"] };
        var command = new Command(name, description) { node };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var text = parsed.GetRequiredValue(node);
            if (text.StartsWith('-'))
                throw UsageErrors.Unknown(command, text);

            var address = NodeSettings.ReadNode(node.Name, text);
            await using var client = StatusCommand.Start(options, parsed, host);
            var texts = Texts.Of(ClusterCommandException.Set, options.ReadLanguage(parsed));
            await host.Output.WriteLineAsync(await RemoveAsync(client, address, inOrder, texts, cancellationToken));
            return ExitCodes.Success;
        });
        return command;
    }

    private static async Task<string> RemoveAsync(ClusterClient client, Address address, bool inOrder, Texts texts, CancellationToken cancellationToken)
    {
        var node = NodeAddress.Short(address);
        return await client.AskAsync(new NodeProtocol.Remove(node, inOrder), AnswerLimit, cancellationToken) is NodeProtocol.IsNoMember no
            ? throw new ClusterCommandException("no-member", node, string.Join(", ", no.Members))
            : texts.Format(inOrder ? "removal.leaves" : "removal.down", node);
    }
}
