using System.Net;
using System.Net.Sockets;

namespace ActorConcurrency.Bench.Remote;

/// <summary>A TCP echo without anything above the sockets.</summary>
internal sealed class RawEcho : IDisposable
{
    private readonly Socket _listener = new(SocketType.Stream, ProtocolType.Tcp);

    public RawEcho()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    public static async Task<Socket> ConnectAsync(int port)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port);
        return socket;
    }

    /// <summary>Sends a block and waits until all of it has come back.</summary>
    public static async Task ExchangeAsync(Socket socket, byte[] block, byte[] answer)
    {
        await socket.SendAsync(block);
        for (var read = 0; read < block.Length;) read += await socket.ReceiveAsync(answer.AsMemory(read));
    }

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = EchoAsync(await _listener.AcceptAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The end.
        }
    }

    private static async Task EchoAsync(Socket socket)
    {
        socket.NoDelay = true;
        using var _ = socket;
        var buffer = new byte[256 * 1024];
        try
        {
            while (await socket.ReceiveAsync(buffer) is var read and > 0)
            {
                for (var sent = 0; sent < read;) sent += await socket.SendAsync(buffer.AsMemory(sent, read - sent));
            }
        }
        catch (SocketException)
        {
            // The client has gone.
        }
    }
}
