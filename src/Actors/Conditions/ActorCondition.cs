using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Locks;
using static ActorConcurrency.Actors.Conditions.ConditionProtocol;

namespace ActorConcurrency.Actors.Conditions;

/// <summary>
/// Lets the holder of a lock wait until another holder of it says that something has changed, like Python's <c>Condition</c>. A wait gives
/// the lock up, all levels of it, and has it again when it returns, whatever ended it. Waiters are notified in the order in which
/// they came, and get the lock in that order.
/// </summary>
/// <remarks>
/// <para>Death of a waiter: it is dropped. Notified already, it wastes that notification: nobody else is woken in its place. Death of
/// a holder who was to notify: the lock is free, and the waiters wait on until somebody else notifies or their time is up.</para>
/// <para>Death of the condition's actor, or of its lock's: calls under way fail with <see cref="PrimitiveStoppedException"/>; who was waiting
/// does not hold the lock, and the <see cref="Grant.LostToken"/> of its lease fires.</para>
/// <para>Loss of a node: a waiter on it counts as dead when the cluster removes the node, not before.</para>
/// <para>Partition: a waiter on the other side waits on, beyond its time-out too, until it can have the lock or one side is
/// removed.</para>
/// </remarks>
public sealed class ActorCondition : PrimitiveHandle<ConditionSnapshot>
{
    internal ActorCondition(PrimitiveIncarnation primitive, IClients clients, ActorLock theLock)
        : base(primitive, clients) =>
        Lock = theLock;

    /// <summary>The lock that must be held to wait and to notify.</summary>
    public ActorLock Lock { get; }

    /// <summary>Gives the lock up, waits to be notified, and returns when it has the lock again.</summary>
    /// <param name="lease">
    /// The lock, held by the caller. Afterwards it is held by the same lease, under a greater <see cref="Grant.FencingToken"/>.
    /// </param>
    /// <param name="timeout">
    /// How long to wait for the notification; to have the lock again takes as long as it takes. Null: without limit. Zero: not at all, but
    /// the lock is given up and had again.
    /// </param>
    /// <param name="cancellationToken">Ends the wait for the notification; it throws when the lock is held again.</param>
    /// <returns>True when it was notified, false when the time was up before.</returns>
    /// <exception cref="SynchronizationLockException">
    /// The caller does not hold this condition's lock by that lease, or gave it back while it waited.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token fired before it was notified. The lock is held.</exception>
    /// <exception cref="PrimitiveStoppedException">
    /// The actor of the condition or of its lock has stopped. The lock is not held, and the lease is lost.
    /// </exception>
    public async Task<bool> WaitAsync(LockLease lease, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var limit = Timeouts.Check(timeout);
        var link = LinkFor(lease);
        var request = new Wait(link.NextRequestId(), link.Owner, lease.FencingToken, Timeouts.MayWait(limit));
        bool notified;
        try
        {
            notified = await link.Start(new WaitCall(link, lease.Link, request, limit), request, cancellationToken).ConfigureAwait(false);
        }
        catch (PrimitiveStoppedException)
        {
            Abandon(lease);
            throw;
        }

        lease.ThrowIfNotHeld();
        if (!notified)
            cancellationToken.ThrowIfCancellationRequested();
        return notified;
    }

    /// <summary>Waits, again and again, until a predicate holds. It is called with the lock held, first of all before any wait.</summary>
    /// <param name="lease">The lock, held by the caller, as for <see cref="WaitAsync"/>.</param>
    /// <param name="predicate">What the caller waits for.</param>
    /// <param name="timeout">For all waits together. Null: without limit. Zero: one look.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What the predicate said last: false when the time was up.</returns>
    /// <inheritdoc cref="WaitAsync" path="/exception" />
    public Task<bool> WaitForAsync(
        LockLease lease, Func<bool> predicate, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return WaitForAsync(lease, () => Task.FromResult(predicate()), timeout, cancellationToken);
    }

    /// <summary>The same, for a predicate that has to ask other primitives.</summary>
    /// <inheritdoc cref="WaitForAsync(LockLease, Func{bool}, TimeSpan?, CancellationToken)" />
    public async Task<bool> WaitForAsync(
        LockLease lease, Func<Task<bool>> predicate, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        var limit = Timeouts.Check(timeout);
        LinkFor(lease);
        var clock = lease.Link.Client.System.Scheduler;
        var start = clock.MonotonicClock;
        while (!await predicate().ConfigureAwait(false))
        {
            var rest = limit - (clock.MonotonicClock - start);
            if (rest <= TimeSpan.Zero)
                return false;
            await WaitAsync(lease, rest, cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    /// <summary>Lets waiters go on, those who came first. Each returns when it can have the lock, which the caller holds.</summary>
    /// <param name="lease">The lock, held by the caller.</param>
    /// <param name="count">How many, at most; 0 or more.</param>
    /// <param name="cancellationToken">Ends the wait for the answer.</param>
    /// <returns>How many there were to notify.</returns>
    /// <exception cref="SynchronizationLockException">The caller does not hold this condition's lock by that lease.</exception>
    /// <exception cref="PrimitiveStoppedException">The actor of the condition or of its lock has stopped.</exception>
    public async Task<int> NotifyAsync(LockLease lease, int count = 1, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var link = LinkFor(lease);
        var request = new Notify(link.NextRequestId(), link.Owner, lease.FencingToken, count);
        return (await link.CallAsync<Notified>(request, null, cancellationToken).ConfigureAwait(false)).Count;
    }

    /// <summary>Lets all who wait go on, one after the other, as each can have the lock.</summary>
    /// <inheritdoc cref="NotifyAsync" />
    public Task<int> NotifyAllAsync(LockLease lease, CancellationToken cancellationToken = default) =>
        NotifyAsync(lease, int.MaxValue, cancellationToken);

    private PrimitiveLink LinkFor(LockLease lease)
    {
        ArgumentNullException.ThrowIfNull(lease);
        if (!ReferenceEquals(lease.Link.Primitive, Lock.Primitive))
            throw new SynchronizationLockException($"{this} is on {Lock}, and the lease is one of {lease.Link.Primitive}.");
        lease.ThrowIfNotHeld();
        return LinkOf(lease.Link.Client);
    }

    // Perhaps it is held still: the condition may have died before it told the lock. To the caller it is lost, so it is given back.
    private static void Abandon(LockLease lease)
    {
        foreach (var level in lease.Link.HeldBy(lease.FencingToken))
        {
            lease.Link.Tell(new LockProtocol.Release(0, lease.Link.Owner, level.RequestId));
            lease.Link.Lose(level.RequestId);
        }
    }
}
