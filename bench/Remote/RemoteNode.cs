using ActorConcurrency.Bench.Nodes;
using Akka.Actor;
using Akka.Configuration;

namespace ActorConcurrency.Bench.Remote;

/// <summary>The other node: a process of its own, as a server would be.</summary>
internal sealed class RemoteNode : IDisposable
{
    private readonly NodeProcess _process;

    private RemoteNode(NodeProcess process)
    {
        _process = process;
        var parts = process.Greeting.Split(' ');
        (Address, EchoPort) = (parts[0], int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
    }

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
    public static async Task<RemoteNode> StartAsync() => new(await NodeProcess.StartAsync("remote-node"));

    /// <summary>What the process does: serves until its standard input ends.</summary>
    public static async Task<int> ServeAsync()
    {
        var system = ActorSystem.Create("server", Config);
        system.ActorOf(Props.Create<EchoActor>(), "echo");
        system.ActorOf(Props.Create<AcknowledgingActor>(), "sink");
        using var echo = new RawEcho();
        await NodeProcess.ServeAsync($"{((ExtendedActorSystem)system).Provider.DefaultAddress} {echo.Port}");
        await system.Terminate();
        return 0;
    }

    public void Dispose() => _process.Dispose();

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
