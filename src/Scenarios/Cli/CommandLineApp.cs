using System.CommandLine;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Cluster;
using ActorConcurrency.Scenarios.Cluster.Commands;
using ActorConcurrency.Scenarios.Languages;

namespace ActorConcurrency.Scenarios.Cli;

/// <summary>The command line: <c>list</c>, <c>run</c>, <c>explain</c> and <c>cluster</c>.</summary>
internal static class CommandLineApp
{
    /// <summary>Does what the arguments ask for, and gives the exit code.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, CliHost host, CancellationToken cancellationToken = default)
    {
        var language = LanguageOption.AskedFor(args) ?? Language.En;
        try
        {
            var usage = Texts.Of(UsageException.Set, language);
            var root = new RootCommand(usage["about"])
            {
                ListCommand.Create(host, usage),
                RunCommand.Create(host, usage),
                ExplainCommand.Create(host, usage),
                ClusterCommand.Create(host, usage),
            };
            var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Errors.Count > 0)
                throw UsageErrors.From(parsed);

            var invocation = new InvocationConfiguration
            {
                Output = host.Output,
                Error = host.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return await parsed.InvokeAsync(invocation, cancellationToken);
        }
        catch (UsageException e)
        {
            await host.Error.WriteLineAsync(e.In(language));
            return ExitCodes.Usage;
        }
        catch (ClusterCommandException e)
        {
            await host.Error.WriteLineAsync(e.In(language));
            return ExitCodes.Broken;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
        catch (Exception e)
        {
            await host.Error.WriteLineAsync($"{e.GetType().Name}: {e.Message}");
            return ExitCodes.Broken;
        }
        finally
        {
            await FlushAsync(host.Output);
            await FlushAsync(host.Error);
        }
    }

    private static async Task FlushAsync(TextWriter writer)
    {
        try
        {
            await writer.FlushAsync(CancellationToken.None);
        }
        catch (IOException)
        {
            // Nobody reads it any more: there is nobody left to tell.
        }
    }
}
