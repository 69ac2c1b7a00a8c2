using System.Runtime.InteropServices;

namespace ActorConcurrency.Scenarios.Cli;

/// <summary>
/// Turns Ctrl+C and the termination signal into one cancellation, so that everything is stopped in order. A second signal
/// ends the process at once, in case stopping in order hangs.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private int _exitCode;

    public StopSignals()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, c => Stop(c, ExitCodes.Interrupted));
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, c => Stop(c, ExitCodes.Terminated));
    }

    public CancellationToken Token => _stopping.Token;

    /// <summary>The exit code that the signal stands for, or null when there was none.</summary>
    public int? ExitCode => _exitCode == 0 ? null : _exitCode;

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _stopping.Dispose();
    }

    private void Stop(PosixSignalContext context, int exitCode)
    {
        context.Cancel = Interlocked.CompareExchange(ref _exitCode, exitCode, 0) == 0;
        _stopping.Cancel();
    }
}
