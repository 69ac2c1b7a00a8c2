using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ActorConcurrency.Actors.Common;
using static ActorConcurrency.Actors.Queues.QueueProtocol;

namespace ActorConcurrency.Actors.Queues;

/// <summary>
/// Items for whoever comes to take them, like Python's <c>Queue</c>, <c>LifoQueue</c> and <c>PriorityQueue</c>: first in first out, last
/// in first out, or the least first and equal ones by arrival. With a capacity, adding waits for room. Those who wait are served in
/// order of arrival. What was taken is the taker's, and goes with it; a joinable queue delivers again.
/// </summary>
/// <remarks>
/// <para>Death of one that waits: its request is dropped. An item that was on its way to it and had not arrived goes back to its place;
/// one whose <see cref="EnqueueAsync"/> had completed stays.</para>
/// <para>Death of the queue's actor: the items are lost, and calls under way fail with <see cref="PrimitiveStoppedException"/>. A
/// new queue of the name is empty.</para>
/// <para>Loss of a node: items on their way to it go back when the cluster removes the node, not before; one that had arrived and was
/// not confirmed in time may then be taken twice.</para>
/// <para>Partition: those on the other side wait until their time-out, or until one side is removed.</para>
/// </remarks>
/// <typeparam name="T">The items.</typeparam>
public sealed class ActorQueue<T> : PrimitiveHandle<QueueSnapshot>
{
    internal ActorQueue(PrimitiveIncarnation primitive, IClients clients)
        : base(primitive, clients)
    {
    }

    /// <summary>Adds an item, and completes when it is in the queue.</summary>
    /// <param name="item">The item.</param>
    /// <param name="timeout">How long to wait for room. Null: without limit. Zero: not at all.</param>
    /// <param name="cancellationToken">Ends the wait. An item on its way may be in the queue all the same.</param>
    /// <exception cref="QueueClosedException">The queue is complete.</exception>
    /// <exception cref="InvalidOperationException">The queue's comparer refuses the item.</exception>
    /// <exception cref="TimeoutException">There was no room in time; the item is not in the queue.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The queue's actor has stopped.</exception>
    public Task EnqueueAsync(T item, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        PutAsync([item], timeout, cancellationToken);

    /// <summary>Adds items in one step, when there is room for all of them; exceptions are as for <see cref="EnqueueAsync"/>.</summary>
    /// <exception cref="InvalidOperationException">There are more of them than the capacity, or the comparer refuses one.</exception>
    public Task EnqueueManyAsync(IEnumerable<T> items, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        return PutAsync([.. items.Select(item => (object?)item)], timeout, cancellationToken);
    }

    /// <summary>Adds an item if there is room in time.</summary>
    /// <param name="item">The item.</param>
    /// <param name="timeout">How long to wait for room; zero, the default: not at all.</param>
    /// <param name="cancellationToken">Ends the wait. An item on its way may be in the queue all the same.</param>
    /// <returns>False when there was no room.</returns>
    /// <exception cref="QueueClosedException">The queue is complete.</exception>
    /// <exception cref="InvalidOperationException">The queue's comparer refuses the item.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The queue's actor has stopped.</exception>
    public Task<bool> TryEnqueueAsync(T item, TimeSpan timeout = default, CancellationToken cancellationToken = default) =>
        TryPutAsync([item], timeout, cancellationToken);

    /// <summary>Adds items in one step if there is room for all of them in time; else adds none.</summary>
    /// <returns>False when there was no room.</returns>
    /// <exception cref="InvalidOperationException">There are more of them than the capacity, or the comparer refuses one.</exception>
    public Task<bool> TryEnqueueManyAsync(
        IEnumerable<T> items, TimeSpan timeout = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        return TryPutAsync([.. items.Select(item => (object?)item)], timeout, cancellationToken);
    }

    /// <summary>Takes the next item.</summary>
    /// <param name="timeout">How long to wait for one. Null: without limit. Zero: not at all.</param>
    /// <param name="cancellationToken">Ends the wait. An item on its way goes back to its place.</param>
    /// <exception cref="QueueClosedException">The queue is complete and empty.</exception>
    /// <exception cref="TimeoutException">There was no item in time.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The queue's actor has stopped.</exception>
    public Task<T> DequeueAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var limit = Timeouts.Check(timeout);
        var use = Use();
        var request = NewDequeue(use.Link, 1, limit);
        return Ending(use, use.Link.CallAsync<Dequeued, T>(request, One, limit, cancellationToken));
    }

    /// <summary>Takes the next items: waits for one, and takes as many as are there then, in one step.</summary>
    /// <param name="most">How many at most; 1 or more.</param>
    /// <param name="timeout">How long to wait for one. Null: without limit. Zero: not at all.</param>
    /// <param name="cancellationToken">Ends the wait. Items on their way go back to their places.</param>
    /// <exception cref="QueueClosedException">The queue is complete and empty.</exception>
    /// <exception cref="TimeoutException">There was no item in time.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The queue's actor has stopped.</exception>
    public async Task<IReadOnlyList<T>> DequeueManyAsync(
        int most, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var limit = Timeouts.Check(timeout);
        using var use = Use();
        var request = NewDequeue(use.Link, most, limit);
        return await use.Link.CallAsync<Dequeued, T[]>(request, All, limit, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes the next item if there is one in time.</summary>
    /// <param name="timeout">How long to wait for one; zero, the default: not at all.</param>
    /// <param name="cancellationToken">Ends the wait. An item on its way goes back to its place.</param>
    /// <returns>Null when there was none.</returns>
    /// <exception cref="QueueClosedException">The queue is complete and empty.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The queue's actor has stopped.</exception>
    public async Task<Taken<T>?> TryDequeueAsync(TimeSpan timeout = default, CancellationToken cancellationToken = default)
    {
        var limit = Timeouts.Check(timeout);
        using var use = Use();
        var request = NewDequeue(use.Link, 1, limit);
        return await use.Link.TryCallAsync<Dequeued, Taken<T>?>(
            request, reply => new Taken<T>(One(reply), reply.FencingToken), limit, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>As <see cref="DequeueManyAsync"/>, with an empty list when there was none in time.</summary>
    /// <exception cref="QueueClosedException">The queue is complete and empty.</exception>
    public async Task<IReadOnlyList<T>> TryDequeueManyAsync(
        int most, TimeSpan timeout = default, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var limit = Timeouts.Check(timeout);
        using var use = Use();
        var request = NewDequeue(use.Link, most, limit);
        return await use.Link.TryCallAsync<Dequeued, T[]>(request, All, limit, cancellationToken).ConfigureAwait(false) ?? [];
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

    /// <summary>How many items there were a moment ago.</summary>
    /// <exception cref="PrimitiveStoppedException">The queue's actor has stopped.</exception>
    public async Task<int> GetCountAsync(CancellationToken cancellationToken = default)
    {
        using var use = Use();
        var request = new GetCount(use.Link.NextRequestId());
        return (await use.Link.CallAsync<Count>(request, null, cancellationToken).ConfigureAwait(false)).Items;
    }

    /// <summary>Takes items until the queue is complete and drained.</summary>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The queue's actor has stopped.</exception>
    public async IAsyncEnumerable<T> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            T item;
            try
            {
                item = await DequeueAsync(null, cancellationToken).ConfigureAwait(false);
            }
            catch (QueueClosedException)
            {
                yield break;
            }

            yield return item;
        }
    }

    /// <summary>
    /// The queue as a channel, for code that reads and writes channels. A channel promises an item at once when it says that there is one,
    /// so its reader takes one item ahead while it waits to read, and its writer has one on its way: each view is for one flow of
    /// control on either side. An item that was taken ahead and never read is lost with the view.
    /// </summary>
    public Channel<T> AsChannel() => new QueueChannel<T>(this);

    private static T One(Dequeued reply) => (T)reply.Items[0]!;

    private static T[] All(Dequeued reply) => [.. reply.Items.Select(item => (T)item!)];

    private static Dequeue NewDequeue(PrimitiveLink link, int most, TimeSpan? limit) =>
        new(link.NextRequestId(), link.Owner, most, Timeouts.MayWait(limit), Confirmed: true);

    private Task PutAsync(object?[] items, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var limit = Timeouts.Check(timeout);
        var use = Use();
        return EndingIn(use, use.Link.CallAsync<Enqueued>(NewEnqueue(use.Link, items, limit), limit, cancellationToken));
    }

    private async Task<bool> TryPutAsync(object?[] items, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var limit = Timeouts.Check(timeout);
        using var use = Use();
        var request = NewEnqueue(use.Link, items, limit);
        return await use.Link.TryCallAsync<Enqueued>(request, limit, cancellationToken).ConfigureAwait(false) is not null;
    }

    private static Enqueue NewEnqueue(PrimitiveLink link, object?[] items, TimeSpan? limit) =>
        new(link.NextRequestId(), link.Owner, items, Timeouts.MayWait(limit));
}

/// <summary>An item that was taken from a queue.</summary>
/// <param name="Value">The item.</param>
/// <param name="FencingToken">Grows with everything that is taken from the queue.</param>
public readonly record struct Taken<T>(T Value, FencingToken FencingToken);
