using System.CommandLine;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Cli;
using ActorConcurrency.Scenarios.Cluster.Membership;
using ActorConcurrency.Scenarios.Languages;

namespace ActorConcurrency.Scenarios.Cluster.Commands;

/// <summary>The options about how a cluster is reached. What they leave open the environment may say.</summary>
internal sealed class ConnectionOptions
{
    private readonly Option<string> _seeds;
    private readonly Option<string> _hostname;
    private readonly Option<string> _config;

    /// <param name="usage">The texts about the command line.</param>
    public ConnectionOptions(Texts usage)
    {
        _seeds = new("--seeds") { Description = usage["cluster.seeds"], HelpName = "host:port,…" };
        _hostname = new("--hostname") { Description = usage["cluster.hostname"], HelpName = "host" };
        _config = new("--config") { Description = usage["cluster.config"], HelpName = usage["help.file"] };
    }

    /// <summary>Adds them to the command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_seeds);
        command.Add(_hostname);
        command.Add(_config);
    }

    /// <summary>Reads them; the environment fills in what they leave open.</summary>
    /// <exception cref="UsageException">A value, or the environment's, is not valid.</exception>
    public NodeSettings Read(ParseResult parsed, CliHost host) => new NodeSettings
    {
        Seeds = parsed.GetValue(_seeds) is { } seeds ? NodeSettings.ReadSeeds(_seeds.Name, seeds) : null,
        Hostname = parsed.GetValue(_hostname) is { } name ? NodeSettings.ReadHost(_hostname.Name, name) : null,
        ConfigFile = parsed.GetValue(_config),
    }.Over(NodeSettings.FromEnvironment(host.Environment));
}
