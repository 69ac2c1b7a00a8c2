using System.Runtime.CompilerServices;
using ActorConcurrency.Actors.Common;
using static ActorConcurrency.Actors.Queues.JoinableQueueProtocol;

namespace ActorConcurrency.Actors.Queues;

/// <summary>
/// A queue that knows which of its items are being worked on, like Python's <c>JoinableQueue</c>. First in, first out, or in
/// another order; with a capacity, adding waits for room. An item that was taken and not marked done goes back when its taker dies, to its
/// place before all that came after it, or where else the order has it: it is delivered at least once, and perhaps more often, each time with a higher count.
/// </summary>
/// <remarks>
/// <para>Death of a taker: its items go back to their places. One that was delivered
/// <see cref="JoinableQueueOptions.MaxDeliveries"/> times goes to the dead letters instead, and counts as done: a join completes,
/// and <see cref="DeadLettersAsync"/> shows what was given up.</para>
/// <para>Death of one that waits: its request is dropped; an item whose <see cref="EnqueueAsync"/> had completed stays.</para>
/// <para>Death of the queue's actor: the items are lost, calls under way fail with <see cref="PrimitiveStoppedException"/>, and the
/// <see cref="Grant.LostToken"/> of every delivery fires. A new queue of the name is empty.</para>
/// <para>Loss of a node: items with takers on it go back when the cluster removes the node, not before.</para>
/// <para>Partition: takers on the other side keep their items until one side is removed; then others get them too, with greater
/// tokens.</para>
/// </remarks>
/// <typeparam name="T">The items.</typeparam>
public sealed partial class ActorJoinableQueue<T> : PrimitiveHandle<JoinableQueueSnapshot>
{
    private readonly Func<PrimitiveLink, IGrant, Delivery<T>> _newDelivery;

    internal ActorJoinableQueue(PrimitiveIncarnation primitive, IClients clients)
        : base(primitive, clients) =>
        _newDelivery = (link, grant) => new Delivery<T>(link, clients, (Delivered)grant, (T)((Delivered)grant).Item!);

    /// <summary>Adds an item, and completes when it is in the queue.</summary>
    /// <param name="item">The item.</param>
    /// <param name="timeout">How long to wait for room. Null: without limit. Zero: not at all.</param>
    /// <param name="cancellationToken">Ends the wait. An item on its way may be in the queue all the same.</param>
    /// <exception cref="QueueClosedException">The queue is complete.</exception>
    /// <exception cref="InvalidOperationException">The item cannot be compared with the others, in a priority queue.</exception>
    /// <exception cref="TimeoutException">There was no room in time; the item is not in the queue.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The queue's actor has stopped.</exception>
    public Task EnqueueAsync(T item, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var limit = Timeouts.Check(timeout);
        var use = Use();
        var request = new Enqueue(use.Link.NextRequestId(), use.Link.Owner, item, Timeouts.MayWait(limit));
        return EndingIn(use, use.Link.CallAsync<Enqueued>(request, limit, cancellationToken));
    }

    /// <summary>Adds an item if there is room in time.</summary>
    /// <param name="item">The item.</param>
    /// <param name="timeout">How long to wait for room; zero, the default: not at all.</param>
    /// <param name="cancellationToken">Ends the wait. An item on its way may be in the queue all the same.</param>
    /// <returns>False when there was no room.</returns>
    /// <exception cref="QueueClosedException">The queue is complete.</exception>
    /// <exception cref="InvalidOperationException">The item cannot be compared with the others, in a priority queue.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The queue's actor has stopped.</exception>
    public async Task<bool> TryEnqueueAsync(T item, TimeSpan timeout = default, CancellationToken cancellationToken = default)
    {
        var limit = Timeouts.Check(timeout);
        using var use = Use();
        var request = new Enqueue(use.Link.NextRequestId(), use.Link.Owner, item, Timeouts.MayWait(limit));
        return await use.Link.TryCallAsync<Enqueued>(request, limit, cancellationToken).ConfigureAwait(false) is not null;
    }

    /// <summary>Takes the first item, to be marked done when it is worked off.</summary>
    /// <param name="timeout">How long to wait for one. Null: without limit. Zero: not at all.</param>
    /// <param name="cancellationToken">Ends the wait. An item on its way goes back to its place, and this delivery does not count.</param>
    /// <exception cref="QueueClosedException">The queue is complete, empty, and no item is with another taker from whom it might come
    /// back.</exception>
    /// <exception cref="TimeoutException">There was no item in time.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The queue's actor has stopped.</exception>
    public Task<Delivery<T>> DequeueAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var limit = Timeouts.Check(timeout);
        var use = Use();
        var request = new Dequeue(use.Link.NextRequestId(), use.Link.Owner, Timeouts.MayWait(limit));
        return Ending(use, use.Link.AcquireAsync(request, _newDelivery, limit, cancellationToken));
    }

    /// <summary>Takes the first item if there is one in time.</summary>
    /// <param name="timeout">How long to wait for one; zero, the default: not at all.</param>
    /// <param name="cancellationToken">Ends the wait. An item on its way goes back to its place, and this delivery does not count.</param>
    /// <returns>Null when there was none.</returns>
    /// <exception cref="QueueClosedException">The queue is complete, empty, and no item is with another taker from whom it might come
    /// back.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The queue's actor has stopped.</exception>
    public Task<Delivery<T>?> TryDequeueAsync(TimeSpan timeout = default, CancellationToken cancellationToken = default)
    {
        var limit = Timeouts.Check(timeout);
        var use = Use();
        var request = new Dequeue(use.Link.NextRequestId(), use.Link.Owner, Timeouts.MayWait(limit));
        return Ending(use, use.Link.TryAcquireAsync(request, _newDelivery, limit, cancellationToken));
    }

    /// <summary>The same as the delivery's own method.</summary>
    /// <exception cref="InvalidOperationException">It was marked done or returned before.</exception>
    public Task MarkDoneAsync(Delivery<T> delivery, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        return delivery.MarkDoneAsync(cancellationToken);
    }

    /// <summary>Completes when every item that was added is done or given up: at once when there is none.</summary>
    /// <param name="timeout">Null: without limit.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TimeoutException">Items were unfinished when the time was up; the message names those who work on them.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The queue's actor has stopped.</exception>
    public async Task JoinAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var limit = Timeouts.Check(timeout);
        using var use = Use();
        var request = new Join(use.Link.NextRequestId(), use.Link.Owner, Timeouts.MayWait(limit));
        await use.Link.CallAsync<Joined>(request, limit, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Says that no item will be added: adding fails from now on, also for those who wait for room; takers drain the queue, and then their
    /// calls fail and their enumerations end. Completing twice is completing once.
    /// </summary>
    /// <exception cref="PrimitiveStoppedException">The queue's actor has stopped.</exception>
    public async Task CompleteAsync(CancellationToken cancellationToken = default)
    {
        using var use = Use();
        var request = new Complete(use.Link.NextRequestId());
        await use.Link.CallAsync<Completed>(request, null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>How many items nobody had taken a moment ago.</summary>
    /// <exception cref="PrimitiveStoppedException">The queue's actor has stopped.</exception>
    public async Task<int> GetCountAsync(CancellationToken cancellationToken = default)
    {
        using var use = Use();
        var request = new GetCount(use.Link.NextRequestId());
        return (await use.Link.CallAsync<Count>(request, null, cancellationToken).ConfigureAwait(false)).Queued;
    }

    /// <summary>The items that were given up after too many deliveries, in the order in which that happened.</summary>
    /// <exception cref="PrimitiveStoppedException">The queue's actor has stopped.</exception>
    public async Task<IReadOnlyList<DeadLetter<T>>> DeadLettersAsync(CancellationToken cancellationToken = default)
    {
        using var use = Use();
        var request = new GetDeadLetters(use.Link.NextRequestId());
        var reply = await use.Link.CallAsync<DeadLetters>(request, null, cancellationToken).ConfigureAwait(false);
        return [.. reply.Items.Select(dead => new DeadLetter<T>((T)dead.Item!, dead.DeliveryCount))];
    }

    /// <summary>Takes items until the queue is complete and drained. Each is to be marked done.</summary>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The queue's actor has stopped.</exception>
    public async IAsyncEnumerable<Delivery<T>> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            Delivery<T> delivery;
            try
            {
                delivery = await DequeueAsync(null, cancellationToken).ConfigureAwait(false);
            }
            catch (QueueClosedException)
            {
                yield break;
            }

            yield return delivery;
        }
    }
}

/// <summary>An item that a queue has given up.</summary>
/// <param name="Value">The item.</param>
/// <param name="DeliveryCount">How often it was delivered.</param>
public sealed record DeadLetter<T>(T Value, int DeliveryCount);
