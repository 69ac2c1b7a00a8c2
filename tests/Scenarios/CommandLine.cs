using ActorConcurrency.Scenarios.Cli;

namespace ActorConcurrency.Scenarios.Tests;

/// <summary>Calls the command line in this process and keeps what it writes.</summary>
internal sealed record CommandLine(int ExitCode, string Output, string Error)
{
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The lines of the scenario, without the summary.</summary>
    public IReadOnlyList<string> Transcript => [.. Lines.SkipLast(1)];

    public static Task<CommandLine> RunAsync(string arguments, CancellationToken cancellationToken = default) =>
        RunAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), cancellationToken);

    public static async Task<CommandLine> RunAsync(string[] arguments, CancellationToken cancellationToken = default)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await CommandLineApp.RunAsync(arguments, new CliHost(output, error), cancellationToken);
        return new CommandLine(exitCode, output.ToString(), error.ToString());
    }
}
