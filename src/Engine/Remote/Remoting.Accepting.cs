using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Event;
using Akka.Remote.Associations;
using Akka.Simulation;

namespace Akka.Remote;

internal sealed partial class Remoting
{
    private const long DropReportInterval = 10_000;

    private readonly ConcurrentDictionary<(Address Node, string Reason), long> _dropped = new();
    private int _connections;
    private int _handshakes;
    private long _refused;
    private long _totalDropped;
    private long _lastReport;

    /// <summary>Connections that came in and are there.</summary>
    public int InboundConnections => Volatile.Read(ref _connections);

    /// <summary>Peers that were refused, or sent what is no frame.</summary>
    public long RefusedPeers => Interlocked.Read(ref _refused);

    /// <summary>Messages that were not sent.</summary>
    public long DroppedMessages => Interlocked.Read(ref _totalDropped);

    private void Accept(ITransportConnection connection)
    {
        var connections = Interlocked.Increment(ref _connections);
        var handshakes = Interlocked.Increment(ref _handshakes);
        if (IsStopping || connections > _transportSettings.MaxConnections || handshakes > _transportSettings.MaxHandshakes)
        {
            Interlocked.Decrement(ref _connections);
            Interlocked.Decrement(ref _handshakes);
            if (!IsStopping) LogRefusal(connection.RemoteEndPoint, $"{connections} connections and {handshakes} handshakes are too many");
            connection.Abort();
            _ = connection.DisposeAsync();
            return;
        }
        _ = Task.Run(() => AcceptAsync(connection));
    }

    private async Task AcceptAsync(ITransportConnection connection)
    {
        var link = new Link(connection, _transportSettings.SendBufferLimit, isInbound: true);
        try
        {
            if (await ShakeHandsAsync(link).ConfigureAwait(false) is { } association) await association.ReadAsync(link).ConfigureAwait(false);
        }
        finally
        {
            await link.CloseAsync().ConfigureAwait(false);
            Interlocked.Decrement(ref _connections);
        }
    }

    private async Task<Association?> ShakeHandsAsync(Link link)
    {
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(_stopped.Token);
            limit.CancelAfter(HandshakeTimeout);
            var peer = await _handshake.AcceptAsync(link, p => With(p.Address).Judge(p.Uid), limit.Token).ConfigureAwait(false);
            var association = With(peer.Address);
            if (association.Accept(link, peer.Uid) is { } refusal) throw new HandshakeException($"{peer} is refused: {refusal}.", refusal);
            return association;
        }
        catch (Exception e)
        {
            if (!IsStopping) LogRefusal(link.RemoteEndPoint, e is OperationCanceledException ? "the handshake took too long" : e.Message);
            if (e is HandshakeException) await Task.WhenAny(link.FlushAndEndAsync(), Delay(Settings.FlushWait)).ConfigureAwait(false);
            return null;
        }
        finally
        {
            Interlocked.Decrement(ref _handshakes);
        }
    }

    private void LogRefusal(string endPoint, string reason)
    {
        var count = CountRefusal();
        Log.Log(LogLevel.WarningLevel, null, $"The peer at {endPoint} is refused ({count} until now): {reason}");
    }

    private long CountRefusal() => Interlocked.Increment(ref _refused);

    private void CountDrop(Address node, string reason)
    {
        Interlocked.Increment(ref _totalDropped);
        if (_dropped.Count < 1000) _dropped.AddOrUpdate((node, reason), 1, static (_, count) => count + 1);
    }

    // Dead letters fall silent in the log after a few; that messages are being dropped must not.
    private void ReportDrops(long now)
    {
        if (_dropped.IsEmpty || now - _lastReport < DropReportInterval) return;
        _lastReport = now;
        foreach (var ((node, reason), count) in _dropped)
        {
            _dropped.TryRemove((node, reason), out _);
            Log.Log(LogLevel.WarningLevel, null, $"{count} messages to {node} were dropped: {reason}.");
        }
    }
}
