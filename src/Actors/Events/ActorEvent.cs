using System.Runtime.CompilerServices;
using ActorConcurrency.Actors.Common;
using Akka.Actor;
using static ActorConcurrency.Actors.Events.EventProtocol;

namespace ActorConcurrency.Actors.Events;

/// <summary>
/// A flag that many can wait for, like Python's <c>Event</c>. Setting it releases every waiter present, even when it is reset at once
/// afterwards. Changes can be followed in order.
/// </summary>
/// <remarks>
/// <para>Death of a waiter: it is dropped. Nobody holds an event, so nothing else happens.</para>
/// <para>Death of the event's actor: waits and other calls under way fail with <see cref="PrimitiveStoppedException"/>, and so do
/// enumerations of changes. A new event of the name is not set, whatever the old one was.</para>
/// <para>Loss of a node: a waiter on another node counts as dead when the cluster removes its node, not before.</para>
/// <para>Partition: a waiter on the other side keeps waiting until its time-out or until one side is removed; a set may have happened
/// that it has not heard of.</para>
/// </remarks>
public sealed class ActorEvent : PrimitiveHandle<EventSnapshot>
{
    internal ActorEvent(PrimitiveIncarnation primitive, IClients clients)
        : base(primitive, clients)
    {
    }

    /// <summary>Sets the event; all who wait are released. Setting it twice is setting it once.</summary>
    /// <exception cref="PrimitiveStoppedException">The event's actor has stopped.</exception>
    public async Task SetAsync(CancellationToken cancellationToken = default)
    {
        using var use = Use();
        await use.Link.CallAsync<IsSet>(new Set(use.Link.NextRequestId()), null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Resets the event: who waits from now on waits for the next set.</summary>
    /// <exception cref="PrimitiveStoppedException">The event's actor has stopped.</exception>
    public async Task ResetAsync(CancellationToken cancellationToken = default)
    {
        using var use = Use();
        await use.Link.CallAsync<IsSet>(new Reset(use.Link.NextRequestId()), null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether the event was set a moment ago.</summary>
    /// <exception cref="PrimitiveStoppedException">The event's actor has stopped.</exception>
    public async Task<bool> IsSetAsync(CancellationToken cancellationToken = default)
    {
        using var use = Use();
        var request = new GetIsSet(use.Link.NextRequestId());
        return (await use.Link.CallAsync<IsSet>(request, null, cancellationToken).ConfigureAwait(false)).Value;
    }

    /// <summary>Waits until the event is set.</summary>
    /// <param name="timeout">Null: without limit. Zero: a look.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>True when it was set, false when the time was up before.</returns>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The event's actor has stopped.</exception>
    public async Task<bool> WaitAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var limit = Timeouts.Check(timeout);
        if (!Timeouts.MayWait(limit))
            return await IsSetAsync(cancellationToken).ConfigureAwait(false);

        using var use = Use();
        var request = new Wait(use.Link.NextRequestId(), use.Link.Owner);
        return await use.Link.TryCallAsync<Released>(request, limit, cancellationToken).ConfigureAwait(false) is not null;
    }

    /// <summary>
    /// Has every change told to an actor as <see cref="Changed"/>, in order, until it stops; the state as it is comes first. The task
    /// completes when the subscription is in force.
    /// </summary>
    /// <exception cref="PrimitiveStoppedException">The event's actor has stopped.</exception>
    public async Task SubscribeAsync(IActorRef subscriber, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        using var use = Use();
        var request = new Subscribe(subscriber, use.Link.NextRequestId());
        await use.Link.CallAsync<IsSet>(request, null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends an actor's subscription; without one nothing happens.</summary>
    /// <exception cref="PrimitiveStoppedException">The event's actor has stopped.</exception>
    public async Task UnsubscribeAsync(IActorRef subscriber, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        using var use = Use();
        var request = new Unsubscribe(subscriber, use.Link.NextRequestId());
        await use.Link.CallAsync<IsSet>(request, null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The state as it is, then every change in order. Ends when it is cancelled or no longer enumerated, or with its owner.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The event's actor has stopped.</exception>
    public async IAsyncEnumerable<bool> ChangesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var use = Use();
        using var feed = use.Link.Feed<Changed>(subscriber => new Subscribe(subscriber));
        await foreach (var changed in feed.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            yield return changed.IsSet;
    }
}
