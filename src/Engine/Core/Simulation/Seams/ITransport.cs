using System.IO.Pipelines;
using Akka.Actor;

namespace Akka.Simulation;

/// <summary>
/// The network between nodes, as remoting sees it: connections that carry bytes in both directions, in order, until they end. What a real
/// network may do besides (delay, loss of a connection, partition) is the implementation's choice.
/// </summary>
internal interface ITransport : IAsyncDisposable
{
    /// <summary>Begins to take connections.</summary>
    /// <param name="local">The wanted address; port 0 for any.</param>
    /// <param name="accept">Called for each connection that comes in.</param>
    /// <returns>The address that is listened on.</returns>
    Task<Address> ListenAsync(Address local, Action<ITransportConnection> accept);

    /// <summary>Opens a connection.</summary>
    /// <exception cref="IOException">The other node can't be reached.</exception>
    Task<ITransportConnection> ConnectAsync(Address remote, CancellationToken cancellationToken);
}

/// <summary>One connection to another node.</summary>
internal interface ITransportConnection : IAsyncDisposable
{
    /// <summary>Where the bytes come from and go to.</summary>
    IDuplexPipe Transport { get; }

    /// <summary>The other end, for logs: what is known before it has said who it is.</summary>
    string RemoteEndPoint { get; }

    /// <summary>Ends the connection at once: reads and writes end.</summary>
    void Abort();
}
