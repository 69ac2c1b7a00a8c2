using ActorConcurrency.Scenarios.Cli;
using ActorConcurrency.Scenarios.Running;

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
        return await RunAsync(arguments, output, cancellationToken);
    }

    /// <summary>Runs with somebody who gives commands.</summary>
    public static async Task<CommandLine> RunAsync(string arguments, CommandInput commands, CancellationToken cancellationToken = default)
    {
        using var output = new StringWriter { NewLine = "\n" };
        return await RunAsync(arguments.Split(' '), output, cancellationToken, commands);
    }

    /// <summary>Runs and stops the run, as Ctrl+C does, as soon as it has written something.</summary>
    public static async Task<CommandLine> StopAtFirstLineAsync(string[] arguments)
    {
        using var stop = new CancellationTokenSource();
        using var output = new StoppingWriter(stop) { NewLine = "\n" };
        return await RunAsync(arguments, output, stop.Token);
    }

    private static async Task<CommandLine> RunAsync(
        string[] arguments, StringWriter output, CancellationToken cancellationToken, CommandInput? commands = null)
    {
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await CommandLineApp.RunAsync(arguments, new CliHost(output, error, Commands: commands), cancellationToken);
        return new CommandLine(exitCode, output.ToString(), error.ToString());
    }

    private sealed class StoppingWriter(CancellationTokenSource stop) : StringWriter
    {
        public override void Flush() => stop.Cancel();
    }
}
