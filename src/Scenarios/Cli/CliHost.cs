using System.Text;

namespace ActorConcurrency.Scenarios.Cli;

/// <summary>Where the command line reads and writes.</summary>
/// <param name="Output">Standard output, or what stands for it in a test.</param>
/// <param name="Error">Standard error, or what stands for it in a test.</param>
/// <param name="IsTerminal">Whether somebody watches the output as it appears.</param>
/// <param name="Colours">Whether colours are wanted.</param>
internal sealed record CliHost(TextWriter Output, TextWriter Error, bool IsTerminal = false, bool Colours = false)
{
    /// <summary>The process's own streams, in UTF-8 whatever the locale says.</summary>
    public static CliHost FromConsole()
    {
        var isTerminal = !Console.IsOutputRedirected;
        var colours = isTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return new CliHost(Writer(Console.OpenStandardOutput()), Writer(Console.OpenStandardError()), isTerminal, colours);
    }

    private static StreamWriter Writer(Stream stream) => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = false };
}
