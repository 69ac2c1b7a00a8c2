using System.IO.Pipelines;
using System.Net.Security;
using Akka.Simulation;
using Microsoft.AspNetCore.Connections;

namespace Akka.Remote.Transports;

/// <summary>An encrypted connection.</summary>
internal sealed class TlsConnection : ITransportConnection, IDuplexPipe
{
    private readonly ConnectionContext _connection;
    private readonly SslStream _stream;

    private TlsConnection(ConnectionContext connection)
    {
        _connection = connection;
        _stream = new SslStream(new DuplexPipeStream(connection.Transport), leaveInnerStreamOpen: false);
        Input = PipeReader.Create(_stream, new StreamPipeReaderOptions(bufferSize: 16 * 1024, leaveOpen: true));
        Output = PipeWriter.Create(_stream, new StreamPipeWriterOptions(leaveOpen: true));
    }

    public PipeReader Input { get; private set; }

    public PipeWriter Output { get; }

    public IDuplexPipe Transport => this;

    public string RemoteEndPoint => _connection.RemoteEndPoint?.ToString() ?? "?";

    /// <summary>As the one who calls.</summary>
    /// <exception cref="IOException">The other side does not prove who it is.</exception>
    public static async Task<ITransportConnection> OpenAsync(ConnectionContext connection, TlsSettings settings, string host, CancellationToken cancellationToken)
    {
        var tls = new TlsConnection(connection);
        try
        {
            await tls._stream.AuthenticateAsClientAsync(settings.AsClient(host), cancellationToken).ConfigureAwait(false);
            return tls;
        }
        catch (Exception e)
        {
            await tls.DisposeAsync().ConfigureAwait(false);
            throw e is OperationCanceledException ? e : new IOException($"TLS with {host} failed: {e.Message}", e);
        }
    }

    /// <summary>As the one who was called: what is read first waits for the proof.</summary>
    public static ITransportConnection Accepted(ConnectionContext connection, TlsSettings settings, TimeSpan patience)
    {
        var tls = new TlsConnection(connection);
        tls.Input = new WaitingReader(tls.Input, tls.AuthenticateAsync(settings, patience));
        return tls;
    }

    public void Abort() => _connection.Abort();

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync().ConfigureAwait(false);
        await _connection.DisposeAsync().ConfigureAwait(false);
    }

    private async Task AuthenticateAsync(TlsSettings settings, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        await _stream.AuthenticateAsServerAsync(settings.AsServer(), limit.Token).ConfigureAwait(false);
    }

    /// <summary>Reads when something else is done.</summary>
    private sealed class WaitingReader(PipeReader inner, Task first) : PipeReader
    {
        public override void AdvanceTo(SequencePosition consumed) => inner.AdvanceTo(consumed);

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => inner.AdvanceTo(consumed, examined);

        public override void CancelPendingRead() => inner.CancelPendingRead();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);

        public override bool TryRead(out ReadResult result) => inner.TryRead(out result);

        public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) =>
            first.IsCompletedSuccessfully ? inner.ReadAsync(cancellationToken) : WaitAndRead(cancellationToken);

        private async ValueTask<ReadResult> WaitAndRead(CancellationToken cancellationToken)
        {
            await first.WaitAsync(cancellationToken).ConfigureAwait(false);
            return await inner.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
