using System.Text;
using ActorConcurrency.Scenarios.Running;
using Microsoft.Win32.SafeHandles;

namespace ActorConcurrency.Scenarios.Cli;

/// <summary>Where the command line reads and writes.</summary>
/// <param name="Output">Standard output, or what stands for it in a test.</param>
/// <param name="Error">Standard error, or what stands for it in a test.</param>
/// <param name="IsTerminal">Whether somebody watches the output as it appears.</param>
/// <param name="Colours">Whether colours are wanted.</param>
/// <param name="Width">How many columns the terminal has; null when that is not known.</param>
/// <param name="Commands">Where an interactive scenario reads its commands; null: there are none.</param>
internal sealed record CliHost(
    TextWriter Output, TextWriter Error, bool IsTerminal = false, bool Colours = false, int? Width = null, CommandInput? Commands = null)
{
    /// <summary>The environment's variables, by name.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>Whether scenarios may start nodes as processes; otherwise these are actor systems in this process.</summary>
    public bool StartsProcesses { get; init; }

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The process's own streams, in UTF-8 whatever the locale says.</summary>
    public static CliHost FromConsole()
    {
        var isTerminal = !Console.IsOutputRedirected;
        var colours = isTerminal && string.IsNullOrEmpty(System.Environment.GetEnvironmentVariable("NO_COLOR"));
        var commands = new CommandInput(() => new StreamReader(Console.OpenStandardInput(), Utf8), isEchoed: isTerminal && !Console.IsInputRedirected);
        var width = isTerminal ? WindowWidth() : null;
        return new CliHost(Writer(StandardOutput()), Writer(Console.OpenStandardError()), isTerminal, colours, width, commands) { StartsProcesses = true };
    }

    /// <summary>
    /// The console's stream swallows the error of a pipe that nobody reads any more, so a pipe is written to directly: the run should end then.
    /// A file stays the console's, which leaves the position to the operating system, where others may append to the same file.
    /// </summary>
    private static Stream StandardOutput()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
            return Console.OpenStandardOutput();

        var stream = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return stream.CanSeek ? Console.OpenStandardOutput() : stream;
    }

    private static int? WindowWidth()
    {
        try
        {
            return Console.WindowWidth is > 20 and var width ? width : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static StreamWriter Writer(Stream stream) => new(stream, Utf8) { AutoFlush = false };
}
