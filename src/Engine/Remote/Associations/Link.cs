using System.Buffers;
using System.IO.Pipelines;
using Akka.Simulation;

namespace Akka.Remote.Associations;

/// <summary>What became of a frame that was to be sent.</summary>
internal enum WriteResult
{
    Written,
    Closed,
    Full,
}

/// <summary>
/// A connection that carries frames. Frames are gathered while earlier ones are being written, and then go out together: under load, one write
/// carries many of them.
/// </summary>
internal sealed class Link : IThreadPoolWorkItem
{
    private static long _lastNumber;

    private readonly ITransportConnection _connection;
    private readonly PipeReader _input;
    private readonly PipeWriter _output;
    private readonly int _limit;
    private readonly object _gate = new();
    private readonly TaskCompletionSource _flushed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private byte[] _gathered = ArrayPool<byte>.Shared.Rent(16 * 1024);
    private byte[] _spare = ArrayPool<byte>.Shared.Rent(16 * 1024);
    private int _length;
    private bool _isWriting;
    private bool _isClosing;
    private volatile bool _isClosed;

    public Link(ITransportConnection connection, int limit, bool isInbound)
    {
        _connection = connection;
        _input = connection.Transport.Input;
        _output = connection.Transport.Output;
        _limit = limit;
        IsInbound = isInbound;
        Number = Interlocked.Increment(ref _lastNumber);
    }

    /// <summary>True when the other node opened the connection.</summary>
    public bool IsInbound { get; }

    /// <summary>Later links have greater numbers.</summary>
    public long Number { get; }

    public string RemoteEndPoint => _connection.RemoteEndPoint;

    public bool IsClosed => _isClosed;

    /// <summary>When something came in last, in milliseconds of the machine's clock.</summary>
    public long LastReceived { get; private set; } = Environment.TickCount64;

    /// <summary>When something was sent last.</summary>
    public long LastSent { get; private set; } = Environment.TickCount64;

    /// <summary>Sends a frame, which begins with its length.</summary>
    public WriteResult Write(ReadOnlySpan<byte> frame)
    {
        bool start;
        lock (_gate)
        {
            if (_isClosed || _isClosing) return WriteResult.Closed;
            if (_length + frame.Length > _limit) return WriteResult.Full;
            if (_gathered.Length - _length < frame.Length) Grow(frame.Length);
            frame.CopyTo(_gathered.AsSpan(_length));
            _length += frame.Length;
            start = !_isWriting;
            _isWriting = true;
        }
        if (start) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        return WriteResult.Written;
    }

    void IThreadPoolWorkItem.Execute() => _ = WriteGathered();

    private async Task WriteGathered()
    {
        try
        {
            while (true)
            {
                byte[] bytes;
                int length;
                lock (_gate)
                {
                    if (_length == 0)
                    {
                        _isWriting = false;
                        if (_isClosing) _flushed.TrySetResult();
                        return;
                    }
                    (bytes, length) = (_gathered, _length);
                    (_gathered, _spare) = (_spare, _gathered);
                    _length = 0;
                }
                LastSent = Environment.TickCount64;
                var result = await _output.WriteAsync(bytes.AsMemory(0, length)).ConfigureAwait(false);
                if (!result.IsCompleted && !result.IsCanceled) continue;
                Abort();
                return;
            }
        }
        catch (Exception)
        {
            // Reading ends with the failure, and reports it.
            Abort();
        }
    }

    /// <summary>Reads one frame of the handshake.</summary>
    /// <exception cref="EndOfStreamException">The connection has ended.</exception>
    public async Task<byte[]> ReadFrameAsync(int limit, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await _input.ReadAsync(cancellationToken).ConfigureAwait(false);
            var buffer = result.Buffer;
            if (Frames.TryTake(ref buffer, limit, out var frame))
            {
                var bytes = frame.ToArray();
                _input.AdvanceTo(buffer.Start);
                return bytes;
            }
            _input.AdvanceTo(buffer.Start, buffer.End);
            if (result.IsCompleted) throw new EndOfStreamException("The other node closed the connection.");
        }
    }

    /// <summary>Reads until the connection ends.</summary>
    /// <param name="limit">The largest frame.</param>
    /// <param name="receive">Takes all whole frames out of what has come in.</param>
    /// <returns>Completes when the connection has ended, with the failure if that is why.</returns>
    public async Task<Exception?> ReadAllAsync(int limit, Received receive)
    {
        Exception? failure = null;
        try
        {
            while (true)
            {
                var result = await _input.ReadAsync().ConfigureAwait(false);
                var buffer = result.Buffer;
                LastReceived = Environment.TickCount64;
                receive(this, ref buffer, limit);
                _input.AdvanceTo(buffer.Start, buffer.End);
                if (result.IsCompleted || _isClosed) break;
            }
        }
        catch (Exception e)
        {
            failure = e;
        }
        await CloseAsync().ConfigureAwait(false);
        return failure;
    }

    /// <summary>Takes no more frames, and sends those that are there.</summary>
    public Task FlushAndEndAsync()
    {
        lock (_gate)
        {
            _isClosing = true;
            if (_length == 0 && !_isWriting) _flushed.TrySetResult();
        }
        return _flushed.Task;
    }

    public void Abort()
    {
        lock (_gate)
        {
            if (_isClosed) return;
            _isClosed = true;
        }
        _flushed.TrySetResult();
        _connection.Abort();
    }

    public async Task CloseAsync()
    {
        Abort();
        try
        {
            await _input.CompleteAsync().ConfigureAwait(false);
            await _output.CompleteAsync().ConfigureAwait(false);
            await _connection.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // It has ended in another way.
        }
    }

    private void Grow(int more)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_gathered.Length * 2, _length + more));
        _gathered.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_gathered);
        _gathered = larger;
    }
}

/// <summary>Takes the whole frames out of a buffer.</summary>
internal delegate void Received(Link link, ref ReadOnlySequence<byte> buffer, int limit);
