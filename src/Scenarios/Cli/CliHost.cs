using System.Text;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Cli;

/// <summary>Where the command line reads and writes.</summary>
/// <param name="Output">Standard output, or what stands for it in a test.</param>
/// <param name="Error">Standard error, or what stands for it in a test.</param>
/// <param name="IsTerminal">Whether somebody watches the output as it appears.</param>
/// <param name="Colours">Whether colours are wanted.</param>
/// <param name="Commands">Where an interactive scenario reads its commands; null: there are none.</param>
internal sealed record CliHost(
    TextWriter Output, TextWriter Error, bool IsTerminal = false, bool Colours = false, CommandInput? Commands = null)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The process's own streams, in UTF-8 whatever the locale says.</summary>
    public static CliHost FromConsole()
    {
        var isTerminal = !Console.IsOutputRedirected;
        var colours = isTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        var commands = new CommandInput(() => new StreamReader(Console.OpenStandardInput(), Utf8), isEchoed: isTerminal && !Console.IsInputRedirected);
        return new CliHost(Writer(Console.OpenStandardOutput()), Writer(Console.OpenStandardError()), isTerminal, colours, commands);
    }

    private static StreamWriter Writer(Stream stream) => new(stream, Utf8) { AutoFlush = false };
}
