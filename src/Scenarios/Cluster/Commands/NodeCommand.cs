using System.CommandLine;
using ActorConcurrency.Scenarios.Cli;
using ActorConcurrency.Scenarios.Cluster.Membership;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Cluster.Commands;

/// <summary><c>cluster node</c>: this process as a node, until it is stopped or removed.</summary>
internal static class NodeCommand
{
    /// <summary>The option of a node that another process has started and ends with: it writes its address, and no more.</summary>
    public const string Child = "--child";

    public static Command Create(CliHost host, Texts usage)
    {
        var options = new ClusterOptions(usage);
        var port = new Option<string>("--port") { Description = usage["cluster.port"], HelpName = usage["help.number"] };
        var roles = new Option<string>("--roles") { Description = usage["cluster.roles"], HelpName = "role,…" };
        var child = new Option<bool>(Child) { Description = usage["cluster.child"], Hidden = true };
        var command = new Command("node", usage["cluster.node"]) { port, roles, child };
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var settings = options.Read(parsed, host);
            var given = new NodeSettings
            {
                Port = parsed.GetValue(port) is { } number ? NodeSettings.ReadPort(port.Name, number, least: 0) : null,
                Roles = parsed.GetValue(roles) is { } names ? NodeSettings.ReadRoles(roles.Name, names) : null,
            };
            var (language, logLevel) = (options.ReadLanguage(parsed), options.ReadLogLevel(parsed));
            return parsed.GetValue(child)
                ? RunChildAsync(given.Over(settings), logLevel, host, cancellationToken)
                : RunAsync(given.Over(settings), language, logLevel, host, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        NodeSettings settings, Language language, string? logLevel, CliHost host, CancellationToken cancellationToken)
    {
        var texts = Texts.Of(ClusterCommandException.Set, language);
        await using var transcript = new Transcript(host.Output, host.IsTerminal, host.Colours, host.Width);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, transcript.Broken);
        await using var node = ClusterNode.Start(settings, logLevel);
        transcript.WriteLine(texts.Format("node.listens", NodeAddress.Short(node.Address), Environment.ProcessId));
        node.PrintMembership(texts, transcript.WriteLine);
        try
        {
            switch (await node.EndAsync(stopping.Token))
            {
                case NodeEnd.Downed:
                    throw new ClusterCommandException("node.downed");
                case NodeEnd.NotJoined:
                    throw node.NotJoined();
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            transcript.WriteLine(texts["node.leaves"]);
            await node.DisposeAsync();
        }
        transcript.WriteLine(texts["node.left"]);
        cancellationToken.ThrowIfCancellationRequested();
        return transcript.Broken.IsCancellationRequested ? ExitCodes.Broken : ExitCodes.Success;
    }

    /// <summary>
    /// The parent holds the other end of standard input. It ends with the parent, whatever becomes of it; then there is nobody left to leave
    /// in order for.
    /// </summary>
    private static async Task<int> RunChildAsync(NodeSettings settings, string? logLevel, CliHost host, CancellationToken cancellationToken)
    {
        var orphaned = Task.Factory.StartNew(WaitForEndOfInput, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await using var node = ClusterNode.Start(settings, logLevel);
        await host.Output.WriteLineAsync(node.Address.ToString().AsMemory(), cancellationToken);
        await host.Output.FlushAsync(cancellationToken);
        var end = node.EndAsync(cancellationToken);
        if (await Task.WhenAny(end, orphaned) == orphaned)
            Environment.Exit(ExitCodes.Broken);
        return await end == NodeEnd.Left ? ExitCodes.Success : ExitCodes.Broken;
    }

    private static void WaitForEndOfInput()
    {
        using var input = Console.OpenStandardInput();
        while (input.ReadByte() >= 0)
        {
        }
    }
}
