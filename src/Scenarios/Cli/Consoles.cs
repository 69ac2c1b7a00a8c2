using Spectre.Console;

namespace ActorConcurrency.Scenarios.Cli;

/// <summary>Spectre's console for what the command line writes as tables.</summary>
internal static class Consoles
{
    // Where nobody's window is known, and files have room.
    private const int PlainWidth = 140;

    /// <summary>A console that writes there, with the host's colours, as wide as its terminal.</summary>
    public static IAnsiConsole On(TextWriter writer, CliHost host)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = host.Colours ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = host.Colours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = host.Width ?? PlainWidth;
        return console;
    }
}
