using System.Diagnostics;

namespace ActorConcurrency.Cluster.Cli.Tests;

/// <summary>The command line as a process of its own, seen as its user sees it.</summary>
public sealed class CommandProcess : IAsyncDisposable
{
    /// <summary>A limit for what takes seconds unless something is wrong.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <summary>The configuration with which changes get around quickly.</summary>
    public static readonly string Quick = Path.Combine(AppContext.BaseDirectory, "config", "local-cluster.conf");

    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "ActorConcurrency.Scenarios.dll");

    private readonly Process _process;
    private readonly string _arguments;
    private readonly WrittenLines _output = new();
    private readonly WrittenLines _error = new();
    private readonly Task _reading;

    /// <summary>Starts it.</summary>
    /// <param name="arguments">What stands after the program's name.</param>
    /// <param name="environment">Variables of the environment.</param>
    public CommandProcess(string arguments, params (string Name, string Value)[] environment)
    {
        _arguments = arguments;
        var start = new ProcessStartInfo("dotnet", ["exec", Program, .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        _reading = Task.WhenAll(ReadAsync(_process.StandardOutput, _output), ReadAsync(_process.StandardError, _error));
    }

    /// <summary>The number of the process.</summary>
    public int Id => _process.Id;

    /// <summary>Starts a node on any free port.</summary>
    /// <param name="arguments">Further arguments.</param>
    /// <param name="environment">Variables of the environment.</param>
    public static CommandProcess Node(string arguments, params (string Name, string Value)[] environment) =>
        new($"cluster node --port 0 --config {Quick} --lang en {arguments}", environment);

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(string arguments, params (string Name, string Value)[] environment)
    {
        await using var process = new CommandProcess(arguments, environment);
        return await process.EndAsync();
    }

    /// <summary>Waits for a line that contains the text; lines before it are passed over.</summary>
    public async Task<string> LineAsync(string text)
    {
        try
        {
            return await _output.FirstAsync(text).WaitAsync(Limit);
        }
        catch (Exception e) when (e is TimeoutException or EndOfStreamException)
        {
            throw new InvalidOperationException($"[{_arguments}] has not written [{text}], but:\n{_output}\nand to standard error:\n{_error}", e);
        }
    }

    /// <summary>Sends a signal: INT is what Ctrl+C sends.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-s", name, $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Closes the other end of its standard input.</summary>
    public void CloseInput() => _process.StandardInput.Close();

    /// <summary>Waits for its end.</summary>
    public async Task<(int ExitCode, string Output, string Error)> EndAsync()
    {
        try
        {
            await _process.WaitForExitAsync().WaitAsync(Limit);
            await _reading.WaitAsync(Limit);
        }
        catch (TimeoutException e)
        {
            throw new InvalidOperationException($"[{_arguments}] has not ended, but written:\n{_output}\nand to standard error:\n{_error}", e);
        }
        return (_process.ExitCode, _output.ToString(), _error.ToString());
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task ReadAsync(StreamReader reader, WrittenLines lines)
    {
        while (await reader.ReadLineAsync() is { } line)
            lines.Add(line);
        lines.End();
    }

    /// <summary>Lines as they come, and those who wait for one.</summary>
    private sealed class WrittenLines
    {
        private readonly Lock _gate = new();
        private readonly List<string> _lines = [];
        private readonly List<(string Text, TaskCompletionSource<string> Found)> _waits = [];
        private int _passed;
        private bool _hasEnded;

        public void Add(string line)
        {
            lock (_gate)
            {
                _lines.Add(line);
                foreach (var wait in _waits.Where(w => line.Contains(w.Text, StringComparison.Ordinal)).ToList())
                {
                    _passed = _lines.Count;
                    _waits.Remove(wait);
                    wait.Found.SetResult(line);
                }
            }
        }

        public void End()
        {
            lock (_gate)
            {
                _hasEnded = true;
                _waits.ForEach(wait => wait.Found.SetException(new EndOfStreamException()));
            }
        }

        public Task<string> FirstAsync(string text)
        {
            lock (_gate)
            {
                var index = _lines.FindIndex(_passed, line => line.Contains(text, StringComparison.Ordinal));
                if (index >= 0)
                {
                    _passed = index + 1;
                    return Task.FromResult(_lines[index]);
                }
                var wait = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
                if (_hasEnded)
                    wait.SetException(new EndOfStreamException());
                else
                    _waits.Add((text, wait));
                return wait.Task;
            }
        }

        public override string ToString()
        {
            lock (_gate)
                return string.Join('\n', _lines);
        }
    }
}
