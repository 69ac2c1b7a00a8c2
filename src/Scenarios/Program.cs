using ActorConcurrency.Scenarios.Cli;

namespace ActorConcurrency.Scenarios;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        using var signals = new StopSignals();
        var exitCode = await CommandLineApp.RunAsync(args, CliHost.FromConsole(), signals.Token);
        return signals.ExitCode ?? exitCode;
    }
}
