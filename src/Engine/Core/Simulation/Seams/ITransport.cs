using Akka.Actor;

namespace Akka.Simulation;

/// <summary>
/// The network between the nodes of a cluster, as remoting sees it: frames on connections. Frames of one connection arrive in order or the
/// connection ends; what a real network may do besides (delay, loss of a connection, partition) is the implementation's choice.
/// </summary>
internal interface ITransport : IAsyncDisposable
{
    /// <summary>Begins to take connections.</summary>
    /// <param name="local">The wanted address; port 0 for any.</param>
    /// <param name="accept">Called for each connection that comes in.</param>
    /// <returns>The address that others connect to.</returns>
    Task<Address> ListenAsync(Address local, Action<ITransportConnection> accept);

    /// <summary>Opens a connection.</summary>
    /// <exception cref="IOException">The other node can't be reached.</exception>
    Task<ITransportConnection> ConnectAsync(Address remote, CancellationToken cancellationToken);
}

/// <summary>One connection between two nodes.</summary>
internal interface ITransportConnection : IAsyncDisposable
{
    /// <summary>The other node.</summary>
    Address Remote { get; }

    /// <summary>Sends a frame.</summary>
    /// <returns>False when the connection has ended, or has more to send than it may keep.</returns>
    bool TrySend(ReadOnlyMemory<byte> frame);

    /// <summary>Begins to receive.</summary>
    /// <param name="frame">Called with each frame, one at a time; the memory is the caller's again afterwards.</param>
    /// <param name="ended">Called once, when the connection has ended, with the failure if that is why.</param>
    void Receive(Action<ReadOnlyMemory<byte>> frame, Action<Exception?> ended);
}
