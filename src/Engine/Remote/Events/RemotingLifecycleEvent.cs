using Akka.Actor;
using Akka.Event;

namespace Akka.Remote;

/// <summary>Something that happened to remoting, published on the event stream.</summary>
public abstract class RemotingLifecycleEvent
{
    /// <summary>Creates the base of an event.</summary>
    protected RemotingLifecycleEvent()
    {
    }

    /// <summary>How important it is.</summary>
    public abstract LogLevel LogLevel();
}

/// <summary>Remoting listens.</summary>
public sealed class RemotingListenEvent : RemotingLifecycleEvent
{
    /// <summary>Creates the event.</summary>
    public RemotingListenEvent(IList<Address> listenAddresses) => ListenAddresses = listenAddresses;

    /// <summary>Where.</summary>
    public IList<Address> ListenAddresses { get; }

    /// <inheritdoc />
    public override LogLevel LogLevel() => Akka.Event.LogLevel.InfoLevel;

    /// <inheritdoc />
    public override string ToString() => $"Remoting now listens on addresses: [{string.Join(", ", ListenAddresses)}]";
}

/// <summary>Remoting has ended.</summary>
public sealed class RemotingShutdownEvent : RemotingLifecycleEvent
{
    /// <summary>Creates the event.</summary>
    public RemotingShutdownEvent()
    {
    }

    /// <inheritdoc />
    public override LogLevel LogLevel() => Akka.Event.LogLevel.InfoLevel;

    /// <inheritdoc />
    public override string ToString() => "Remoting shut down";
}

/// <summary>Remoting has failed.</summary>
public sealed class RemotingErrorEvent : RemotingLifecycleEvent
{
    /// <summary>Creates the event.</summary>
    public RemotingErrorEvent(Exception cause) => Cause = cause;

    /// <summary>Why.</summary>
    public Exception Cause { get; }

    /// <inheritdoc />
    public override LogLevel LogLevel() => Akka.Event.LogLevel.ErrorLevel;

    /// <inheritdoc />
    public override string ToString() => $"Remoting error: [{Cause.Message}] [{Cause}]";
}

/// <summary>Another node's incarnation was given up: nothing goes to it or comes from it any more.</summary>
public sealed class QuarantinedEvent : RemotingLifecycleEvent
{
    /// <summary>Creates the event.</summary>
    public QuarantinedEvent(Address address, int uid)
    {
        Address = address;
        Uid = uid;
    }

    /// <summary>The node's address.</summary>
    public Address Address { get; }

    /// <summary>Its incarnation.</summary>
    public int Uid { get; }

    /// <inheritdoc />
    public override LogLevel LogLevel() => Akka.Event.LogLevel.WarningLevel;

    /// <inheritdoc />
    public override string ToString() =>
        $"Association to [{Address}] having UID [{Uid}] is irrecoverably failed. UID is now quarantined and all messages to this UID will be delivered to dead letters. "
        + "Remote actorsystem must be restarted to recover from this situation.";
}

/// <summary>Another node has given this one up.</summary>
public sealed class ThisActorSystemQuarantinedEvent : RemotingLifecycleEvent
{
    /// <summary>Creates the event.</summary>
    public ThisActorSystemQuarantinedEvent(Address localAddress, Address remoteAddress)
    {
        LocalAddress = localAddress;
        RemoteAddress = remoteAddress;
    }

    /// <summary>This node.</summary>
    public Address LocalAddress { get; }

    /// <summary>The other one.</summary>
    public Address RemoteAddress { get; }

    /// <inheritdoc />
    public override LogLevel LogLevel() => Akka.Event.LogLevel.WarningLevel;

    /// <inheritdoc />
    public override string ToString() => $"The remote system {RemoteAddress} has quarantined this system {LocalAddress}.";
}
