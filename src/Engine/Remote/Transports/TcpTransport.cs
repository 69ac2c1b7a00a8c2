using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using Akka.Simulation;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Akka.Remote.Transports;

/// <summary>TCP, by ASP.NET Core's socket transport.</summary>
internal sealed class TcpTransport : ITransport
{
    private readonly TransportSettings _settings;
    private readonly SocketTransportFactory _listeners;
    private readonly SocketConnectionContextFactory _connections;
    private IConnectionListener? _listener;

    public TcpTransport(TransportSettings settings)
    {
        _settings = settings;
        _listeners = new SocketTransportFactory(
            Options.Create(new SocketTransportOptions { NoDelay = settings.NoDelay, Backlog = settings.Backlog, UnsafePreferInlineScheduling = true }),
            NullLoggerFactory.Instance);
        _connections = new SocketConnectionContextFactory(
            new SocketConnectionFactoryOptions { UnsafePreferInlineScheduling = true }, NullLogger.Instance);
    }

    public async Task<Address> ListenAsync(Address local, Action<ITransportConnection> accept)
    {
        var ip = string.IsNullOrEmpty(local.Host) ? IPAddress.Any : await FindAsync(local.Host).ConfigureAwait(false);
        _listener = await _listeners.BindAsync(new IPEndPoint(ip, local.Port ?? 0)).ConfigureAwait(false);
        _ = AcceptAsync(_listener, accept);
        return local.WithPort(((IPEndPoint)_listener.EndPoint).Port);
    }

    public async Task<ITransportConnection> ConnectAsync(Address remote, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = _settings.NoDelay };
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(_settings.ConnectTimeout);
            await socket.ConnectAsync(remote.Host!, remote.Port!.Value, limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            socket.Dispose();
            throw new IOException($"{remote} can't be reached: {e.Message}", e);
        }
        var connection = _connections.Create(socket);
        return _settings.Tls is { } tls
            ? await TlsConnection.OpenAsync(connection, tls, remote.Host!, cancellationToken).ConfigureAwait(false)
            : new TcpConnection(connection);
    }

    public async ValueTask DisposeAsync()
    {
        if (_listener is { } listener)
        {
            await listener.UnbindAsync().ConfigureAwait(false);
            await listener.DisposeAsync().ConfigureAwait(false);
        }
        _connections.Dispose();
    }

    private async Task AcceptAsync(IConnectionListener listener, Action<ITransportConnection> accept)
    {
        while (await listener.AcceptAsync().ConfigureAwait(false) is { } connection)
            accept(_settings.Tls is { } tls ? TlsConnection.Accepted(connection, tls, _settings.HandshakeTimeout) : new TcpConnection(connection));
    }

    private static async Task<IPAddress> FindAsync(string host)
    {
        if (IPAddress.TryParse(host, out var ip)) return ip;
        var found = await Dns.GetHostAddressesAsync(host).ConfigureAwait(false);
        return Array.Find(found, a => a.AddressFamily is AddressFamily.InterNetwork) ?? found[0];
    }
}

/// <summary>A connection without encryption.</summary>
internal sealed class TcpConnection(ConnectionContext connection) : ITransportConnection
{
    public IDuplexPipe Transport => connection.Transport;

    public string RemoteEndPoint => connection.RemoteEndPoint?.ToString() ?? "?";

    public void Abort() => connection.Abort();

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
