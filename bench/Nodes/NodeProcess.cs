using System.Diagnostics;

namespace ActorConcurrency.Bench.Nodes;

/// <summary>This program once more, as another process that serves until its standard input ends.</summary>
internal sealed class NodeProcess : IDisposable
{
    private readonly Process _process;

    private NodeProcess(Process process, string greeting) => (_process, Greeting) = (process, greeting);

    /// <summary>The first line it wrote.</summary>
    public string Greeting { get; }

    /// <summary>Starts a process and waits for its first line.</summary>
    public static async Task<NodeProcess> StartAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        // Under "dotnet run" the process is the application's own host; under "dotnet some.dll" it is dotnet.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(NodeProcess).Assembly.Location);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The other node has not started.");
        return new NodeProcess(process, line);
    }

    /// <summary>What the process does: greets, and waits until its standard input ends.</summary>
    public static async Task ServeAsync(string greeting)
    {
        Console.WriteLine(greeting);
        while (await Console.In.ReadLineAsync() is not null)
        {
        }
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
