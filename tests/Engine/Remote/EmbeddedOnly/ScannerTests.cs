using System.Net.Sockets;
using System.Text;
using ActorConcurrency.Engine.Remote.Tests.Support;
using Akka.Actor;
using Akka.Remote;
using Akka.Remote.Associations;
using Xunit;

namespace ActorConcurrency.Engine.Remote.Tests.EmbeddedOnly;

/// <summary>What scanners, browsers and guessers send to a node's port: each is refused, and a peer notices nothing.</summary>
public sealed class ScannerTests : IAsyncLifetime
{
    private readonly Nodes _nodes = new();
    private ActorSystem _b = null!;
    private IActorRef _echo = null!;

    public async Task InitializeAsync()
    {
        const string Secret = "akka.loglevel = OFF\nactorconcurrency.engine.remote.shared-secret = open-sesame\n";
        var a = _nodes.Start("a", Secret);
        _b = _nodes.Start("b", Secret + "akka.remote.handshake-timeout = 2s");
        _echo = await Nodes.Find(a, _b.ActorOf(Props.Create(() => new Echo()), "echo"), _b);
    }

    public async Task DisposeAsync() => await _nodes.DisposeAsync();

    private Remoting Remoting => ((RemoteActorRefProvider)((ExtendedActorSystem)_b).Provider).Remoting;

    public static TheoryData<byte[]> Greetings =>
    [
        Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: localhost\r\nUser-Agent: curl/8\r\n\r\n"),
        Encoding.ASCII.GetBytes("SSH-2.0-OpenSSH_9.2\r\n"),
        Encoding.ASCII.GetBytes("*1\r\n$4\r\nPING\r\n"),
        // The beginning of a TLS client's first record.
        [0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xFC, 0x03, 0x03],
        [0],
    ];

    [Theory]
    [MemberData(nameof(Greetings))]
    public async Task Greeting_OfAnotherProtocol_IsRefused(byte[] greeting)
    {
        using var client = await ConnectAsync();
        await client.GetStream().WriteAsync(greeting);

        await EndAsync(client);

        await StillServesAsync();
    }

    [Fact]
    public async Task Connections_AThousandAtOnce_AreEndedAndLeaveNothing()
    {
        var clients = new List<TcpClient>();
        for (var i = 0; i < 1000; i++)
        {
            if (await TryConnectAsync() is { } client) clients.Add(client);
        }
        await StillServesAsync();

        // Half of them go as scanners do, with a reset; the others wait for their end.
        for (var i = 0; i < clients.Count; i += 2) clients[i].Client.Close(timeout: 0);
        for (var i = 1; i < clients.Count; i += 2) await EndAsync(clients[i]);
        clients.ForEach(client => client.Dispose());

        await StillServesAsync();
        using var late = await ConnectAsync();
        await EndAsync(late);
    }

    [Fact]
    public async Task Secrets_WrongOnes_AreAllRefused()
    {
        for (var i = 0; i < 50; i++)
        {
            var refused = await Assert.ThrowsAsync<HandshakeException>(() => Intruder.Connect(_b, "guesser", 4000 + i, $"guess {i}"));
            Assert.Equal(Refusal.WrongSecret, refused.Reason);
        }

        Assert.Equal(50, Remoting.RefusedPeers);
        await StillServesAsync();
    }

    [Fact]
    public async Task Handshake_ByteByByte_EndsInTime()
    {
        using var client = await ConnectAsync();
        var isOver = EndAsync(client);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));

        // A length that a handshake may have, and then a byte now and again: each of them in time, all of them never.
        await TrySendAsync(client, [200, 0, 0, 0]);
        while (!isOver.IsCompleted && await timer.WaitForNextTickAsync()) await TrySendAsync(client, [1]);

        await isOver;
        await StillServesAsync();
    }

    private async Task StillServesAsync() => Assert.Equal("still there", await _echo.Ask<string>("still there", Nodes.Patience));

    private async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", Nodes.AddressOf(_b).Port!.Value);
        return client;
    }

    private async Task<TcpClient?> TryConnectAsync()
    {
        try
        {
            return await ConnectAsync();
        }
        catch (SocketException)
        {
            // One too many.
            return null;
        }
    }

    private static async Task TrySendAsync(TcpClient client, byte[] bytes)
    {
        try
        {
            await client.GetStream().WriteAsync(bytes);
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            // Ended.
        }
    }

    private static async Task EndAsync(TcpClient client)
    {
        using var limit = new CancellationTokenSource(Nodes.Patience);
        var buffer = new byte[256];
        try
        {
            while (await client.GetStream().ReadAsync(buffer, limit.Token) > 0)
            {
            }
        }
        catch (Exception e) when (e is IOException or SocketException or InvalidOperationException)
        {
            // With a reset.
        }
    }
}
