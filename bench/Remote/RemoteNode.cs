using System.Diagnostics;
using Akka.Actor;
using Akka.Configuration;

namespace ActorConcurrency.Bench.Remote;

/// <summary>The other node: a process of its own, as a server would be.</summary>
internal sealed class RemoteNode : IDisposable
{
    private readonly Process _process;

    private RemoteNode(Process process, string address, int echoPort) => (_process, Address, EchoPort) = (process, address, echoPort);

    /// <summary>Where its actor system is reached.</summary>
    public string Address { get; }

    /// <summary>Where its plain TCP echo listens.</summary>
    public int EchoPort { get; }

    public static Config Config => ConfigurationFactory.ParseString(
        """
        akka { loglevel = WARNING, stdout-loglevel = WARNING, log-dead-letters = off, actor.provider = remote }
        akka.remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }
        """);

    /// <summary>Starts the process and waits until it listens.</summary>
    public static async Task<RemoteNode> StartAsync()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        // Under "dotnet run" the process is the application's own host; under "dotnet some.dll" it is dotnet.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(RemoteNode).Assembly.Location);
        start.ArgumentList.Add("remote-node");
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The other node has not started.");
        var parts = line.Split(' ');
        return new RemoteNode(process, parts[0], int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>What the process does: serves until its standard input ends.</summary>
    public static async Task<int> ServeAsync()
    {
        var system = ActorSystem.Create("server", Config);
        system.ActorOf(Props.Create<EchoActor>(), "echo");
        system.ActorOf(Props.Create<AcknowledgingActor>(), "sink");
        using var echo = new RawEcho();
        Console.WriteLine($"{((ExtendedActorSystem)system).Provider.DefaultAddress} {echo.Port}");
        while (await Console.In.ReadLineAsync() is not null)
        {
        }
        await system.Terminate();
        return 0;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private sealed class EchoActor : ReceiveActor
    {
        public EchoActor() => ReceiveAny(message => Sender.Tell(message));
    }

    /// <summary>Answers one message of every <see cref="Window.Share"/>.</summary>
    private sealed class AcknowledgingActor : ReceiveActor
    {
        private int _count;

        public AcknowledgingActor() => ReceiveAny(message =>
        {
            if (++_count % Window.Share == 0) Sender.Tell(message);
        });
    }
}

/// <summary>How many messages may be under way in the windowed rows, and after how many one is acknowledged.</summary>
internal static class Window
{
    public const int Size = 4_000;
    public const int Share = 500;
    public const int MessageBytes = 64;
}
