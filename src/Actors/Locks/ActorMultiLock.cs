using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Locks;

/// <summary>
/// Several locks as one: all of them or none. They are the locks of these names, and whoever uses one of them alone shares it. They are
/// always taken in the order of their names, so that no two multi-locks wait for each other in a circle.
/// </summary>
/// <remarks>
/// <para>While it waits for one lock it holds those before it in the order. It has no actor of its own.</para>
/// <para>Death of the holder or waiter: every lock that it holds is free, as <see cref="ActorLock"/> says.</para>
/// <para>Death of one lock's actor: a wait fails with <see cref="PrimitiveStoppedException"/> and gives the others back; of a lease that is
/// held the <see cref="MultiLease.LostToken"/> fires, while the other locks stay held until it is disposed.</para>
/// <para>Loss of a node and partition: for each of the locks as <see cref="ActorLock"/> says; they may be on different nodes.</para>
/// </remarks>
public sealed class ActorMultiLock
{
    private readonly IReadOnlyList<ActorLock> _locks;
    private readonly IScheduler _clock;

    /// <param name="locks">In the order in which they are taken; all for the same owner.</param>
    /// <param name="clock">What a time-out is measured with.</param>
    internal ActorMultiLock(IReadOnlyList<ActorLock> locks, IScheduler clock)
    {
        _locks = locks;
        _clock = clock;
    }

    /// <summary>The locks' names, in the order in which they are taken.</summary>
    public IReadOnlyList<string> Names => [.. _locks.Select(part => part.Name)];

    /// <summary>Waits until it has all locks.</summary>
    /// <param name="timeout">For all of them together. Null: wait without limit. Zero: do not wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TimeoutException">The time was up, and nothing is held; the message names the lock that was missing.</exception>
    /// <exception cref="OperationCanceledException">The token fired, and nothing is held.</exception>
    /// <exception cref="SynchronizationLockException">A lock that it had already was lost while it waited for the next.</exception>
    /// <exception cref="PrimitiveStoppedException">The actor of one of the locks has stopped.</exception>
    public async Task<MultiLease> AcquireAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var limit = Timeouts.Check(timeout);
        try
        {
            return (await TakeAllAsync(limit, (part, rest) => part.AcquireAsync(rest, cancellationToken)!).ConfigureAwait(false))!;
        }
        catch (TimeoutException missing)
        {
            throw new TimeoutException($"{this} was not granted within {limit}: {missing.Message}", missing);
        }
    }

    /// <summary>Takes all locks, if it can have them in time.</summary>
    /// <param name="timeout">For all of them together; zero, the default: do not wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Null when the time was up; then nothing is held.</returns>
    /// <exception cref="OperationCanceledException">The token fired, and nothing is held.</exception>
    /// <exception cref="SynchronizationLockException">A lock that it had already was lost while it waited for the next.</exception>
    /// <exception cref="PrimitiveStoppedException">The actor of one of the locks has stopped.</exception>
    public Task<MultiLease?> TryAcquireAsync(TimeSpan timeout = default, CancellationToken cancellationToken = default) =>
        TakeAllAsync(Timeouts.Check(timeout), (part, rest) => part.TryAcquireAsync(rest ?? Timeout.InfiniteTimeSpan, cancellationToken));

    /// <summary>The state of each lock, in their order; each is seen at a moment of its own.</summary>
    /// <exception cref="PrimitiveStoppedException">The actor of one of the locks has stopped.</exception>
    public async Task<IReadOnlyList<LockSnapshot>> GetSnapshotsAsync(
        TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        await Task.WhenAll(_locks.Select(part => part.GetSnapshotAsync(timeout, cancellationToken))).ConfigureAwait(false);

    /// <summary>Its locks, as in <c>multi-lock 'left', 'right'</c>.</summary>
    public override string ToString() => $"multi-lock {string.Join(", ", _locks.Select(part => $"'{part.Name}'"))}";

    private async Task<MultiLease?> TakeAllAsync(TimeSpan? limit, Func<ActorLock, TimeSpan?, Task<LockLease?>> take)
    {
        var start = _clock.MonotonicClock;
        var taken = new List<LockLease>(_locks.Count);
        var all = false;
        try
        {
            foreach (var part in _locks)
            {
                var rest = limit - (_clock.MonotonicClock - start);
                if (await take(part, rest < TimeSpan.Zero ? TimeSpan.Zero : rest).ConfigureAwait(false) is not { } lease)
                    return null;
                taken.Add(lease);
            }

            taken.ForEach(lease => lease.ThrowIfNotHeld());
            all = true;
            return new MultiLease(taken);
        }
        finally
        {
            if (!all)
            {
                foreach (var lease in taken)
                    await lease.DisposeAsync().ConfigureAwait(false);
            }
        }
    }
}
