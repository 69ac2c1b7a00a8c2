using System.Diagnostics;
using System.Globalization;
using ActorConcurrency.Scenarios.Cluster.Commands;
using ActorConcurrency.Scenarios.Cluster.Membership;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Cluster.Stages;

/// <summary>
/// A node in a process of its own, started by this one. It ends when the pipe to its standard input does: with this process, whatever becomes
/// of that. Disposing ends it.
/// </summary>
internal sealed class NodeProcess : IStartedNode
{
    private static readonly TimeSpan ListenLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(5);

    private readonly Process _process;

    private NodeProcess(Process process) => _process = process;

    public bool IsProcess => true;

    /// <summary>Starts it, with the program that this process runs.</summary>
    public static IStartedNode Start(NodeSettings settings, string logLevel)
    {
        var (program, first) = Self();
        var start = new ProcessStartInfo(program, [.. first, .. Arguments(settings, logLevel)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        // What the environment says is about nodes that somebody starts by hand. A secret in the arguments would be seen by all.
        foreach (var variable in start.Environment.Keys.Where(key => key.StartsWith(NodeSettings.Variable(""), StringComparison.Ordinal)).ToList())
            start.Environment.Remove(variable);
        start.Environment[NodeSettings.Variable("SECRET")] = settings.Secret;
        return new NodeProcess(Process.Start(start)!);
    }

    public async Task<Address> ListeningAsync(CancellationToken cancellationToken)
    {
        try
        {
            var line = await _process.StandardOutput.ReadLineAsync(cancellationToken).AsTask().WaitAsync(ListenLimit, cancellationToken);
            return line is not null && NodeAddress.TryParse(line, out var address) ? address : throw new ClusterCommandException("child-failed", _process.Id);
        }
        catch (TimeoutException)
        {
            throw new ClusterCommandException("child-silent", _process.Id, ListenLimit);
        }
    }

    public Task KillAsync()
    {
        _process.Kill();
        return _process.WaitForExitAsync();
    }

    public Task PauseAsync() => SignalAsync("STOP");

    public Task ResumeAsync() => SignalAsync("CONT");

    public async Task<int> EndAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync().WaitAsync(EndLimit);
        }
        catch (Exception e) when (e is TimeoutException or IOException)
        {
            await KillAsync();
        }
        _process.Dispose();
    }

    // .NET has no call for it; every POSIX system has the command.
    private async Task SignalAsync(string signal)
    {
        if (OperatingSystem.IsWindows())
            throw new ClusterCommandException("no-pause");
        using var kill = Process.Start("kill", ["-s", signal, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        if (kill.ExitCode != 0)
            throw new ClusterCommandException("no-pause");
    }

    private static IEnumerable<string> Arguments(NodeSettings settings, string logLevel) =>
    [
        "cluster", "node", NodeCommand.Child,
        "--hostname", settings.Hostname!,
        "--port", settings.Port!.Value.ToString(CultureInfo.InvariantCulture),
        "--roles", string.Join(',', settings.Roles!),
        "--seeds", string.Join(',', settings.Seeds!.Select(NodeAddress.Short)),
        "--config", settings.ConfigFile!,
        "--log-level", logLevel,
    ];

    /// <summary>This program: its own executable, or the runtime with the program's assembly where that is how it was started.</summary>
    private static (string Program, IReadOnlyList<string> First) Self()
    {
        var assembly = typeof(NodeProcess).Assembly;
        var own = Environment.ProcessPath;
        return own is not null && Path.GetFileNameWithoutExtension(own) == assembly.GetName().Name
            ? (own, [])
            : (own is not null && Path.GetFileNameWithoutExtension(own) == "dotnet" ? own : "dotnet",
                ["exec", Path.Combine(AppContext.BaseDirectory, $"{assembly.GetName().Name}.dll")]);
    }
}
