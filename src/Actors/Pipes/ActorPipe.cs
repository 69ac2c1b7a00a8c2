using ActorConcurrency.Actors.Common;
using static ActorConcurrency.Actors.Pipes.PipeProtocol;

namespace ActorConcurrency.Actors.Pipes;

/// <summary>
/// Two ends, each for one owner, like Python's <c>Pipe</c>: what one sends the other receives, in order. Both send and receive, or, one way,
/// the second sends and the first receives. When an end is closed the other one receives what was sent and then the end of the stream.
/// </summary>
/// <remarks>
/// <para>Death of an end's owner: the end is closed.</para>
/// <para>Death of the pipe's actor: what was not received is lost, calls under way fail with <see cref="PrimitiveStoppedException"/>, and
/// the <see cref="Grant.LostToken"/> of both ends fires. A new pipe of the name is empty, its ends unopened.</para>
/// <para>Loss of a node: an end of an owner on it is closed when the cluster removes the node, not before.</para>
/// <para>Partition: an end on the other side waits until its time-out, or until one side is removed; then it is closed.</para>
/// <para>A pipe is over when both ends are closed; ends are not opened twice. Another pipe has another name.</para>
/// </remarks>
/// <typeparam name="T">The items.</typeparam>
public sealed class ActorPipe<T> : PrimitiveHandle<PipeSnapshot>
{
    internal ActorPipe(PrimitiveIncarnation primitive, IClients clients)
        : base(primitive, clients)
    {
    }

    /// <summary>Makes one of the ends this handle's owner's.</summary>
    /// <param name="end">Which one.</param>
    /// <param name="timeout">How long to wait for the pipe's answer; null: without limit.</param>
    /// <param name="cancellationToken">Ends the wait; the end stays as it was.</param>
    /// <exception cref="InvalidOperationException">The end has an owner.</exception>
    /// <exception cref="ObjectDisposedException">The end was closed.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The pipe's actor has stopped.</exception>
    public async Task<PipeConnection<T>> OpenAsync(
        PipeEnd end, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        if (!Enum.IsDefined(end))
            throw new ArgumentOutOfRangeException(nameof(end), end, "A pipe has a first and a second end.");
        var limit = Timeouts.Check(timeout);
        using var use = Use();
        var request = new Open(use.Link.NextRequestId(), use.Link.Owner, end);
        return await use.Link.AcquireAsync(
            request, (link, grant) => new PipeConnection<T>(link, Clients, grant, end), limit, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Completes when both ends are closed.</summary>
    /// <param name="timeout">Null: without limit.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TimeoutException">An end was not closed in time; the message names the owners of open ends.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The pipe's actor has stopped.</exception>
    public async Task WaitClosedAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var limit = Timeouts.Check(timeout);
        using var use = Use();
        var request = new WaitClosed(use.Link.NextRequestId(), use.Link.Owner, Timeouts.MayWait(limit));
        await use.Link.CallAsync<BothClosed>(request, limit, cancellationToken).ConfigureAwait(false);
    }
}
