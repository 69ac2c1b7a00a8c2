using System.CommandLine;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Cli;
using ActorConcurrency.Scenarios.Cluster.Membership;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Logging;

namespace ActorConcurrency.Scenarios.Cluster.Commands;

/// <summary>The options that the commands for clusters about nodes have in common.</summary>
internal sealed class ClusterOptions
{
    private readonly ConnectionOptions _connection;
    private readonly Option<string> _logLevel;
    private readonly LanguageOption _language;

    /// <param name="usage">The texts about the command line.</param>
    public ClusterOptions(Texts usage)
    {
        _connection = new(usage);
        _logLevel = new("--log-level") { Description = usage["run.log-level"], HelpName = string.Join('|', LogLevels.Names) };
        _language = new(usage, Language.En);
    }

    /// <summary>Adds them to the command.</summary>
    public void AddTo(Command command)
    {
        _connection.AddTo(command);
        command.Add(_language);
        command.Add(_logLevel);
    }

    /// <inheritdoc cref="ConnectionOptions.Read" />
    public NodeSettings Read(ParseResult parsed, CliHost host) => _connection.Read(parsed, host);

    /// <exception cref="UsageException">There is no such language.</exception>
    public Language ReadLanguage(ParseResult parsed) => _language.Read(parsed);

    /// <exception cref="UsageException">There is no such level.</exception>
    public string? ReadLogLevel(ParseResult parsed) => LogLevels.Read(parsed.GetValue(_logLevel));
}
