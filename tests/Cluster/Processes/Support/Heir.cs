using System.Diagnostics;

namespace ActorConcurrency.Cluster.Processes.Tests.Support;

/// <summary>Does something when this process has ended, whatever has ended it: a shell that waits for the end of its input.</summary>
internal sealed class Heir : IDisposable
{
    private readonly Process _shell;

    /// <param name="command">What it does then.</param>
    public Heir(string command) =>
        _shell = Process.Start(new ProcessStartInfo("sh", ["-c", $"cat > /dev/null; {command}"]) { RedirectStandardInput = true })!;

    /// <summary>Nothing is left to do.</summary>
    public void Renounce()
    {
        _shell.Kill();
        _shell.WaitForExit();
        _shell.Dispose();
    }

    /// <inheritdoc />
    public void Dispose() => Renounce();
}
