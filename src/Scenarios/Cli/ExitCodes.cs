namespace ActorConcurrency.Scenarios.Cli;

/// <summary>What the program's exit code says.</summary>
internal static class ExitCodes
{
    /// <summary>Everything ran and every contract was kept.</summary>
    public const int Success = 0;

    /// <summary>A contract was broken, or a scenario failed.</summary>
    public const int Broken = 1;

    /// <summary>The command line could not be understood; nothing was run.</summary>
    public const int Usage = 2;

    /// <summary>Stopped by Ctrl+C.</summary>
    public const int Interrupted = 130;

    /// <summary>Stopped by a termination signal.</summary>
    public const int Terminated = 143;
}
