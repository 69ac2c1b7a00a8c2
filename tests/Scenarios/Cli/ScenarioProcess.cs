using System.Diagnostics;

namespace ActorConcurrency.Scenarios.Tests.Cli;

/// <summary>The program in a process of its own, as a user starts it, for what only a process has: signals, exit codes, real streams.</summary>
internal sealed class ScenarioProcess : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Task<string> _error;

    public ScenarioProcess(string arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "ActorConcurrency.Scenarios.dll");
        _process = Process.Start(new ProcessStartInfo("dotnet", ["exec", program, .. arguments.Split(' ')])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _error = _process.StandardError.ReadToEndAsync();
    }

    public StreamWriter Input => _process.StandardInput;

    /// <summary>The next line that it prints, null at the end.</summary>
    public async Task<string?> ReadLineAsync() => await _process.StandardOutput.ReadLineAsync().WaitAsync(Limit);

    /// <summary>What it prints from here on; it ends when all who could write have gone.</summary>
    public async Task<string> ReadToEndAsync() => await _process.StandardOutput.ReadToEndAsync().WaitAsync(Limit);

    /// <summary>Sends a signal: INT is what Ctrl+C sends.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-s", name, $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Stops reading, as a pipe's reader does that has gone.</summary>
    public void CloseOutput() => _process.StandardOutput.Close();

    /// <summary>Its exit code and all that it wrote to standard error.</summary>
    public async Task<(int ExitCode, string Error)> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Limit);
        return (_process.ExitCode, await _error.WaitAsync(Limit));
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
