using System.CommandLine;
using System.CommandLine.Parsing;
using ActorConcurrency.Scenarios.Catalog;

namespace ActorConcurrency.Scenarios.Cli;

/// <summary>Says what is wrong with a command line, in our words: the bad input, the nearest valid one, and all that are valid.</summary>
internal static class UsageErrors
{
    public static UsageException From(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens is [var token, ..])
            return Unknown(command, token);

        return parsed.Errors[0].SymbolResult is CommandResult && command.Subcommands.Count > 0
            ? new UsageException("say-what", Names.Suggest("", "kind.commands", command.Subcommands.Select(c => c.Name)))
            : new UsageException("see-help", parsed.Errors[0].Message, command.Name);
    }

    /// <summary>The error for a word that is no command, option or argument of the command.</summary>
    public static UsageException Unknown(Command command, string token)
    {
        if (token.StartsWith('-'))
        {
            var options = command.Options.Concat(command.Parents.OfType<Command>().SelectMany(c => c.Options)).Select(o => o.Name);
            return new UsageException("unknown.option", token, command.Name, Names.Suggest(token, "kind.options", options.Distinct()));
        }
        return command.Subcommands.Count > 0
            ? new UsageException("unknown.command", token, Names.Suggest(token, "kind.commands", command.Subcommands.Select(c => c.Name)))
            : new UsageException("unexpected", token, command.Name);
    }
}
