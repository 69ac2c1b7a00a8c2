using System.Buffers.Binary;
using System.Net.Sockets;
using ActorConcurrency.Engine.Remote.Tests.Support;
using Akka.Actor;
using Akka.Remote;
using Xunit;

namespace ActorConcurrency.Engine.Remote.Tests.EmbeddedOnly;

/// <summary>Whatever comes in at a node's port: it stays up, its memory stays flat, its peers notice nothing.</summary>
public sealed class HostilePeerTests : IAsyncLifetime
{
    private readonly Nodes _nodes = new();
    private ActorSystem _a = null!;
    private ActorSystem _b = null!;
    private IActorRef _echo = null!;

    public async Task InitializeAsync()
    {
        _a = _nodes.Start("a", "akka.loglevel = ERROR");
        _b = _nodes.Start("b", "akka.loglevel = ERROR\nakka.remote.handshake-timeout = 1s\nactorconcurrency.engine.remote.max-handshakes = 20");
        _echo = await Nodes.Find(_a, _b.ActorOf(Props.Create(() => new Echo()), "echo"), _b);
    }

    public async Task DisposeAsync() => await _nodes.DisposeAsync();

    private Remoting Remoting => ((RemoteActorRefProvider)((ExtendedActorSystem)_b).Provider).Remoting;

    [Fact]
    public async Task RandomBytes_ManyConnections_AreRefusedAndLeaveNothing()
    {
        var random = new Random(7);
        await Attack(20, random);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        await Attack(200, random);

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 16L << 20);
        await StillServes();
        Assert.True(Remoting.RefusedPeers >= 200);
    }

    [Fact]
    public async Task OversizedFrame_IsRefusedBeforeItIsReceived()
    {
        var header = new byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(header, int.MaxValue);

        Assert.True(await IsClosedAfter(header));
        BinaryPrimitives.WriteInt32LittleEndian(header, -1);
        Assert.True(await IsClosedAfter(header));
        BinaryPrimitives.WriteInt32LittleEndian(header, 0);
        Assert.True(await IsClosedAfter(header));
        await StillServes();
    }

    [Fact]
    public async Task ConnectAndClose_LikeAPortScanner_HarmsNothing()
    {
        for (var i = 0; i < 50; i++)
        {
            using var scanner = await Connect();
        }
        await StillServes();
    }

    [Fact]
    public async Task SlowHandshakes_AreEndedAndLimited()
    {
        var slow = new List<TcpClient>();
        for (var i = 0; i < 60; i++) slow.Add(await Connect());
        foreach (var client in slow) await TrySend(client, [40, 0, 0]);

        // The limit of one second passes on the node's clock; each of them sees its end.
        foreach (var client in slow) Assert.True(await IsClosed(client));
        await StillServes();
        foreach (var client in slow) client.Dispose();
    }

    [Fact]
    public async Task MalformedFrames_OfAnAcceptedPeer_EndItsConnectionOnly()
    {
        var random = new Random(3);
        for (var round = 0; round < 40; round++)
        {
            await using var peer = await Intruder.Connect(_b);
            for (var i = 0; i < 20; i++) peer.Send(Frame(random));
            await peer.Close();
        }
        await StillServes();
    }

    [Fact]
    public async Task UnreadableMessages_OfAnAcceptedPeer_AreCountedAndDropped()
    {
        await using var peer = await Intruder.Connect(_b);
        var before = Remoting.Inbound.Unreadable;

        peer.SendMessage("/user/echo", serializer: 4711, manifest: "System.Diagnostics.Process, System");
        peer.SendMessage("/user/echo", serializer: 16, manifest: "no such");
        peer.SendMessage("/user/echo", serializer: 17, manifest: "G");
        peer.SendText("/user/echo", "readable");

        Assert.Equal("readable", await peer.NextText());
        Assert.Equal(before + 3, Remoting.Inbound.Unreadable);
        await StillServes();
    }

    [Fact]
    public async Task TooManyConnections_FurtherOnesAreClosed()
    {
        var small = _nodes.Start("small", "akka.loglevel = ERROR\nactorconcurrency.engine.remote.max-connections = 2");
        await using var one = await Intruder.Connect(small, "one", 1001);
        await using var two = await Intruder.Connect(small, "two", 1002);

        await Assert.ThrowsAnyAsync<Exception>(() => Intruder.Connect(small, "three", 1003));
    }

    private async Task Attack(int connections, Random random)
    {
        for (var i = 0; i < connections; i++)
        {
            using var client = await Connect();
            var bytes = new byte[random.Next(1, 8192)];
            random.NextBytes(bytes);
            // Half of them look like frames.
            if (i % 2 == 0 && bytes.Length > 8) BinaryPrimitives.WriteInt32LittleEndian(bytes, bytes.Length - 4);
            await TrySend(client, bytes);
            if (i % 3 == 0 || bytes.Length <= 8) continue;
            Assert.True(await IsClosed(client));
        }
    }

    private static byte[] Frame(Random random)
    {
        var frame = new byte[random.Next(5, 200)];
        random.NextBytes(frame);
        BinaryPrimitives.WriteInt32LittleEndian(frame, frame.Length - 4);
        frame[4] = (byte)random.Next(0, 24);
        return frame;
    }

    private async Task StillServes() => Assert.Equal("still there", await _echo.Ask<string>("still there", Nodes.Patience));

    private async Task<bool> IsClosedAfter(byte[] bytes)
    {
        using var client = await Connect();
        await TrySend(client, bytes);
        return await IsClosed(client);
    }

    private async Task<TcpClient> Connect()
    {
        var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", Nodes.AddressOf(_b).Port!.Value);
        }
        catch (SocketException)
        {
            // Closed as soon as it was there: one too many.
        }
        return client;
    }

    private static async Task TrySend(TcpClient client, byte[] bytes)
    {
        try
        {
            await client.GetStream().WriteAsync(bytes);
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            // Refused already.
        }
    }

    private static async Task<bool> IsClosed(TcpClient client)
    {
        using var limit = new CancellationTokenSource(Nodes.Patience);
        var buffer = new byte[256];
        try
        {
            while (await client.GetStream().ReadAsync(buffer, limit.Token) > 0)
            {
            }
            return true;
        }
        catch (Exception e) when (e is IOException or SocketException or InvalidOperationException)
        {
            return true;
        }
    }
}
