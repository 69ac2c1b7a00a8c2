using System.CommandLine;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Cli;
using ActorConcurrency.Scenarios.Cluster.Membership;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Logging;

namespace ActorConcurrency.Scenarios.Cluster.Commands;

/// <summary>The options that the commands for clusters have in common. What they leave open the environment may say.</summary>
internal sealed class ClusterOptions
{
    private readonly Option<string> _seeds;
    private readonly Option<string> _hostname;
    private readonly Option<string> _config;
    private readonly Option<string> _logLevel;
    private readonly LanguageOption _language;

    /// <param name="usage">The texts about the command line.</param>
    public ClusterOptions(Texts usage)
    {
        _seeds = new("--seeds") { Description = usage["cluster.seeds"], HelpName = "host:port,…" };
        _hostname = new("--hostname") { Description = usage["cluster.hostname"], HelpName = "host" };
        _config = new("--config") { Description = usage["cluster.config"], HelpName = usage["help.file"] };
        _logLevel = new("--log-level") { Description = usage["run.log-level"], HelpName = string.Join('|', LogLevels.Names) };
        _language = new(usage, Language.En);
    }

    /// <summary>Adds them to the command.</summary>
    public void AddTo(Command command)
    {
        Option[] options = [_seeds, _hostname, _config, _language, _logLevel];
        foreach (var option in options)
            command.Add(option);
    }

    /// <summary>Reads those about the node or the client; the environment fills in what they leave open.</summary>
    /// <exception cref="UsageException">A value, or the environment's, is not valid.</exception>
    public NodeSettings Read(ParseResult parsed, CliHost host) => new NodeSettings
    {
        Seeds = parsed.GetValue(_seeds) is { } seeds ? NodeSettings.ReadSeeds(_seeds.Name, seeds) : null,
        Hostname = parsed.GetValue(_hostname) is { } name ? NodeSettings.ReadHost(_hostname.Name, name) : null,
        ConfigFile = parsed.GetValue(_config),
    }.Over(NodeSettings.FromEnvironment(host.Environment));

    /// <exception cref="UsageException">There is no such language.</exception>
    public Language ReadLanguage(ParseResult parsed) => _language.Read(parsed);

    /// <exception cref="UsageException">There is no such level.</exception>
    public string? ReadLogLevel(ParseResult parsed) => LogLevels.Read(parsed.GetValue(_logLevel));
}
