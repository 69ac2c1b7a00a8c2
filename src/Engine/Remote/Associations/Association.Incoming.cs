using System.Buffers;
using Akka.Serialization.Wire;

namespace Akka.Remote.Associations;

internal sealed partial class Association
{
    private readonly object _incomingGate = new();
    private volatile Link? _incoming;
    private long _lastReceived;
    private bool _owesAcknowledgement;

    /// <summary>Actors of this node that the other one has named.</summary>
    public KnownRefs Recipients { get; } = new();

    /// <summary>Actors of the other node that it has named.</summary>
    public KnownRefs Senders { get; } = new();

    /// <summary>Reads a link until it ends.</summary>
    public async Task ReadAsync(Link link)
    {
        var failure = await link.ReadAllAsync(remoting.FrameLimit, Receive).ConfigureAwait(false);
        lock (_gate)
        {
            if (_outgoing == link) _outgoing = null;
            _lastUse = Environment.TickCount64;
        }
        remoting.Ended(this, link, failure);
    }

    private void Receive(Link link, ref ReadOnlySequence<byte> buffer, int limit)
    {
        long acknowledged = 0;
        lock (_incomingGate)
        {
            if (_isQuarantined) link.Abort();
            while (!link.IsClosed && Frames.TryTake(ref buffer, limit, out var frame))
            {
                if (frame.IsSingleSegment) ReceiveFrame(link, frame.FirstSpan);
                else ReceiveSegments(link, frame);
            }
            if (_owesAcknowledgement) acknowledged = _lastReceived;
            _owesAcknowledgement = false;
        }
        if (acknowledged > 0) SendControl(remoting.Codec.Acknowledgement(acknowledged));
    }

    private void ReceiveSegments(Link link, in ReadOnlySequence<byte> frame)
    {
        var length = (int)frame.Length;
        var bytes = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            frame.CopyTo(bytes);
            ReceiveFrame(link, bytes.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private void ReceiveFrame(Link link, ReadOnlySpan<byte> frame)
    {
        var reader = new WireReader(frame[1..]);
        switch ((FrameKind)frame[0])
        {
            case FrameKind.Message:
                if (IsCurrent(link)) remoting.Inbound.Message(ref reader, this);
                break;
            case FrameKind.SystemMessage:
                if (IsCurrent(link)) ReceiveSystem(ref reader);
                break;
            case FrameKind.Acknowledgement:
                var number = reader.VarUInt();
                lock (_gate) _log.Acknowledge((long)Math.Min(number, long.MaxValue));
                break;
            case FrameKind.KeepAlive:
                break;
            case FrameKind.Goodbye:
                TakeGoodbye(link, (Refusal)reader.Byte());
                break;
            default:
                throw WireReader.Malformed($"{frame[0]} is no kind of frame");
        }
    }

    // A link that was replaced may still have something to read: it comes too late.
    private bool IsCurrent(Link link)
    {
        var current = _incoming;
        if (current == link) return true;
        if (current is { IsClosed: false } && current.Number > link.Number) return false;
        _incoming = link;
        return true;
    }

    private void ReceiveSystem(ref WireReader reader)
    {
        var number = (long)Math.Min(reader.VarUInt(), long.MaxValue);
        _owesAcknowledgement = true;
        // Earlier ones are repetitions; of later ones the one before is missing, and all of them will be sent again.
        if (number != _lastReceived + 1) return;
        _lastReceived = number;
        remoting.Inbound.SystemMessage(ref reader, this);
    }

    private void TakeGoodbye(Link link, Refusal reason)
    {
        lock (_gate)
        {
            if (_outgoing == link) _outgoing = null;
            _gateOpens = Environment.TickCount64 + (long)remoting.Settings.RetryGateClosedFor.TotalMilliseconds;
        }
        if (reason is Refusal.Quarantined) remoting.QuarantinedBy(remote);
        link.Abort();
    }
}
