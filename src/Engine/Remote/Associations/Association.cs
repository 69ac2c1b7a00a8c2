using Akka.Actor;
using Akka.Dispatch.SysMsg;

namespace Akka.Remote.Associations;

/// <summary>
/// What this node has to do with one other: the connections, what waits to be sent, and the system messages that the other must get.
/// </summary>
/// <remarks>
/// Messages to the other node go on one link at a time, in the order in which they were given; the other reads from one link at a time: that is
/// what keeps the order. Each node uses the link that it opened, or, if it had none when the other opened one, that.
/// </remarks>
internal sealed partial class Association(Remoting remoting, Address remote)
{
    private readonly object _gate = new();
    private readonly Queue<Waiting> _waiting = new();
    private readonly SystemMessageLog _log = new();
    private readonly HashSet<int> _quarantined = [];

    private volatile Link? _outgoing;
    private bool _isConnecting;
    private bool _isQuarantined;
    private long _gateOpens;
    private long _firstWaitingNumber;
    private int? _uid;
    private long _lastUse = Environment.TickCount64;

    public Address Remote => remote;

    /// <summary>True when the association was given back: it is not the one of its address any more.</summary>
    public bool IsForgotten { get; private set; }

    /// <summary>The incarnation of the other node; null before the first connection.</summary>
    public int? Uid
    {
        get
        {
            lock (_gate) return _uid;
        }
    }

    /// <summary>Sends a message that was made a frame already.</summary>
    public void Send(ReadOnlySpan<byte> frame, object message, IActorRef? sender, RemoteActorRef recipient)
    {
        if (_outgoing is { } link)
        {
            switch (link.Write(frame))
            {
                case WriteResult.Written:
                    return;
                case WriteResult.Full:
                    remoting.Drop(message, sender, recipient, "more waits to be sent to its node than send-buffer-limit allows");
                    return;
            }
        }
        string? refused = null;
        lock (_gate)
        {
            if (_outgoing is { } fresh && fresh.Write(frame) is WriteResult.Written) return;
            if (!MayConnect()) refused = _isQuarantined ? "its node was given up" : "its node could not be reached a moment ago";
            else if (_waiting.Count >= remoting.ConnectingBufferLimit) refused = "too much waits for the connection to its node";
            else Wait(new Waiting(frame.ToArray(), message, sender, recipient));
        }
        if (refused is not null) remoting.Drop(message, sender, recipient, refused);
    }

    /// <summary>Sends a system message; it is kept until the other node has got it, or is given up.</summary>
    public void SendSystem(ISystemMessage message, RemoteActorRef recipient)
    {
        var overflow = false;
        lock (_gate)
        {
            if (_isQuarantined) return;
            var number = _log.Next();
            var frame = remoting.Codec.SystemMessage(number, recipient, message);
            _log.Add(number, frame);
            overflow = _log.Count > remoting.Settings.SysMsgBufferSize;
            if (!overflow && (_outgoing is not { } link || link.Write(frame) is WriteResult.Closed) && MayConnect())
            {
                if (_firstWaitingNumber == 0) _firstWaitingNumber = number;
                Wait(new Waiting(frame, null, null, recipient));
            }
        }
        if (overflow) remoting.Quarantine(remote, Uid, $"{_log.Count} system messages wait for their acknowledgement");
    }

    /// <summary>Sends a frame that may be lost.</summary>
    private void SendControl(byte[] frame) => _outgoing?.Write(frame);

    // The gate is closed for a while after a failure, so that a dead node costs little.
    private bool MayConnect() => !remoting.IsStopping && (_isConnecting || Environment.TickCount64 >= _gateOpens);

    private void Wait(Waiting waiting)
    {
        _waiting.Enqueue(waiting);
        _lastUse = Environment.TickCount64;
        Connect();
    }

    private void Connect()
    {
        if (_isConnecting) return;
        _isConnecting = true;
        _ = Task.Run(ConnectAsync);
    }

    private async Task ConnectAsync()
    {
        Link? link = null;
        try
        {
            using var limit = new CancellationTokenSource(remoting.HandshakeTimeout);
            (link, var peer) = await remoting.OpenAsync(remote, limit.Token).ConfigureAwait(false);
            if (peer.Address != remote) throw new HandshakeException($"At {remote} answers {peer.Address}.", Refusal.WrongAddress);
            if (Install(link, peer.Uid, adopt: true) is { } refusal) throw new HandshakeException($"{peer} is refused: {refusal}.", refusal);
        }
        catch (Exception e)
        {
            if (link is not null) await link.CloseAsync().ConfigureAwait(false);
            ConnectFailed(e);
            return;
        }
        await ReadAsync(link).ConfigureAwait(false);
    }

    private void ConnectFailed(Exception cause)
    {
        Waiting[] lost;
        lock (_gate)
        {
            _isConnecting = false;
            lost = _outgoing is null ? DropWaiting() : [];
            if (_outgoing is null) _gateOpens = Environment.TickCount64 + (long)remoting.Settings.RetryGateClosedFor.TotalMilliseconds;
        }
        remoting.ConnectFailed(remote, cause);
        foreach (var waiting in lost)
        {
            if (waiting.Message is not null) remoting.Drop(waiting.Message, waiting.Sender, waiting.Recipient, "its node could not be reached");
        }
        if (cause is HandshakeException { Reason: Refusal.Quarantined }) remoting.QuarantinedBy(remote);
    }

    private Waiting[] DropWaiting()
    {
        var lost = _waiting.ToArray();
        _waiting.Clear();
        _firstWaitingNumber = 0;
        return lost;
    }

    /// <summary>The other node has opened a connection.</summary>
    /// <returns>Why it may not be used; null when it may.</returns>
    public Refusal? Judge(int uid)
    {
        lock (_gate) return _quarantined.Contains(uid) ? Refusal.Quarantined : remoting.IsStopping ? Refusal.Stopping : null;
    }

    /// <summary>Takes a link that the other node has opened.</summary>
    public Refusal? Accept(Link link, int uid) => Install(link, uid, adopt: false);

    private Refusal? Install(Link link, int uid, bool adopt)
    {
        lock (_incomingGate)
            lock (_gate)
            {
                if (Judge(uid) is { } refusal) return refusal;
                if (_uid != uid) BeginIncarnation(uid);
                _lastUse = Environment.TickCount64;
                if (adopt) _isConnecting = false;
                if (adopt || (_outgoing is null or { IsClosed: true } && !_isConnecting && remoting.Settings.UsePassiveConnections)) Use(link);
            }
        remoting.Publish(new AssociatedEvent(remoting.Address, remote, link.IsInbound));
        return null;
    }

    private void BeginIncarnation(int uid)
    {
        var isSuccessor = _uid is not null;
        _uid = uid;
        _isQuarantined = false;
        _lastReceived = 0;
        if (!isSuccessor) return;
        // Its predecessor is gone, and what that should have got concerns nobody any more.
        _log.Clear();
        foreach (var waiting in DropWaiting())
        {
            if (waiting.Message is not null) _waiting.Enqueue(waiting);
        }
    }

    private void Use(Link link)
    {
        // What an earlier link may have lost comes first, then what has waited, in its order.
        foreach (var frame in _log.Before(_firstWaitingNumber == 0 ? long.MaxValue : _firstWaitingNumber)) link.Write(frame);
        foreach (var waiting in DropWaiting()) link.Write(waiting.Frame);
        _gateOpens = 0;
        _outgoing = link;
    }

    /// <summary>Gives the other node's incarnation up.</summary>
    /// <param name="uid">The incarnation; null for whichever it is.</param>
    /// <returns>The incarnation that was given up; null when it was another one, or already.</returns>
    public int? Quarantine(int? uid)
    {
        Link?[] links;
        int? given;
        Waiting[] lost;
        lock (_gate)
        {
            given = uid ?? _uid;
            if (given is not { } number || !_quarantined.Add(number)) return null;
            if (_uid != number) return number;
            _isQuarantined = true;
            _log.Clear();
            lost = DropWaiting();
            links = [_outgoing, _incoming];
            _outgoing?.Write(remoting.Codec.Goodbye(Refusal.Quarantined));
            _outgoing = null;
        }
        foreach (var link in links.Distinct()) _ = EndAsync(link);
        foreach (var waiting in lost)
        {
            if (waiting.Message is not null) remoting.Drop(waiting.Message, waiting.Sender, waiting.Recipient, "its node was given up");
        }
        return given;
    }

    /// <summary>Looks after the links: resends, keeps alive, connects again.</summary>
    /// <returns>False when there is nothing left to look after.</returns>
    public bool Tick(long now)
    {
        var isHopeless = false;
        lock (_gate)
        {
            if (_outgoing is { } link)
            {
                if (now - link.LastSent > remoting.KeepAliveInterval) link.Write(remoting.Codec.KeepAlive);
                if (now - link.LastReceived > remoting.SilenceLimit && link == _incoming) link.Abort();
                if (_log.Count > 0 && now - _log.WaitingSince > remoting.Settings.SysResendTimeout.TotalMilliseconds)
                {
                    foreach (var frame in _log.Oldest(remoting.Settings.SysResendLimit)) link.Write(frame);
                }
            }
            else if (_log.Count > 0 && MayConnect())
            {
                Connect();
            }
            isHopeless = _log.Count > 0 && now - _log.WaitingSince > remoting.Settings.InitialSysMsgDeliveryTimeout.TotalMilliseconds;
            if (_outgoing is null && _incoming is null or { IsClosed: true } && _log.Count == 0 && !_isConnecting && _quarantined.Count == 0
                && now - _lastUse > remoting.ForgetAfter)
            {
                IsForgotten = true;
                return false;
            }
        }
        if (isHopeless) remoting.Quarantine(remote, Uid, "it has acknowledged no system message for initial-system-message-delivery-timeout");
        return true;
    }

    /// <summary>Breaks all connections without a word, as a network may.</summary>
    public void BreakLinks()
    {
        _outgoing?.Abort();
        _incoming?.Abort();
    }

    /// <summary>Says goodbye and sends what is left.</summary>
    public async Task EndAsync()
    {
        Link?[] links;
        lock (_gate)
        {
            links = [_outgoing, _incoming];
            foreach (var link in links.Distinct()) link?.Write(remoting.Codec.Goodbye(Refusal.Stopping));
        }
        foreach (var link in links.Distinct()) await EndAsync(link).ConfigureAwait(false);
    }

    private async Task EndAsync(Link? link)
    {
        if (link is null) return;
        await Task.WhenAny(link.FlushAndEndAsync(), Remoting.Delay(remoting.Settings.FlushWait)).ConfigureAwait(false);
        link.Abort();
    }

    private readonly record struct Waiting(byte[] Frame, object? Message, IActorRef? Sender, RemoteActorRef Recipient);
}
