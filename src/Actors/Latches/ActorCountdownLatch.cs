using ActorConcurrency.Actors.Common;
using static ActorConcurrency.Actors.Latches.CountdownLatchProtocol;

namespace ActorConcurrency.Actors.Latches;

/// <summary>
/// A count that is signalled down to zero, once, and those who wait for zero. Whoever comes later finds it at zero.
/// </summary>
/// <remarks>
/// <para>Death of a waiter: it is dropped. Death of one who was to signal: the latch does not know it, and waits on; that is what the
/// time-out is for.</para>
/// <para>Death of the latch's actor: waits and other calls under way fail with <see cref="PrimitiveStoppedException"/>. A new latch of the
/// name starts with the whole count.</para>
/// <para>Loss of a node: a waiter on it counts as dead when the cluster removes the node, not before.</para>
/// <para>Partition: signals from the other side do not arrive; a waiter there waits until its time-out or until one side is removed.</para>
/// </remarks>
public sealed class ActorCountdownLatch : PrimitiveHandle<CountdownLatchSnapshot>
{
    internal ActorCountdownLatch(PrimitiveIncarnation primitive, IClients clients)
        : base(primitive, clients)
    {
    }

    /// <summary>Counts down; at zero all who wait go on.</summary>
    /// <param name="count">By how much; 1 or more.</param>
    /// <param name="cancellationToken">Ends the wait for the answer; it is counted all the same.</param>
    /// <returns>What is left.</returns>
    /// <exception cref="InvalidOperationException">Less than that is left; nothing is counted.</exception>
    /// <exception cref="PrimitiveStoppedException">The latch's actor has stopped; whether it was counted is unknown.</exception>
    public async Task<int> SignalAsync(int count = 1, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        using var use = Use();
        var request = new Signal(use.Link.NextRequestId(), count);
        return (await use.Link.CallAsync<Remaining>(request, null, cancellationToken).ConfigureAwait(false)).Count;
    }

    /// <summary>Waits until the count is zero.</summary>
    /// <param name="timeout">Null: without limit. Zero: a look.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>True when it is zero, false when the time was up before.</returns>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The latch's actor has stopped.</exception>
    public async Task<bool> WaitAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var limit = Timeouts.Check(timeout);
        using var use = Use();
        var request = new Wait(use.Link.NextRequestId(), use.Link.Owner, Timeouts.MayWait(limit));
        return await use.Link.TryCallAsync<Released>(request, limit, cancellationToken).ConfigureAwait(false) is not null;
    }
}
