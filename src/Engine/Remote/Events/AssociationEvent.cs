using Akka.Actor;
using Akka.Event;

namespace Akka.Remote;

/// <summary>Something that happened to the connection with another node.</summary>
public abstract class AssociationEvent : RemotingLifecycleEvent
{
    /// <summary>What the event is called in the log.</summary>
    protected string EventName;

    /// <summary>Creates the base of an event.</summary>
    protected AssociationEvent() => EventName = GetType().Name;

    /// <summary>This node.</summary>
    public abstract Address LocalAddress { get; protected set; }

    /// <summary>The other node.</summary>
    public abstract Address RemoteAddress { get; protected set; }

    /// <summary>True when the other node opened the connection.</summary>
    public abstract bool IsInbound { get; protected set; }

    /// <inheritdoc />
    public override string ToString() => $"{EventName} [{LocalAddress}] {(IsInbound ? "<-" : "->")} {RemoteAddress}";
}

/// <summary>A connection was made.</summary>
public sealed class AssociatedEvent : AssociationEvent
{
    /// <summary>Creates the event.</summary>
    public AssociatedEvent(Address localAddress, Address remoteAddress, bool inbound)
    {
        EventName = "Associated";
        LocalAddress = localAddress;
        RemoteAddress = remoteAddress;
        IsInbound = inbound;
    }

    /// <inheritdoc />
    public override Address LocalAddress { get; protected set; }

    /// <inheritdoc />
    public override Address RemoteAddress { get; protected set; }

    /// <inheritdoc />
    public override bool IsInbound { get; protected set; }

    /// <inheritdoc />
    public override LogLevel LogLevel() => Akka.Event.LogLevel.DebugLevel;
}

/// <summary>A connection has ended.</summary>
public sealed class DisassociatedEvent : AssociationEvent
{
    /// <summary>Creates the event.</summary>
    public DisassociatedEvent(Address localAddress, Address remoteAddress, bool inbound)
    {
        EventName = "Disassociated";
        LocalAddress = localAddress;
        RemoteAddress = remoteAddress;
        IsInbound = inbound;
    }

    /// <inheritdoc />
    public override Address LocalAddress { get; protected set; }

    /// <inheritdoc />
    public override Address RemoteAddress { get; protected set; }

    /// <inheritdoc />
    public override bool IsInbound { get; protected set; }

    /// <inheritdoc />
    public override LogLevel LogLevel() => Akka.Event.LogLevel.DebugLevel;
}

/// <summary>A connection could not be made, or has failed.</summary>
public sealed class AssociationErrorEvent : AssociationEvent
{
    private readonly LogLevel _level;

    /// <summary>Creates the event.</summary>
    public AssociationErrorEvent(Exception cause, Address localAddress, Address remoteAddress, bool inbound, LogLevel level)
    {
        EventName = "AssociationError";
        Cause = cause;
        LocalAddress = localAddress;
        RemoteAddress = remoteAddress;
        IsInbound = inbound;
        _level = level;
    }

    /// <summary>Why.</summary>
    public Exception Cause { get; }

    /// <inheritdoc />
    public override Address LocalAddress { get; protected set; }

    /// <inheritdoc />
    public override Address RemoteAddress { get; protected set; }

    /// <inheritdoc />
    public override bool IsInbound { get; protected set; }

    /// <inheritdoc />
    public override LogLevel LogLevel() => _level;

    /// <inheritdoc />
    public override string ToString() => $"{base.ToString()}: Error [{Cause.Message}]";
}
