using ActorConcurrency.Engine.Remote.Tests.Support;
using Akka.Actor;
using Akka.Remote.Associations;
using Akka.Remote.Transports;
using Akka.Serialization.Wire;

namespace ActorConcurrency.Engine.Remote.Tests.EmbeddedOnly;

/// <summary>A peer that speaks the protocol's first words, and then what a test wants.</summary>
internal sealed class Intruder : IAsyncDisposable
{
    private readonly TcpTransport _transport;
    private readonly Link _link;

    private Intruder(TcpTransport transport, Link link) => (_transport, _link) = (transport, link);

    public static async Task<Intruder> Connect(ActorSystem system, string name = "intruder", int port = 4711, string secret = "")
    {
        using var limit = new CancellationTokenSource(Nodes.Patience);
        var settings = TransportSettings.From(new Akka.Remote.RemoteSettings(system.Settings.Config));
        var transport = new TcpTransport(settings);
        var link = new Link(await transport.ConnectAsync(Nodes.AddressOf(system), limit.Token), 1 << 20, isInbound: false);
        try
        {
            var self = new Peer(new Address("akka.tcp", name, "127.0.0.1", port), 42);
            await new Handshake(self, secret, _ => true).OpenAsync(link, Nodes.AddressOf(system), limit.Token);
            return new Intruder(transport, link);
        }
        catch
        {
            await link.CloseAsync();
            await transport.DisposeAsync();
            throw;
        }
    }

    public void Send(byte[] frame) => _link.Write(frame);

    public void SendText(string recipient, string text) => SendMessage(recipient, 17, "S", writer => writer.Text(text));

    public void SendMessage(string recipient, int serializer, string manifest, Action<WireWriter>? payload = null)
    {
        var writer = new WireWriter();
        var frame = writer.BeginLength();
        writer.Byte((byte)FrameKind.Message);
        writer.Text(recipient);
        writer.Byte(Codec.SenderOfThisNode);
        writer.Text("/user/intruder");
        writer.VarUInt((uint)serializer);
        writer.Text(manifest);
        var part = writer.BeginLength();
        payload?.Invoke(writer);
        writer.EndLength(part);
        writer.EndLength(frame);
        Send(writer.ToArray());
    }

    /// <summary>The text of the next message that comes.</summary>
    public async Task<string> NextText()
    {
        using var limit = new CancellationTokenSource(Nodes.Patience);
        while (true)
        {
            var frame = await _link.ReadFrameAsync(1 << 20, limit.Token);
            if (frame[0] == (byte)FrameKind.Message) return Text(frame);
        }
    }

    public async Task Close()
    {
        await _link.FlushAndEndAsync().WaitAsync(Nodes.Patience);
        await _link.CloseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _link.CloseAsync();
        await _transport.DisposeAsync();
    }

    private static string Text(byte[] frame)
    {
        var reader = new WireReader(frame.AsSpan(1));
        reader.Text();
        if (reader.Byte() != Codec.NoSender) reader.Text();
        reader.VarUInt();
        reader.Text();
        var payload = new WireReader(reader.Part());
        return payload.Text();
    }
}
