using ActorConcurrency.Actors.Common;
using static ActorConcurrency.Actors.ReaderWriterLocks.ReaderWriterLockProtocol;

namespace ActorConcurrency.Actors.ReaderWriterLocks;

/// <summary>
/// Any number of readers or one writer, in order of arrival. A reader that comes after a writer waits behind it, so neither starves. Not
/// re-entrant: a holder that asks again may wait for itself, and one that reads cannot become a writer without giving back first.
/// </summary>
/// <remarks>
/// <para>Death of a holder or waiter: what it held is free and its requests are dropped as soon as the lock's actor learns it, by death
/// watch. What a writer had written by then is the next one's to check.</para>
/// <para>Death of the lock's actor: calls under way fail with <see cref="PrimitiveStoppedException"/>, and the
/// <see cref="Grant.LostToken"/> of every lease fires. A new lock of the name starts free while old holders may not have noticed yet:
/// that is what <see cref="Grant.FencingToken"/> is for.</para>
/// <para>Loss of a node: what its holders held is free when the cluster removes the node, not before.</para>
/// <para>Partition: holders on the other side keep the lock until one side is removed; the tokens of those who come after them are
/// greater.</para>
/// </remarks>
public sealed class ActorReaderWriterLock : PrimitiveHandle<ReaderWriterLockSnapshot>
{
    private readonly Func<PrimitiveLink, IGrant, ReaderWriterLease> _newLease;

    internal ActorReaderWriterLock(PrimitiveIncarnation primitive, IClients clients)
        : base(primitive, clients) =>
        _newLease = (link, grant) => new ReaderWriterLease(link, clients, (Granted)grant);

    /// <summary>Waits for its turn, and holds the lock together with other readers.</summary>
    /// <param name="timeout">Null: wait without limit. Zero: do not wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TimeoutException">The time was up; the message names those who hold the lock, and how.</exception>
    /// <exception cref="OperationCanceledException">The token fired. If the grant was on its way, it is given back.</exception>
    /// <exception cref="PrimitiveStoppedException">The lock's actor has stopped.</exception>
    public Task<ReaderWriterLease> AcquireReadAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        AcquireAsync(write: false, timeout, cancellationToken);

    /// <summary>Waits for its turn, and holds the lock alone.</summary>
    /// <param name="timeout">Null: wait without limit. Zero: do not wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TimeoutException">The time was up; the message names those who hold the lock, and how.</exception>
    /// <exception cref="OperationCanceledException">The token fired. If the grant was on its way, it is given back.</exception>
    /// <exception cref="PrimitiveStoppedException">The lock's actor has stopped.</exception>
    public Task<ReaderWriterLease> AcquireWriteAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        AcquireAsync(write: true, timeout, cancellationToken);

    /// <summary>Holds the lock together with other readers, if its turn comes in time.</summary>
    /// <param name="timeout">How long to wait; zero, the default: not at all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Null when the time was up.</returns>
    /// <exception cref="OperationCanceledException">The token fired. If the grant was on its way, it is given back.</exception>
    /// <exception cref="PrimitiveStoppedException">The lock's actor has stopped.</exception>
    public Task<ReaderWriterLease?> TryAcquireReadAsync(TimeSpan timeout = default, CancellationToken cancellationToken = default) =>
        TryAcquireAsync(write: false, timeout, cancellationToken);

    /// <summary>Holds the lock alone, if its turn comes in time.</summary>
    /// <param name="timeout">How long to wait; zero, the default: not at all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Null when the time was up.</returns>
    /// <exception cref="OperationCanceledException">The token fired. If the grant was on its way, it is given back.</exception>
    /// <exception cref="PrimitiveStoppedException">The lock's actor has stopped.</exception>
    public Task<ReaderWriterLease?> TryAcquireWriteAsync(TimeSpan timeout = default, CancellationToken cancellationToken = default) =>
        TryAcquireAsync(write: true, timeout, cancellationToken);

    private async Task<ReaderWriterLease> AcquireAsync(bool write, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var limit = Timeouts.Check(timeout);
        using var use = Use();
        var request = new Acquire(use.Link.NextRequestId(), use.Link.Owner, write, Timeouts.MayWait(limit));
        return await use.Link.AcquireAsync(request, _newLease, limit, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ReaderWriterLease?> TryAcquireAsync(bool write, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var limit = Timeouts.Check(timeout);
        using var use = Use();
        var request = new Acquire(use.Link.NextRequestId(), use.Link.Owner, write, Timeouts.MayWait(limit));
        return await use.Link.TryAcquireAsync(request, _newLease, limit, cancellationToken).ConfigureAwait(false);
    }
}
