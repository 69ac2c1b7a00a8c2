using ActorConcurrency.Actors.Common;
using static ActorConcurrency.Actors.Semaphores.SemaphoreProtocol;

namespace ActorConcurrency.Actors.Semaphores;

/// <summary>
/// Permits, given out in order of arrival: no request overtakes an earlier one, however small it is. Like Python's <c>Semaphore</c> and
/// <c>BoundedSemaphore</c>, and with permits that are free at once when their holder dies.
/// </summary>
/// <remarks>
/// <para>Death of a holder or waiter: its permits are free and its requests dropped as soon as the semaphore learns it, by death
/// watch.</para>
/// <para>Death of the semaphore's actor: calls under way fail with <see cref="PrimitiveStoppedException"/>, and the
/// <see cref="Grant.LostToken"/> of every lease fires. A new semaphore of the name starts with all permits free while old
/// holders may not have noticed yet: that is what <see cref="Grant.FencingToken"/> is for.</para>
/// <para>Loss of a node: the permits of holders on it are free when the cluster removes the node, not before.</para>
/// <para>Partition: holders on the other side keep what they hold until one side is removed; the tokens of those who come after them
/// are greater.</para>
/// </remarks>
public sealed class ActorSemaphore : PrimitiveHandle<SemaphoreSnapshot>
{
    private readonly Func<PrimitiveLink, IGrant, SemaphoreLease> _newLease;

    internal ActorSemaphore(PrimitiveIncarnation primitive, IClients clients)
        : base(primitive, clients) =>
        _newLease = (link, grant) => new SemaphoreLease(link, clients, (Granted)grant);

    /// <summary>Waits for its turn and takes permits, all at once.</summary>
    /// <param name="permits">How many; 1 or more.</param>
    /// <param name="timeout">Null: wait without limit. Zero: do not wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TimeoutException">The time was up; the message names those who hold the permits.</exception>
    /// <exception cref="OperationCanceledException">The token fired. If the grant was on its way, it is given back.</exception>
    /// <exception cref="InvalidOperationException">The semaphore is bounded and can never have so many permits.</exception>
    /// <exception cref="PrimitiveStoppedException">The semaphore's actor has stopped.</exception>
    public Task<SemaphoreLease> AcquireAsync(
        int permits = 1, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(permits, 1);
        var limit = Timeouts.Check(timeout);
        var use = Use();
        var request = new Acquire(use.Link.NextRequestId(), use.Link.Owner, permits, Timeouts.MayWait(limit));
        return Ending(use, use.Link.AcquireAsync(request, _newLease, limit, cancellationToken));
    }

    /// <summary>Takes permits, all at once, if its turn comes in time.</summary>
    /// <param name="permits">How many; 1 or more.</param>
    /// <param name="timeout">How long to wait; zero, the default: not at all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Null when the time was up.</returns>
    /// <exception cref="OperationCanceledException">The token fired. If the grant was on its way, it is given back.</exception>
    /// <exception cref="InvalidOperationException">The semaphore is bounded and can never have so many permits.</exception>
    /// <exception cref="PrimitiveStoppedException">The semaphore's actor has stopped.</exception>
    public Task<SemaphoreLease?> TryAcquireAsync(
        int permits = 1, TimeSpan timeout = default, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(permits, 1);
        var limit = Timeouts.Check(timeout);
        var use = Use();
        var request = new Acquire(use.Link.NextRequestId(), use.Link.Owner, permits, Timeouts.MayWait(limit));
        return Ending(use, use.Link.TryAcquireAsync(request, _newLease, limit, cancellationToken));
    }

    /// <summary>
    /// Gives permits back without a lease, as in Python. Permits that this owner holds are the first to go, oldest lease
    /// first, whose <see cref="Grant.LostToken"/> then fires; beyond them the number of permits is raised, or, at a bounded semaphore,
    /// those of other holders are freed.
    /// </summary>
    /// <param name="permits">How many; 1 or more.</param>
    /// <param name="cancellationToken">Ends the wait for the answer.</param>
    /// <exception cref="SemaphoreFullException">There would be more than a bounded semaphore has; nothing is changed.</exception>
    /// <exception cref="PrimitiveStoppedException">The semaphore's actor has stopped.</exception>
    public Task ReleaseAsync(int permits = 1, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(permits, 1);
        var use = Use();
        var request = new ReleasePermits(use.Link.NextRequestId(), use.Link.Owner, permits);
        return EndingIn(use, use.Link.CallAsync<Released>(request, null, cancellationToken));
    }
}
