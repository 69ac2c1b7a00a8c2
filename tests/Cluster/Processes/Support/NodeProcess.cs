using System.Diagnostics;
using System.Text;
using ActorConcurrency.Cluster.Node;
using Xunit;

namespace ActorConcurrency.Cluster.Processes.Tests.Support;

/// <summary>A node that is a process of its own, which never outlives the tests.</summary>
public sealed class NodeProcess : IAsyncDisposable
{
    /// <summary>A limit for what takes seconds unless something is wrong, or the machine has far too much to do.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private static readonly string Node = Path.Combine(AppContext.BaseDirectory, "ActorConcurrency.Cluster.Node.dll");

    private readonly Process _process;
    private readonly Task _reading;
    private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private readonly List<(Predicate<NodeView> IsSo, TaskCompletionSource Seen)> _waits = [];
    private readonly List<string> _log = [];
    private readonly Dictionary<string, TaskCompletionSource<string>> _questions = [];
    private readonly Action<string, string>? _onTold;
    private NodeView _view = NodeView.Nothing;
    private Heir? _heir;

    private NodeProcess(ProcessStartInfo start, Action<string, string>? onTold)
    {
        _onTold = onTold;
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        _process = Process.Start(start)!;
        _reading = Task.WhenAll(ReadAsync(_process.StandardOutput, OnLine), ReadAsync(_process.StandardError, OnLog));
    }

    /// <summary>Completes when the node is no part of the cluster any more and has stopped its actor system, or when the process has ended.</summary>
    public Task Ended => _process.WaitForExitAsync().WaitAsync(Limit);

    /// <summary>Starts a node that has not joined yet.</summary>
    /// <param name="host">Where it listens.</param>
    /// <param name="port">0: a free port.</param>
    /// <param name="networkNamespace">Where it runs; null: where the tests do.</param>
    /// <param name="isPatient">Whether it waits longer for others before it takes them for dead.</param>
    /// <param name="onTold">Gets the lines that it writes of what its clients and jobs do: the first word, and the rest.</param>
    public static NodeProcess Start(
        string host = "127.0.0.1", int port = 0, string? networkNamespace = null, bool isPatient = false, Action<string, string>? onTold = null)
    {
        string[] command = ["dotnet", "exec", Node, host, $"{port}", .. isPatient ? ["patient"] : Array.Empty<string>()];
        if (networkNamespace is not null)
            command = ["ip", "netns", "exec", networkNamespace, .. command];
        return new NodeProcess(new ProcessStartInfo(command[0], command[1..]), onTold);
    }

    /// <summary>Starts another program that is a node and speaks as one.</summary>
    public static NodeProcess StartProgram(string assembly) => new(new ProcessStartInfo("dotnet", ["exec", assembly]), onTold: null);

    /// <summary>Starts nodes and has them join, and waits until all see all of them up.</summary>
    public static async Task JoinAsync(params NodeProcess[] nodes)
    {
        var addresses = await Task.WhenAll(nodes.Select(node => node.AddressAsync()));
        foreach (var node in nodes)
            node.Tell($"join {addresses[0]}");
        await Task.WhenAll(nodes.Select(node => node.SeesAsync(view => view.IsWhole(addresses))));
    }

    /// <summary>The node's address.</summary>
    public Task<string> AddressAsync() => ExplainedAsync(_address.Task, "listens");

    /// <summary>Writes a line to its standard input.</summary>
    public void Tell(string line)
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
    }

    /// <summary>Ends its standard input, as the end of the tests would.</summary>
    public void EndInput() => _process.StandardInput.Close();

    /// <summary>Writes a line to its standard input, and waits for a line that begins with a word.</summary>
    /// <returns>The rest of that line.</returns>
    public async Task<string> AskAsync(string line, string answer)
    {
        var question = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
            _questions[answer] = question;
        Tell(line);
        return await ExplainedAsync(question.Task, $"answered {line}");
    }

    /// <summary>Fails if something has happened that ought not to.</summary>
    public void AssertIsWell() => Assert.Empty(Told("failed"));

    /// <summary>What it has told, unasked, in lines that begin with a word.</summary>
    public IReadOnlyList<string> Told(string word)
    {
        lock (_gate)
            return [.. _log.Where(line => line.StartsWith($"{word} ", StringComparison.Ordinal))];
    }

    /// <summary>Waits until it sees the cluster in some way.</summary>
    public Task SeesAsync(Predicate<NodeView> isSo)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (isSo(_view))
                return Task.CompletedTask;
            _waits.Add((isSo, seen));
        }

        return ExplainedAsync(seen.Task, "sees what is waited for");
    }

    /// <summary>Has it end at once, without a word to the others.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Ends it at once, without a word to the others.</summary>
    public async Task KillAsync()
    {
        Kill();
        await _process.WaitForExitAsync().WaitAsync(Limit);
    }

    /// <summary>Lets it stand still, in the middle of whatever it does.</summary>
    public Task PauseAsync()
    {
        // A process that stands still cannot see that its input has ended.
        _heir = new Heir($"kill -s KILL {_process.Id}");
        return Task.Run(() => Signal("STOP"));
    }

    /// <summary>Lets it go on.</summary>
    public void Resume() => Signal("CONT");

    /// <summary>What it sees, and what it wrote that nobody had asked for.</summary>
    public string Describe()
    {
        lock (_gate)
            return $"process {_process.Id} sees {_view}, and wrote [{string.Join('\n', _log)}]";
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _heir?.Renounce();
        _process.Kill();
        await _process.WaitForExitAsync();
        await _reading;
        _process.Dispose();
    }

    private void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-s", name, $"{_process.Id}"]);
        kill.WaitForExit();
    }

    private void OnLine(string line)
    {
        var (word, rest) = line.IndexOf(' ', StringComparison.Ordinal) is var space and >= 0 ? (line[..space], line[(space + 1)..]) : (line, "");
        switch (word)
        {
            case "listens":
                _address.TrySetResult(rest);
                break;
            case "view":
                OnView(NodeView.Parse(rest));
                break;
            case "begin" or "end" or "result" or "ran" or "queue":
                _onTold?.Invoke(word, rest);
                break;
            default:
                OnAnswer(word, rest);
                break;
        }
    }

    private void OnView(NodeView view)
    {
        lock (_gate)
        {
            _view = view;
            foreach (var wait in _waits.Where(wait => wait.IsSo(view)).ToList())
            {
                _waits.Remove(wait);
                wait.Seen.SetResult();
            }
        }
    }

    private void OnAnswer(string word, string rest)
    {
        lock (_gate)
        {
            if (_questions.Remove(word, out var question))
                question.SetResult(rest);
            else
                _log.Add($"{word} {rest}");
        }
    }

    private void OnLog(string line)
    {
        lock (_gate)
            _log.Add(line);
    }

    private async Task<T> ExplainedAsync<T>(Task<T> task, string what)
    {
        await ExplainedAsync((Task)task, what);
        return await task;
    }

    // The process may end first, or never come to it.
    private async Task ExplainedAsync(Task task, string what)
    {
        await Task.WhenAny(task, _reading).WaitAsync(Limit).ContinueWith(_ => { }, TaskScheduler.Default);
        if (!task.IsCompleted)
            throw new InvalidOperationException($"{Describe()}; it never {what}");
    }

    // What a process was writing when it was killed is no line.
    private static async Task ReadAsync(StreamReader reader, Action<string> onLine)
    {
        var read = new char[4096];
        var line = new StringBuilder();
        while (await reader.ReadAsync(read) is > 0 and var count)
        {
            for (var i = 0; i < count; i++)
            {
                if (read[i] != '\n')
                {
                    line.Append(read[i]);
                    continue;
                }

                onLine(line.ToString());
                line.Clear();
            }
        }
    }
}
