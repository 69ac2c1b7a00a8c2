using ActorConcurrency.Actors.Common;
using static ActorConcurrency.Actors.Locks.LockProtocol;

namespace ActorConcurrency.Actors.Locks;

/// <summary>
/// One holder at a time, waiters in order of arrival, like Python's <c>Lock</c> and <c>RLock</c>, and free at once when its holder dies.
/// A lock that is not re-entrant lets its own holder wait as well; a re-entrant one lets it in again and is free when it has left
/// as often as it came in. Who the holder is goes by owner, never by thread or task.
/// </summary>
/// <remarks>
/// <para>Death of the holder: the lock is the next one's as soon as the lock's actor learns it, by death watch. Death of a waiter: its
/// requests are dropped.</para>
/// <para>Death of the lock's actor: calls under way fail with <see cref="PrimitiveStoppedException"/>, and the
/// <see cref="Grant.LostToken"/> of the lease fires. A new lock of the name starts free while the old holder may not have noticed yet:
/// that is what <see cref="Grant.FencingToken"/> is for.</para>
/// <para>Loss of a node: a lock whose holder was on it is free when the cluster removes the node, not before.</para>
/// <para>Partition: a holder on the other side keeps the lock until one side is removed; the tokens of those who come after it are
/// greater.</para>
/// </remarks>
public sealed class ActorLock : PrimitiveHandle<LockSnapshot>
{
    internal const string Kind = "lock";

    private readonly Func<PrimitiveLink, IGrant, LockLease> _newLease;

    internal ActorLock(PrimitiveIncarnation primitive, IClients clients, LockSettings settings)
        : base(primitive, clients)
    {
        Settings = settings;
        _newLease = (link, grant) => new LockLease(link, clients, (Granted)grant);
    }

    internal LockSettings Settings { get; }

    /// <summary>Waits for its turn and takes the lock.</summary>
    /// <param name="timeout">Null: wait without limit. Zero: do not wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TimeoutException">
    /// The time was up; the message names the holder, and says so when that is the caller itself.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token fired. If the grant was on its way, it is given back.</exception>
    /// <exception cref="PrimitiveStoppedException">The lock's actor has stopped.</exception>
    public Task<LockLease> AcquireAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var limit = Timeouts.Check(timeout);
        var use = Use();
        var request = new Acquire(use.Link.NextRequestId(), use.Link.Owner, Timeouts.MayWait(limit));
        return Ending(use, use.Link.AcquireAsync(request, _newLease, limit, cancellationToken));
    }

    /// <summary>Takes the lock if its turn comes in time.</summary>
    /// <param name="timeout">How long to wait; zero, the default: not at all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Null when the time was up.</returns>
    /// <exception cref="OperationCanceledException">The token fired. If the grant was on its way, it is given back.</exception>
    /// <exception cref="PrimitiveStoppedException">The lock's actor has stopped.</exception>
    public Task<LockLease?> TryAcquireAsync(TimeSpan timeout = default, CancellationToken cancellationToken = default)
    {
        var limit = Timeouts.Check(timeout);
        var use = Use();
        var request = new Acquire(use.Link.NextRequestId(), use.Link.Owner, Timeouts.MayWait(limit));
        return Ending(use, use.Link.TryAcquireAsync(request, _newLease, limit, cancellationToken));
    }

    /// <summary>
    /// Gives the lock back without a lease, as in Python. A lock that is not re-entrant may be given back by anybody; of a re-entrant one
    /// its holder gives back the latest level. The <see cref="Grant.LostToken"/> of the lease that ends so fires.
    /// </summary>
    /// <exception cref="SynchronizationLockException">Nobody holds the lock, or, if it is re-entrant, not this owner.</exception>
    /// <exception cref="PrimitiveStoppedException">The lock's actor has stopped.</exception>
    public Task ReleaseAsync(CancellationToken cancellationToken = default)
    {
        var use = Use();
        var request = new Unlock(use.Link.NextRequestId(), use.Link.Owner);
        return EndingIn(use, use.Link.CallAsync<Released>(request, null, cancellationToken));
    }
}
