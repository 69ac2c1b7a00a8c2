using System.Runtime.CompilerServices;
using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Queues;
using static ActorConcurrency.Actors.Pipes.PipeProtocol;

namespace ActorConcurrency.Actors.Pipes;

/// <summary>An end of a pipe, held by its one owner. Disposing it closes it; twice is harmless. Safe for many threads.</summary>
/// <typeparam name="T">The items.</typeparam>
public sealed class PipeConnection<T> : Grant, IAsyncDisposable
{
    internal PipeConnection(PrimitiveLink link, IClients clients, IGrant opened, PipeEnd end)
        : base(link, clients, opened) =>
        End = end;

    /// <summary>Which end it is.</summary>
    public PipeEnd End { get; }

    /// <summary>Sends an item, and completes when it is in the pipe.</summary>
    /// <param name="item">The item.</param>
    /// <param name="timeout">How long to wait for room. Null: without limit. Zero: not at all.</param>
    /// <param name="cancellationToken">Ends the wait. An item on its way may be in the pipe all the same.</param>
    /// <exception cref="IOException">The other end was closed.</exception>
    /// <exception cref="InvalidOperationException">The end does not send: it is the first of a one-way pipe.</exception>
    /// <exception cref="ObjectDisposedException">This end was closed.</exception>
    /// <exception cref="TimeoutException">There was no room in time; the item is not in the pipe.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The pipe's actor has stopped.</exception>
    public Task SendAsync(T item, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var limit = Timeouts.Check(timeout);
        return Link.CallAsync<Sent>(NewSend(item, limit), limit, cancellationToken).AsTask();
    }

    /// <summary>Sends an item if there is room in time; exceptions are as for <see cref="SendAsync"/>.</summary>
    /// <returns>False when there was no room.</returns>
    public async Task<bool> TrySendAsync(T item, TimeSpan timeout = default, CancellationToken cancellationToken = default)
    {
        var limit = Timeouts.Check(timeout);
        return await Link.TryCallAsync<Sent>(NewSend(item, limit), limit, cancellationToken).ConfigureAwait(false) is not null;
    }

    /// <summary>Receives the next item that the other end has sent.</summary>
    /// <param name="timeout">How long to wait for one. Null: without limit. Zero: not at all.</param>
    /// <param name="cancellationToken">Ends the wait. An item on its way is the next one again.</param>
    /// <exception cref="EndOfStreamException">The other end was closed, and all it sent was received.</exception>
    /// <exception cref="InvalidOperationException">The end does not receive: it is the second of a one-way pipe.</exception>
    /// <exception cref="ObjectDisposedException">This end was closed.</exception>
    /// <exception cref="TimeoutException">Nothing came in time.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The pipe's actor has stopped.</exception>
    public Task<T> ReceiveAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var limit = Timeouts.Check(timeout);
        return Link.CallAsync<Received, T>(NewReceive(limit), reply => (T)reply.Item!, limit, cancellationToken).AsTask();
    }

    /// <summary>Receives the next item if one comes in time; exceptions are as for <see cref="ReceiveAsync"/>.</summary>
    /// <returns>Null when none came.</returns>
    public Task<Taken<T>?> TryReceiveAsync(TimeSpan timeout = default, CancellationToken cancellationToken = default)
    {
        var limit = Timeouts.Check(timeout);
        return Link.TryCallAsync<Received, Taken<T>?>(
            NewReceive(limit), reply => new Taken<T>((T)reply.Item!, reply.FencingToken), limit, cancellationToken).AsTask();
    }

    /// <summary>Whether there is something to receive, an item or the end of the stream.</summary>
    /// <param name="timeout">How long to wait for it. Zero, the default: a look.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">The end does not receive: it is the second of a one-way pipe.</exception>
    /// <exception cref="ObjectDisposedException">This end was closed.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The pipe's actor has stopped.</exception>
    public async Task<bool> PollAsync(TimeSpan timeout = default, CancellationToken cancellationToken = default)
    {
        var limit = Timeouts.Check(timeout);
        var request = new Poll(Link.NextRequestId(), Link.Owner, FencingToken, Timeouts.MayWait(limit));
        return await Link.TryCallAsync<Polled>(request, limit, cancellationToken).ConfigureAwait(false) is not null;
    }

    /// <summary>Receives items until the end of the stream.</summary>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The pipe's actor has stopped.</exception>
    public async IAsyncEnumerable<T> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            T item;
            try
            {
                item = await ReceiveAsync(null, cancellationToken).ConfigureAwait(false);
            }
            catch (EndOfStreamException)
            {
                yield break;
            }

            yield return item;
        }
    }

    /// <summary>
    /// Closes the end, and completes when the pipe knows it: the other end receives what was sent, and then the end of the stream. This
    /// end's calls under way fail with <see cref="ObjectDisposedException"/>. Closing twice is closing once.
    /// </summary>
    /// <exception cref="PrimitiveStoppedException">The pipe's actor stopped before it answered.</exception>
    /// <exception cref="OperationCanceledException">The token fired: the end is closed all the same.</exception>
    public async Task CloseAsync(CancellationToken cancellationToken = default)
    {
        if (!TryEnd())
            return;
        try
        {
            var request = new Close(Link.NextRequestId(), Link.Owner, FencingToken);
            await Link.CallAsync<EndClosed>(request).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            LetGo();
        }
    }

    /// <summary>Closes the end without waiting for the answer: whatever this caller asks for next arrives after it.</summary>
    public ValueTask DisposeAsync()
    {
        if (TryEnd())
        {
            Link.Tell(new Close(0, Link.Owner, FencingToken));
            LetGo();
        }

        return ValueTask.CompletedTask;
    }

    private Send NewSend(T item, TimeSpan? limit) =>
        new(Link.NextRequestId(), Link.Owner, FencingToken, item, Timeouts.MayWait(limit));

    private Receive NewReceive(TimeSpan? limit) => new(Link.NextRequestId(), Link.Owner, FencingToken, Timeouts.MayWait(limit));
}
