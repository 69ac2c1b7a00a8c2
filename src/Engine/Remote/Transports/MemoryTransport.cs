using System.IO.Pipelines;
using Akka.Actor;
using Akka.Simulation;

namespace Akka.Remote.Transports;

/// <summary>Connections between the systems of one process, over a <see cref="MemoryNetwork"/>.</summary>
internal sealed class MemoryTransport : ITransport
{
    private (string Host, int Port) _own;

    public Task<Address> ListenAsync(Address local, Action<ITransportConnection> accept)
    {
        _own = MemoryNetwork.Listen(local.Host ?? "", local.Port ?? 0, accept);
        return Task.FromResult(local.WithPort(_own.Port));
    }

    public Task<ITransportConnection> ConnectAsync(Address remote, CancellationToken cancellationToken) =>
        MemoryNetwork.ConnectAsync(_own, (remote.Host ?? "", remote.Port ?? 0), cancellationToken);

    public ValueTask DisposeAsync()
    {
        MemoryNetwork.Close(_own);
        return ValueTask.CompletedTask;
    }
}

/// <summary>One end of a connection inside the process.</summary>
internal sealed class MemoryConnection(PipeReader input, PipeWriter output, string remote, Func<bool> isCut) : ITransportConnection, IDuplexPipe
{
    private readonly CuttableWriter _output = new(output, isCut);

    public PipeReader Input => input;

    public PipeWriter Output => _output;

    public IDuplexPipe Transport => this;

    public string RemoteEndPoint => remote;

    public void Abort()
    {
        input.CancelPendingRead();
        // The other end of a cut connection does not learn of its end.
        if (!isCut()) output.Complete();
    }

    public ValueTask DisposeAsync()
    {
        Abort();
        return ValueTask.CompletedTask;
    }

    /// <summary>Writes into nothing while the network is cut.</summary>
    private sealed class CuttableWriter(PipeWriter inner, Func<bool> isCut) : PipeWriter
    {
        public override void Advance(int bytes) => inner.Advance(bytes);

        public override Memory<byte> GetMemory(int sizeHint = 0) => inner.GetMemory(sizeHint);

        public override Span<byte> GetSpan(int sizeHint = 0) => inner.GetSpan(sizeHint);

        public override void CancelPendingFlush() => inner.CancelPendingFlush();

        public override void Complete(Exception? exception = null)
        {
            if (!isCut()) inner.Complete(exception);
        }

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => inner.FlushAsync(cancellationToken);

        public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default) =>
            isCut() ? ValueTask.FromResult(default(FlushResult)) : inner.WriteAsync(source, cancellationToken);
    }
}

/// <summary>Makes the transport that the configuration names.</summary>
internal static class TransportChoice
{
    public static ITransport Create(TransportSettings settings) => settings.Kind == "memory" ? new MemoryTransport() : new TcpTransport(settings);
}
